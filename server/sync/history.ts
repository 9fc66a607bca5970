import { randomUUID } from 'node:crypto';
import { invariant } from '#domain/kernel/invariant.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Database } from '#server/db/client.ts';
import { appendJournal, journalLinesOf, type JournalDeps } from '#server/journal/journal.ts';

/** The order of all changes (R7, R8): one counter for every synced collection. */
export interface History {
	/** Identity of this history; a new one after a restore. */
	readonly epoch: string;
	/** The restore with which this history began; null when it began with an empty database. */
	readonly restored: Restored | null;
	/** The next position. Only inside a transaction: a rollback gives it back, so readers see no gap. */
	next(): number;
	/** Takes `count` positions at once and answers the first. Only inside a transaction. */
	take(count: number): number;
	/** The last position given. */
	current(): number;
}

/** When a backup was restored, and the last position it held: whatever lies behind it is of the new history. */
export interface Restored {
	readonly at: Instant;
	readonly seq: number;
}

const RESTORE = 'restore';

/**
 * Gives a restored database a history of its own (R8), so that devices notice and bring back what it lost.
 * Written down in the journal. Answers the new epoch.
 */
export function beginRestoredHistory(deps: JournalDeps, epoch: string = randomUUID()): string {
	const { db } = deps;
	db.transaction(() => {
		const row = db.statement('UPDATE sync_state SET epoch = ? WHERE id = 1 RETURNING seq').all([epoch])[0];
		const line = { actorId: 'system', collection: 'history', recordId: epoch, userId: null, event: RESTORE };
		appendJournal(deps, { ...line, before: null, after: { seq: Number(row?.['seq']) } });
	});
	return epoch;
}

function restoredOf(db: Database, epoch: string): Restored | null {
	const line = journalLinesOf({ db }, epoch).find(({ event }) => event === RESTORE);
	if (line === undefined || line.after === null) return null;
	return { at: line.at, seq: (JSON.parse(line.after) as { seq: number }).seq };
}

/** Opens the history kept in the database, or begins one. */
export function createHistory(db: Database): History {
	const read = () => db.statement('SELECT epoch, seq FROM sync_state WHERE id = 1').get();
	const state = db.transaction(() => {
		db.statement('INSERT OR IGNORE INTO sync_state (id, epoch, seq) VALUES (1, ?, 0)').run([randomUUID()]);
		return read();
	});
	const epoch = state?.['epoch'];
	invariant(typeof epoch === 'string', 'A database has exactly one history');

	const take = (count: number): number => {
		invariant(db.sqlite.inTransaction, 'A position in the history is taken inside a transaction only');
		const row = db
			.statement('UPDATE sync_state SET seq = seq + ? WHERE id = 1 RETURNING seq')
			.all([count])[0];
		return Number(row?.['seq']) - count + 1;
	};
	return {
		epoch,
		restored: restoredOf(db, epoch),
		next: () => take(1),
		take,
		current: () => Number(read()?.['seq'])
	};
}
