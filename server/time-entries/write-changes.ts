import type { TimeEntryState } from '#domain/time-entry/time-entry.ts';
import { managerSees } from '#domain/people/visibility.ts';
import type { Deps } from '#server/deps.ts';
import { appendJournal } from '#server/journal/journal.ts';
import type { EntryVersion } from '#server/time-entries/entry-version.ts';
import { insertMutation, type AppliedMutation } from '#server/time-entries/mutations.repository.ts';
import {
	insertHiddenRow,
	insertTimeEntryRow,
	updateTimeEntryRow,
	type NewTimeEntryRow
} from '#server/time-entries/time-entries.repository.ts';

/** One accepted change of one entry. */
export interface EntryChange {
	readonly before: EntryVersion | null;
	readonly after: EntryVersion;
	readonly event: string;
	/** The mutations that are applied with it: the pushed one, its prior ones, a minted one. */
	readonly mutations: readonly AppliedMutation[];
}

const shown: ReadonlySet<TimeEntryState> = new Set(managerSees);

/** Whether the managers of the owner see this version. */
export function isShownToManagers(version: EntryVersion | null): boolean {
	return version !== null && !version.deleted && shown.has(version.parts.state);
}

/**
 * Writes changes in their order, inside the running transaction: the record, its mutations, its line in
 * the journal. Answers the position of the last one, 0 when there was none.
 */
export function writeChanges(
	deps: Pick<Deps, 'db' | 'clock' | 'history'>,
	actorId: string,
	changes: readonly EntryChange[]
): number {
	if (changes.length === 0) return 0;
	const first = deps.history.take(changes.length);
	changes.forEach((change, index) => writeChange(deps, actorId, change, first + index));
	return first + changes.length - 1;
}

function writeChange(
	deps: Pick<Deps, 'db' | 'clock' | 'history'>,
	actorId: string,
	{ before, after, event, mutations }: EntryChange,
	seq: number
): void {
	const beforeText = before?.text ?? null;
	const text = after.stamp(seq, before === null || before.deleted ? 1 : before.record.revision + 1);
	const row = toRow(after, seq, text);
	if (before === null) insertTimeEntryRow(deps.db, row);
	else updateTimeEntryRow(deps.db, row);
	if (before !== null && isShownToManagers(before) && !isShownToManagers(after)) {
		insertHiddenRow(deps.db, { seq, id: row.id, userId: row.userId, day: before.parts.day });
	}
	for (const mutation of mutations) insertMutation(deps.db, mutation);
	appendJournal(deps, {
		actorId,
		collection: 'time_entries',
		recordId: row.id,
		userId: row.userId,
		event,
		mutationId: row.mutationId,
		before: beforeText,
		after: text
	});
}

function toRow(version: EntryVersion, seq: number, text: string): NewTimeEntryRow {
	const { start, stop } = version.deleted ? { start: '', stop: null } : version.record;
	return { ...version.parts, seq, start, stop, deleted: version.deleted, text };
}
