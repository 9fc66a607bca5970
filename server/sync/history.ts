import { randomUUID } from 'node:crypto';
import { invariant } from '#domain/kernel/invariant.ts';
import type { Database } from '#server/db/client.ts';

/** The order of all changes (R7, R8): one counter for every synced collection. */
export interface History {
	/** Identity of this history; a new one after a restore. */
	readonly epoch: string;
	/** The next position. Only inside a transaction: a rollback gives it back, so readers see no gap. */
	next(): number;
	/** Takes `count` positions at once and answers the first. Only inside a transaction. */
	take(count: number): number;
	/** The last position given. */
	current(): number;
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
		next: () => take(1),
		take,
		current: () => Number(read()?.['seq'])
	};
}
