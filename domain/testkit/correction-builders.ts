import type { Correction, CorrectionEvent, CorrectionWrite } from '#domain/correction/correction.ts';
import {
	judgeCorrectionWrite,
	type CorrectionVerdict,
	type CorrectionWriteInput
} from '#domain/correction/write-rule.ts';
import { aMutation, anActor, aTimeEntry, BERLIN, generalSettings } from '#domain/testkit/builders.ts';
import { company, NOW } from '#domain/testkit/judge-write.ts';

/** Monday 2026-01-12 once more, from half past seven: what should have been recorded. */
export const proposedTime = {
	kind: 'work' as const,
	start: '2026-01-12T06:30:00.000Z',
	stop: '2026-01-12T11:00:00.000Z',
	zone: BERLIN,
	workTypeId: null,
	jobId: null,
	note: 'forgot to clock in'
};

/** Mara says that her confirmed Monday began earlier. */
export function aCorrection(over: Partial<Correction> = {}): Correction {
	return {
		id: 'correction',
		entryId: 'entry',
		userId: 'mara',
		kind: 'change',
		proposed: proposedTime,
		reason: 'the terminal was down',
		state: 'proposed',
		mutation: aMutation({ event: 'propose' }),
		schemaVersion: 1,
		by: 'mara',
		decisions: [],
		seq: 1,
		receivedAt: NOW,
		revision: 1,
		...over
	};
}

/** The entry it is about, confirmed on the direct way to HR. */
export function aLockedEntry(over: Parameters<typeof aTimeEntry>[0] = {}) {
	return aTimeEntry({ id: 'entry', state: 'confirmed', route: 'direct', confirmedAt: NOW, ...over });
}

const stateAfter = {
	propose: 'proposed',
	agree: 'agreed',
	decline: 'declined',
	withdraw: 'withdrawn'
} as const;

/** Judges an act on a correction, by Mara unless told otherwise. */
export function judgeCorrection(
	master: Correction | null,
	event: CorrectionEvent,
	over: Partial<CorrectionWriteInput> & {
		readonly write?: Partial<CorrectionWrite>;
		readonly comment?: string;
	} = {}
): CorrectionVerdict {
	const { write, comment, ...rest } = over;
	const { by: _b, decisions: _d, seq: _s, receivedAt: _r, revision: _v, ...next } = master ?? aCorrection();
	const mutation = aMutation({ event, ...(comment === undefined ? {} : { comment }) });
	return judgeCorrectionWrite({
		...company,
		general: generalSettings(),
		master,
		next: { ...next, mutation, state: stateAfter[event], ...write },
		event,
		actor: anActor(),
		entry: aLockedEntry(),
		around: [],
		newId: 'fresh',
		...rest
	});
}
