import type { EntryStep } from '#domain/correction/effect.ts';
import { neighbourSpan } from '#domain/time-entry/neighbours.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Deps } from '#server/deps.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';
import type { WriteContext } from '#server/sync/records/write-context.ts';
import { announceChanges } from '#server/time-entries/announce-changes.ts';
import { EntryVersion } from '#server/time-entries/entry-version.ts';
import { findTimeEntries, listTimeEntriesAround } from '#server/time-entries/time-entries.repository.ts';
import { writeChanges, type EntryChange } from '#server/time-entries/write-changes.ts';

/** A person's living entry; null for nobody's, a deleted one's and another person's. */
export function ownEntryOf({ db }: Pick<Deps, 'db'>, userId: string, id: string | null): TimeEntry | null {
	const row = id === null ? undefined : findTimeEntries(db, [id]).get(id);
	return row === undefined || row.userId !== userId || row.deleted ? null : EntryVersion.stored(row).record;
}

/** A person's living entries around a time; none around nothing. */
export function entriesAround(
	{ db }: Pick<Deps, 'db'>,
	userId: string,
	time: Pick<TimeEntry, 'start' | 'stop'> | null
): TimeEntry[] {
	if (time === null) return [];
	const { from, to } = neighbourSpan(time);
	return listTimeEntriesAround(db, userId, from, to).map((row) => EntryVersion.stored(row).record);
}

/**
 * Performs what an agreement does to an entry, inside the running transaction. Each step is a change of its own, with
 * its mutation and its line in the journal, so that the version before stays readable.
 */
export function performSteps(
	deps: Deps,
	context: WriteContext,
	{ steps, at }: { readonly steps: readonly EntryStep[]; readonly at: Instant }
): void {
	const actorId = context.actor.userId;
	const ids = steps.map(({ entry }) => entry.id);
	const stored = new Map(
		[...findTimeEntries(deps.db, ids)].map(([id, row]) => [id, EntryVersion.stored(row)])
	);
	const changes = steps.map(({ event, entry, isDeletion }): EntryChange => {
		const { id: recordId, userId, comment } = entry;
		const mutation = serverMutation(deps.ids, { event, at, ...(comment === null ? {} : { comment }) });
		const before = stored.get(recordId) ?? null;
		const after = isDeletion
			? EntryVersion.deletion(before, { id: recordId, userId, mutationId: mutation.id })
			: EntryVersion.accepted({ ...entry, mutation, seq: 0, revision: 0 });
		stored.set(recordId, after);
		const applied = { id: mutation.id, recordId, actorId, bodyHash: null, reason: null, prior: null };
		return { before, after, event, mutations: [applied] };
	});
	const seq = writeChanges(deps, actorId, changes);
	const { groups, today } = context;
	announceChanges(deps, { changes, groups, today, ownerOf: (userId) => context.ownerOf(userId) }, seq);
}
