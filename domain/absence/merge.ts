import type { Absence } from '#domain/absence/absence.ts';
import { hasEnded } from '#domain/absence/absence-standing.ts';
import {
	absenceContentOf,
	absencePartNames,
	absenceParts,
	hasSameAbsence,
	isSamePart,
	type AbsenceContent,
	type AbsencePart
} from '#domain/absence/content.ts';
import type { AbsenceEvent } from '#domain/absence/transitions.ts';
import { keepMaster, type RecordMerge, type RecordVersion } from '#domain/kernel/record-version.ts';

export type AbsenceVersion = RecordVersion<Absence>;
export type AbsenceMerge = RecordMerge<Absence, AbsenceEvent, AbsencePart>;

/**
 * Three-way merge of one absence: `base` is what the device built on, `ours` what the person wrote there, `master`
 * what the server has now. It looks at content and states, never at clocks, and it never throws, because a throw
 * inside replication would lose the record for good.
 *
 * 1. Only a draft is merged. What was asked for, decided, taken back or cancelled is never changed; what ours had to
 *    say against it is dropped, whole, into the visible list of decisions.
 * 2. A request asks for exactly the days its author saw. If the merged content is another one, the result is a
 *    draft that wants to be asked for again.
 * 3. A piece (type, days, note, certificate, attachments) that only one side changed keeps that change. A piece both
 *    changed keeps the master's value, and ours is listed. Without a base every difference counts as both sides'.
 * 4. Edit against delete: the edit wins, whichever side it came from; what comes back is a draft.
 * 5. Decisions of managers are not content: on a master that moved they are dropped and asked for again.
 *
 * Merging the result again, with the old base or with the master as base, gives the same result.
 */
export function mergeAbsence(
	base: AbsenceVersion | null,
	ours: AbsenceVersion,
	master: AbsenceVersion
): AbsenceMerge {
	if (!isOwnersWrite(ours)) return keepMaster(master, { isActDropped: isDifferent(ours, master) });
	if (master.deleted) return ours.deleted ? keepMaster(master) : mergeRevived(ours, master);
	if (ours.deleted) return mergeDeletion(base, master);
	return master.record.state === 'draft'
		? mergeDraft(base, ours.record, master)
		: keepLocked(base, ours.record, master);
}

const contentEvents: ReadonlySet<string> = new Set<AbsenceEvent>(['create', 'edit', 'request']);
const takingBack: ReadonlySet<string> = new Set<AbsenceEvent>(['withdraw', 'cancel']);

function isOwnersWrite({ deleted, record }: AbsenceVersion): boolean {
	const { event } = record.mutation;
	return deleted || contentEvents.has(event) || takingBack.has(event);
}

function isDifferent(ours: AbsenceVersion, master: AbsenceVersion): boolean {
	return ours.deleted !== master.deleted || ours.record.state !== master.record.state;
}

/** Whether a version asks for its days; an approved one does where the type needs no approval. */
function isAsking({ state }: Absence): boolean {
	return state === 'requested' || state === 'approved';
}

/** Only what has content comes back: who took a request back has nothing to add to its deletion. */
function mergeRevived({ record }: AbsenceVersion, master: AbsenceVersion): AbsenceMerge {
	if (!contentEvents.has(record.mutation.event)) return keepMaster(master, { isActDropped: true });
	const revived: Absence = { ...record, state: 'draft', decisions: [], flags: [] };
	return {
		...keepMaster({ deleted: false, record: revived }, { isActDropped: isAsking(record) }),
		event: 'edit'
	};
}

function mergeDeletion(base: AbsenceVersion | null, master: AbsenceVersion): AbsenceMerge {
	const isUntouched =
		base !== null &&
		!base.deleted &&
		base.record.state === master.record.state &&
		hasSameAbsence(base.record, master.record);
	if (!isUntouched || master.record.state !== 'draft') return keepMaster(master, { isDeletionDropped: true });
	return { ...keepMaster({ deleted: true, record: master.record }), event: 'delete' };
}

function keepLocked(base: AbsenceVersion | null, ours: Absence, master: AbsenceVersion): AbsenceMerge {
	const { record } = master;
	if (takingBack.has(ours.mutation.event))
		return keepMaster(master, { isActDropped: !isTakenBack(ours, record) });
	const before = liveContent(base);
	const changed = absencePartNames.filter((part) => before === null || !isSamePart(part, ours, before));
	const dropped = changed.filter((part) => !isSamePart(part, ours, record));
	const isLost = hasEnded(record) || !hasSameAbsence(ours, record);
	return keepMaster(master, { dropped, isActDropped: isAsking(ours) && isLost });
}

function isTakenBack(ours: Absence, { state }: Absence): boolean {
	return state === ours.state || (ours.state === 'cancel_requested' && state === 'cancelled');
}

function mergeDraft(base: AbsenceVersion | null, ours: Absence, master: AbsenceVersion): AbsenceMerge {
	if (takingBack.has(ours.mutation.event)) return keepMaster(master, { isActDropped: true });
	const { content, dropped } = mergeContent(liveContent(base), ours, master.record);
	const isRequest = isAsking(ours);
	const stands = isRequest && hasSameAbsence(content, ours);
	const isActDropped = isRequest && !stands;
	if (!stands && hasSameAbsence(content, master.record)) return keepMaster(master, { dropped, isActDropped });
	const record: Absence = {
		...master.record,
		...content,
		state: stands ? ours.state : 'draft',
		mutation: ours.mutation,
		schemaVersion: ours.schemaVersion
	};
	return {
		...keepMaster({ deleted: false, record }, { dropped, isActDropped }),
		event: stands ? 'request' : 'edit'
	};
}

function mergeContent(
	base: AbsenceContent | null,
	ours: AbsenceContent,
	master: AbsenceContent
): { readonly content: AbsenceContent; readonly dropped: readonly AbsencePart[] } {
	const kept: AbsencePart[] = [];
	const dropped: AbsencePart[] = [];
	for (const part of absencePartNames) {
		if (isSamePart(part, ours, master) || (base !== null && isSamePart(part, ours, base))) continue;
		if (base !== null && isSamePart(part, master, base)) kept.push(part);
		else dropped.push(part);
	}
	const keys = kept.flatMap((part): readonly (keyof AbsenceContent)[] => absenceParts[part]);
	const mine = Object.fromEntries(keys.map((key) => [key, ours[key]])) as Partial<AbsenceContent>;
	return { content: { ...absenceContentOf(master), ...mine }, dropped };
}

function liveContent(version: AbsenceVersion | null): AbsenceContent | null {
	return version === null || version.deleted ? null : version.record;
}
