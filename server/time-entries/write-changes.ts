import type { TimeEntryState } from '#domain/time-entry/time-entry.ts';
import { managerSees } from '#domain/people/visibility.ts';
import type { Deps } from '#server/deps.ts';
import { appendToJournal, type JournalEntry } from '#server/journal/journal.ts';
import type { EntryVersion } from '#server/time-entries/entry-version.ts';
import { keepPresence } from '#server/team/presence.usecases.ts';
import { insertSideMutations, type AppliedMutation } from '#server/time-entries/mutations.repository.ts';
import {
	insertHiddenRow,
	insertTimeEntryRows,
	listRunning,
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
	/** Of a version that was brought back: where in the lost history the device had it from. */
	readonly heldAt?: number;
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
	deps: Pick<Deps, 'db' | 'clock' | 'history' | 'feed'>,
	actorId: string,
	changes: readonly EntryChange[]
): number {
	if (changes.length === 0) return 0;
	const first = deps.history.take(changes.length);
	const lines: JournalEntry[] = [];
	let fresh: NewTimeEntryRow[] = [];
	changes.forEach(({ before, after, event, mutations, heldAt }, index) => {
		const seq = first + index;
		const beforeText = before?.text ?? null;
		const text = after.stamp(seq, before === null || before.deleted ? 1 : before.record.revision + 1);
		const row = toRow(after, seq, text);
		if (before === null) {
			fresh.push(row);
		} else {
			// The row to change may be one of those that wait to be inserted.
			insertTimeEntryRows(deps.db, fresh);
			fresh = [];
			updateTimeEntryRow(deps.db, row);
			hide(deps.db, seq, before, after);
		}
		lines.push({
			actorId,
			collection: 'time_entries',
			recordId: row.id,
			userId: row.userId,
			event,
			mutationId: row.mutationId,
			bodyHash: mutations.find(({ id }) => id === row.mutationId)?.bodyHash ?? null,
			before: beforeText,
			// The newest version stands in the table; it comes here when the next one replaces it.
			after: heldAt === undefined ? null : { heldAt }
		});
	});
	insertTimeEntryRows(deps.db, fresh);
	insertSideMutations(
		deps.db,
		changes.flatMap(({ after, mutations }) => mutations.filter(({ id }) => id !== after.parts.mutationId))
	);
	appendToJournal(deps, lines);
	for (const userId of whoseClockMoved(changes)) keepPresence(deps, userId, listRunning(deps.db, userId));
	return first + changes.length - 1;
}

/** People of whom something that runs was written, or ran until now. */
function whoseClockMoved(changes: readonly EntryChange[]): ReadonlySet<string> {
	const isRunning = (version: EntryVersion | null) =>
		version !== null && !version.deleted && version.record.stop === null;
	const moved = changes.filter(({ before, after }) => isRunning(before) || isRunning(after));
	return new Set(moved.map(({ after }) => after.parts.userId));
}

/** Whoever saw it hears that it is gone: nobody's any more, or of a day on which another group counts. */
function hide(db: Deps['db'], seq: number, before: EntryVersion, after: EntryVersion): void {
	const { id, userId, day } = before.parts;
	if (!isShownToManagers(before) || (isShownToManagers(after) && after.parts.day === day)) return;
	insertHiddenRow(db, { seq, id, userId, day });
}

function toRow(version: EntryVersion, seq: number, text: string): NewTimeEntryRow {
	const { start, stop } = version.deleted ? { start: '', stop: null } : version.record;
	return { ...version.parts, seq, start, stop, deleted: version.deleted, text };
}
