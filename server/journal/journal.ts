import type { Clock } from '#domain/kernel/clock.ts';
import { invariant } from '#domain/kernel/invariant.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Database } from '#server/db/client.ts';
import {
	findMutationLines,
	insertJournalRows,
	journalLineOf,
	journalOf,
	lastJournalTime,
	type JournalRow,
	type MutationLine
} from '#server/journal/journal.repository.ts';

export type { JournalRow } from '#server/journal/journal.repository.ts';

/** What the journal needs; not all of `Deps`, which holds a history that writes into the journal itself. */
export interface JournalDeps {
	readonly db: Database;
	readonly clock: Clock;
}

export interface JournalEntry {
	/** Who did it: a person's id, or `system`. */
	readonly actorId: string;
	readonly collection: string;
	readonly recordId: string;
	/** Whose record it is; null for company data. */
	readonly userId: string | null;
	readonly event: string;
	readonly mutationId?: string | null;
	/** Fingerprint of what a device pushed under that mutation. */
	readonly bodyHash?: string | null;
	/** JSON-safe record before and after the change, or its JSON text; null when it did not exist. */
	readonly before: unknown;
	readonly after: unknown;
}

/** Writes one line of the journal, in the same transaction as the change it tells of. */
export function appendJournal(deps: JournalDeps, entry: JournalEntry): void {
	appendToJournal(deps, [entry]);
}

/** Writes several lines, in their order. */
export function appendToJournal(deps: JournalDeps, entries: readonly JournalEntry[]): void {
	invariant(deps.db.sqlite.inTransaction, 'The journal is written in the transaction of the change');
	const at = msToInstant(deps.clock.now());
	insertJournalRows(
		deps.db,
		entries.map((entry) => ({
			...entry,
			at,
			userId: entry.userId ?? '',
			mutationId: entry.mutationId ?? null,
			bodyHash: entry.bodyHash ?? null,
			before: toText(entry.before),
			after: toText(entry.after)
		}))
	);
}

/** The lines of one record, oldest first. */
export function journalLinesOf({ db }: Pick<JournalDeps, 'db'>, recordId: string): JournalRow[] {
	return journalOf(db, recordId);
}

/** The changes that these mutations made; those that made none are left out. */
export function mutationLinesOf(
	{ db }: Pick<JournalDeps, 'db'>,
	mutationIds: readonly string[]
): MutationLine[] {
	return findMutationLines(db, mutationIds);
}

/** The line of the change that a mutation made; null when it made none. */
export function changeOf({ db }: Pick<JournalDeps, 'db'>, mutationId: string): JournalRow | null {
	return journalLineOf(db, mutationId);
}

/** When an event last happened to a record; null when it never did. */
export function lastTimeOf(deps: Pick<JournalDeps, 'db'>, recordId: string, event: string): Instant | null {
	return lastJournalTime(deps.db, recordId, event);
}

/** Text is taken as JSON already: the hot path has it at hand. */
function toText(record: unknown): string | null {
	if (record === null || record === undefined) return null;
	return typeof record === 'string' ? record : JSON.stringify(record);
}
