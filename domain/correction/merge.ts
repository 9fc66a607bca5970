import type { Correction, CorrectionEvent } from '#domain/correction/correction.ts';
import { keepMaster, type RecordMerge, type RecordVersion } from '#domain/kernel/record-version.ts';

export type CorrectionVersion = RecordVersion<Correction>;
export type CorrectionMerge = RecordMerge<Correction, CorrectionEvent, never>;

/**
 * Joins two versions of a correction. What is proposed never changes, so there is nothing to join but what became of it:
 *
 * 1. What was agreed, declined or taken back stays; an act of ours that says otherwise is dropped into the visible
 *    list of decisions.
 * 2. An act on a proposal that still waits, and says the same as the one its author saw, stands.
 * 3. A proposal that the server does not have (any more) is proposed again.
 *
 * It never throws, looks at no clock, and merging the result again gives the same result.
 */
export function mergeCorrection(ours: CorrectionVersion, master: CorrectionVersion): CorrectionMerge {
	if (ours.deleted) return keepMaster(master);
	const { record } = ours;
	if (master.deleted) {
		const isProposal = record.state === 'proposed';
		return isProposal
			? { ...keepMaster(ours), event: 'propose' }
			: keepMaster(master, { isActDropped: true });
	}
	const isSameState = record.state === master.record.state;
	if (isSameState) return keepMaster(master);
	const isOpen = master.record.state === 'proposed' && isSameProposal(record, master.record);
	const event = isOpen ? eventOf(record) : null;
	if (event === null) return keepMaster(master, { isActDropped: true });
	const merged: Correction = { ...master.record, state: record.state, mutation: record.mutation };
	return { ...keepMaster({ deleted: false, record: merged }), event };
}

function eventOf({ state }: Correction): CorrectionEvent | null {
	if (state === 'proposed') return null;
	return state === 'agreed' ? 'agree' : state === 'declined' ? 'decline' : 'withdraw';
}

/** Whether two versions propose the same: exactly what an agreement covers. */
export function isSameProposal(a: Correction, b: Correction): boolean {
	return a.kind === b.kind && a.entryId === b.entryId && a.reason === b.reason && isSameTime(a, b);
}

function isSameTime({ proposed: a }: Correction, { proposed: b }: Correction): boolean {
	if (a === null || b === null) return a === b;
	const isSameStretch = a.kind === b.kind && a.start === b.start && a.stop === b.stop && a.zone === b.zone;
	return isSameStretch && a.workTypeId === b.workTypeId && a.jobId === b.jobId && a.note === b.note;
}
