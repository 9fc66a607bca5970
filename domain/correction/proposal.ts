import type { Correction, CorrectionKind, ProposedTime } from '#domain/correction/correction.ts';
import { awaitsManager } from '#domain/time-entry/awaiting.ts';
import type { TimeEntry, TimeEntryState } from '#domain/time-entry/time-entry.ts';

/** What somebody proposes about an entry that is there. */
export type ChangeProposal = Pick<Correction, 'kind' | 'proposed'> & { readonly kind: 'change' | 'delete' };

/** Whether an entry is locked such that its owner may propose to correct it: what HR reviews is HR's turn. */
export function isCorrectable(state: TimeEntryState): boolean {
	return state === 'confirmed' || state === 'verified' || state === 'closed';
}

/** Whether somebody else recorded, confirmed or corrected an entry for its owner: he may object to it. */
export function isByOthers({ flags }: Pick<TimeEntry, 'flags'>): boolean {
	return flags.some((flag) => flag === 'ON_BEHALF' || flag === 'CORRECTED');
}

/** What its owner may ask about an entry that is there; nothing where it is not locked. */
export function kindsToAskFor(entry: Pick<TimeEntry, 'state' | 'flags'>): readonly CorrectionKind[] {
	if (!isCorrectable(entry.state)) return [];
	return isByOthers(entry) ? ['change', 'delete', 'objection'] : ['change', 'delete'];
}

export type CorrectionTurn = 'manager-first' | 'hr' | 'either';

/**
 * Who can put an entry right that somebody asks about: while it waits for the manager nobody agrees to a correction,
 * he returns it instead, or verifies it first; in a closed period HR alone agrees.
 */
export function turnOf(entry: Pick<TimeEntry, 'state' | 'route'>): CorrectionTurn {
	if (entry.state === 'closed') return 'hr';
	return awaitsManager(entry) ? 'manager-first' : 'either';
}

/** What differs between two times, in the order in which one reads them. */
export function differingParts(a: ProposedTime, b: ProposedTime): readonly (keyof ProposedTime)[] {
	return parts.filter((part) => a[part] !== b[part]);
}

const parts = ['kind', 'start', 'stop', 'zone', 'workTypeId', 'jobId', 'note'] as const;

/**
 * Whether what came to nothing can be asked once more: it was declined or taken back, its entry is still locked, and
 * nothing newer was asked about it.
 */
export function canAskAgain(
	{ state, entryId }: Pick<Correction, 'state' | 'entryId'>,
	{ isLocked, newer }: { readonly isLocked: boolean; readonly newer: readonly Pick<Correction, 'entryId'>[] }
): boolean {
	if (state !== 'declined' && state !== 'withdrawn') return false;
	return entryId === null || (isLocked && !newer.some((one) => one.entryId === entryId));
}

/** The time of an entry as it would be proposed; null while it runs. */
export function proposedTimeOf({ kind, start, stop, ...entry }: TimeEntry): ProposedTime | null {
	if (stop === null) return null;
	const { zone, workTypeId, jobId, note } = entry;
	return { kind, start, stop, zone, workTypeId, jobId, note };
}

/**
 * What its owner would have to propose so that a locked entry says what another version of it says. Null where that
 * is no correction: the entry is not locked, the other version still runs, or nothing differs that a correction puts
 * right.
 */
export function proposalFor(
	current: TimeEntry,
	wanted: { readonly entry: TimeEntry; readonly isDeleted: boolean }
): ChangeProposal | null {
	if (!isCorrectable(current.state)) return null;
	if (wanted.isDeleted) return { kind: 'delete', proposed: null };
	const proposed = proposedTimeOf(wanted.entry);
	const before = proposedTimeOf(current);
	if (proposed === null || (before !== null && differingParts(before, proposed).length === 0)) return null;
	return { kind: 'change', proposed };
}
