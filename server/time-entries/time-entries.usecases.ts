import { TIME_ENTRY_SCHEMA_VERSION, type TimeEntry } from '#domain/time-entry/time-entry.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRules } from '#server/groups/group-rules.usecase.ts';
import { journalLinesOf, type JournalRow } from '#server/journal/journal.ts';
import { ownerOf } from '#server/people/memberships.usecase.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';
import { announceChanges } from '#server/time-entries/announce-changes.ts';
import { EntryVersion } from '#server/time-entries/entry-version.ts';
import { findTimeEntries, listTimeEntriesOf } from '#server/time-entries/time-entries.repository.ts';
import { writeChanges, type EntryChange } from '#server/time-entries/write-changes.ts';

/** An entry that the server itself writes: imported, loaded, entered by an interface. */
export type EntryToRecord = Omit<TimeEntry, 'seq' | 'revision' | 'mutation' | 'schemaVersion' | 'receivedAt'>;

/**
 * Writes entries on the server's own account, new ones or new versions of known ones, in one
 * transaction with their lines in the journal. The caller has judged them. `event` names the act.
 */
export function recordTimeEntries(
	deps: Deps,
	{ actorId, event, entries }: { actorId: string; event: string; entries: readonly EntryToRecord[] }
): void {
	deps.db.transaction(() => {
		const now = msToInstant(deps.clock.now());
		const known = findTimeEntries(
			deps.db,
			entries.map(({ id }) => id)
		);
		const changes = entries.map((entry): EntryChange => {
			const stored = known.get(entry.id);
			const mutation = serverMutation(deps.ids, { event, at: now });
			const after = EntryVersion.accepted({
				...entry,
				mutation,
				schemaVersion: TIME_ENTRY_SCHEMA_VERSION,
				receivedAt: now,
				seq: 0,
				revision: 0
			});
			const applied = {
				id: mutation.id,
				recordId: entry.id,
				actorId,
				bodyHash: null,
				reason: null,
				prior: null
			};
			const before = stored === undefined ? null : EntryVersion.stored(stored);
			return { before, after, event, mutations: [applied] };
		});
		const lastSeq = writeChanges(deps, actorId, changes);
		const groups = listGroupRules(deps);
		const today = localDateOf(now, findGeneral(deps)?.zone ?? 'UTC');
		announceChanges(deps, { changes, groups, today, ownerOf: cachedOwners(deps) }, lastSeq);
	});
}

/** Which of these entries there are or ever were, also for others than their owners. */
export function knownTimeEntries({ db }: Pick<Deps, 'db'>, ids: readonly string[]): ReadonlySet<string> {
	return new Set(findTimeEntries(db, ids).keys());
}

/** One person's living entries whose start lies in [from, to), by start. */
export function timeEntriesOf(
	{ db }: Pick<Deps, 'db'>,
	userId: string,
	from: Instant,
	to: Instant
): TimeEntry[] {
	return listTimeEntriesOf(db, userId, from, to).map((row) => EntryVersion.stored(row).record);
}

/** One line of the history of an entry: what was before, what it became (JSON texts). */
export interface HistoryLine extends Omit<JournalRow, 'after'> {
	readonly after: string;
}

/**
 * Everything that ever happened to an entry, oldest first. Each version is kept once: the newest in its
 * table, every older one in the line of the journal that replaced it.
 */
export function historyOfTimeEntry({ db }: Pick<Deps, 'db'>, id: string): HistoryLine[] {
	const newest = findTimeEntries(db, [id]).get(id)?.text ?? '';
	const lines = journalLinesOf({ db }, id);
	return lines.map((line, index) => ({ ...line, after: lines[index + 1]?.before ?? newest }));
}

function cachedOwners(deps: Deps): (userId: string) => ReturnType<typeof ownerOf> {
	const owners = new Map<string, ReturnType<typeof ownerOf>>();
	return (userId) => {
		if (!owners.has(userId)) owners.set(userId, ownerOf(deps, userId));
		return owners.get(userId) ?? null;
	};
}
