import type { Correction, ProposedTime } from '#domain/correction/correction.ts';
import type { TimeEntry, TimeEntryState } from '#domain/time-entry/time-entry.ts';

/** What somebody proposes about an entry that is there. */
export type ChangeProposal = Pick<Correction, 'kind' | 'proposed'> & { readonly kind: 'change' | 'delete' };

/** Whether an entry is locked such that its owner may propose to correct it: what HR reviews is HR's turn. */
export function isCorrectable(state: TimeEntryState): boolean {
	return state === 'confirmed' || state === 'verified' || state === 'closed';
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
	if (proposed === null || isSameTime(proposed, proposedTimeOf(current))) return null;
	return { kind: 'change', proposed };
}

function isSameTime(a: ProposedTime, b: ProposedTime | null): boolean {
	return b !== null && (Object.keys(a) as (keyof ProposedTime)[]).every((key) => a[key] === b[key]);
}
