import { contentOf, hasSameContent, type TimeEntryContent } from '#domain/time-entry/content.ts';
import {
	contentKeys,
	type ContentKey,
	type TimeEntry,
	type TimeEntryEvent
} from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';

export { hasSameContent } from '#domain/time-entry/content.ts';

/**
 * Three-way merge of one time entry: `base` is what the device built on, `ours` what the person wrote
 * there, `master` what the server has now. It looks at content and states, never at clocks, and it
 * never throws, because a throw inside replication would lose the record for good.
 *
 * 1. A confirmed, verified, closed or reviewed master is never changed. What ours had to say against
 *    it is dropped, whole, into the visible list of decisions.
 * 2. A confirmation covers exactly the content its author saw. If the merged content is another one,
 *    or somebody returned the entry meanwhile, the result is a draft that asks to be confirmed again.
 * 3. A field only one side changed keeps that change. A field both changed keeps the master's value,
 *    and ours is listed. Without a base nobody knows who changed what: every difference counts as
 *    changed by both.
 * 4. Edit against delete: the edit wins, whichever side it came from. Nothing recorded disappears
 *    because somebody else did not know about it.
 *    Who took back what was returned meanwhile has what it was for: the entry is open, nothing is dropped.
 * 5. Decisions of managers and HR are not content: on a master that moved they are dropped and asked
 *    for again, for their author judged something else.
 *
 * Merging the result again, with the old base or with the master as base, gives the same result.
 */
export function mergeTimeEntry(
	base: EntryVersion | null,
	ours: EntryVersion,
	master: EntryVersion
): EntryMerge {
	if (!isOwnersWrite(ours)) return keepMaster(master, { isActDropped: isOtherState(ours, master) });
	if (master.deleted) return ours.deleted ? keepMaster(master, {}) : revive(ours);
	if (ours.deleted) return mergeDeletion(base, master);
	if (!isEditable(master.entry.state)) return keepLockedMaster(base, ours.entry, master);
	return mergeLive(base, ours.entry, master);
}

/** One side of a merge. Of a deleted version only id, state and mutation are read. */
export interface EntryVersion {
	readonly deleted: boolean;
	readonly entry: TimeEntry;
}

export interface EntryMerge {
	readonly merged: EntryVersion;
	/** The act the merged version needs to be pushed with; null when it is the master itself. */
	readonly event: TimeEntryEvent | null;
	/** Fields whose value of ours is not in the result. */
	readonly dropped: readonly ContentKey[];
	/** Ours was confirmed and the result is not by that confirmation. */
	readonly isConfirmationDropped: boolean;
	/** Ours deleted the entry and it stays. */
	readonly isDeletionDropped: boolean;
	/** Ours was another act (verify, return, take back …) that no longer applies. */
	readonly isActDropped: boolean;
}

/**
 * When the master is a write of this very device (its reply was lost), there is nothing to merge: what
 * is newer on the device stands on the new master. `prior` keeps only what the master does not contain.
 * null when the master was written by somebody else.
 */
export function rebaseOnOwnWrite(ours: EntryVersion, master: EntryVersion): EntryVersion | null {
	const { mutation } = ours.entry;
	const masterMutationId = master.entry.mutation.id;
	if (mutation.id === masterMutationId) return master;
	const prior = mutation.prior ?? [];
	const known = prior.findIndex((act) => act.id === masterMutationId);
	if (known < 0) return null;
	const { seq, revision, receivedAt } = master.entry;
	const rest = prior.slice(known + 1);
	return {
		deleted: ours.deleted,
		entry: { ...ours.entry, seq, revision, receivedAt, mutation: { ...mutation, prior: rest } }
	};
}

const ownersEvents: readonly string[] = ['create', 'edit', 'delete', 'confirm', 'withdraw'];

function isOwnersWrite(ours: EntryVersion): boolean {
	const { state, mutation } = ours.entry;
	return (
		ours.deleted || (ownersEvents.includes(mutation.event) && (isEditable(state) || state === 'confirmed'))
	);
}

function isOtherState(ours: EntryVersion, master: EntryVersion): boolean {
	return master.deleted || ours.entry.state !== master.entry.state;
}

function keepMaster(master: EntryVersion, dropped: Partial<EntryMerge>): EntryMerge {
	return {
		merged: master,
		event: null,
		dropped: [],
		isConfirmationDropped: false,
		isDeletionDropped: false,
		isActDropped: false,
		...dropped
	};
}

function revive(ours: EntryVersion): EntryMerge {
	const isConfirmationDropped = ours.entry.state === 'confirmed';
	const entry: TimeEntry = { ...ours.entry, state: 'draft', route: null, confirmedAt: null };
	return { ...keepMaster({ deleted: false, entry }, { isConfirmationDropped }), event: 'edit' };
}

function mergeDeletion(base: EntryVersion | null, master: EntryVersion): EntryMerge {
	const isUntouched =
		base !== null &&
		!base.deleted &&
		base.entry.state === master.entry.state &&
		hasSameContent(base.entry, master.entry);
	if (!isUntouched || !isEditable(master.entry.state)) return keepMaster(master, { isDeletionDropped: true });
	return { ...keepMaster({ deleted: true, entry: master.entry }, {}), event: 'delete' };
}

function keepLockedMaster(base: EntryVersion | null, ours: TimeEntry, master: EntryVersion): EntryMerge {
	const before = liveContent(base);
	const changed = contentKeys.filter((key) => before === null || ours[key] !== before[key]);
	const dropped = changed.filter((key) => ours[key] !== master.entry[key]);
	const isSame = hasSameContent(ours, master.entry);
	return keepMaster(master, {
		dropped,
		isConfirmationDropped: ours.state === 'confirmed' && !isSame,
		isActDropped: ours.mutation.event === 'withdraw'
	});
}

function mergeLive(base: EntryVersion | null, ours: TimeEntry, master: EntryVersion): EntryMerge {
	const { content, dropped } = mergeContent(liveContent(base), ours, master.entry);
	const isMastersContent = hasSameContent(content, master.entry);
	const wasReturned = master.entry.state === 'rejected' && (base === null || base.entry.state !== 'rejected');
	const isConfirming = ours.state === 'confirmed';
	const stands = isConfirming && !wasReturned && hasSameContent(content, ours);
	if (!stands && isMastersContent)
		return keepMaster(master, { dropped, isConfirmationDropped: isConfirming });
	const decided = stands ? ours : { route: null, confirmedAt: null };
	const entry: TimeEntry = {
		...master.entry,
		...content,
		state: stands ? 'confirmed' : 'draft',
		mutation: ours.mutation,
		schemaVersion: ours.schemaVersion,
		route: decided.route,
		confirmedAt: decided.confirmedAt
	};
	return {
		...keepMaster({ deleted: false, entry }, { dropped, isConfirmationDropped: isConfirming && !stands }),
		event: stands ? 'confirm' : 'edit'
	};
}

function mergeContent(
	base: TimeEntryContent | null,
	ours: TimeEntryContent,
	master: TimeEntryContent
): { readonly content: TimeEntryContent; readonly dropped: readonly ContentKey[] } {
	const kept: ContentKey[] = [];
	const dropped: ContentKey[] = [];
	for (const key of contentKeys) {
		if (ours[key] === master[key] || (base !== null && ours[key] === base[key])) continue;
		if (base !== null && master[key] === base[key]) kept.push(key);
		else dropped.push(key);
	}
	const mine = Object.fromEntries(kept.map((key) => [key, ours[key]])) as Partial<TimeEntryContent>;
	return { content: { ...contentOf(master), ...mine }, dropped };
}

function liveContent(version: EntryVersion | null): TimeEntryContent | null {
	return version === null || version.deleted ? null : version.entry;
}
