import { expect, test } from 'vitest';
import { isOpenCorrection, type Correction } from '#domain/correction/correction.ts';
import { isSameProposal, mergeCorrection, type CorrectionVersion } from '#domain/correction/merge.ts';
import { aMutation } from '#domain/testkit/builders.ts';
import { aCorrection, proposedTime } from '#domain/testkit/correction-builders.ts';

const open = aCorrection({ state: 'proposed', entryId: 'entry', reason: 'forgot to stop' });
const version = (over: Partial<Correction>, deleted = false): CorrectionVersion => ({
	deleted,
	record: { ...open, ...over }
});

test('two versions propose the same only while every part of them is the same', () => {
	expect(isSameProposal(open, { ...open })).toBe(true);
	const others: Partial<Correction>[] = [
		{ kind: open.kind === 'add' ? 'change' : 'add' },
		{ entryId: 'another' },
		{ reason: 'forgot to start' },
		{ proposed: null }
	];
	for (const other of others) {
		expect(isSameProposal(open, { ...open, ...other })).toBe(false);
		expect(isSameProposal({ ...open, ...other }, open)).toBe(false);
	}
	expect(isSameProposal({ ...open, proposed: null }, { ...open, proposed: null })).toBe(true);
});

test('a proposed time is the same only while stretch, place, type, job and note are', () => {
	const others = [
		{ kind: proposedTime.kind === 'work' ? 'break' : 'work' },
		{ start: '2020-01-01T08:00:00.000Z' },
		{ stop: '2020-01-01T09:00:00.000Z' },
		{ zone: 'Pacific/Auckland' },
		{ workTypeId: 'another' },
		{ jobId: 'another' },
		{ note: 'another' }
	] as const;
	for (const other of others) {
		const time = { ...proposedTime, ...other };
		expect(isSameProposal({ ...open, proposed: proposedTime }, { ...open, proposed: time })).toBe(false);
	}
	expect(
		isSameProposal({ ...open, proposed: proposedTime }, { ...open, proposed: { ...proposedTime } })
	).toBe(true);
});

test('each act on a proposal that waits stands on the master, with the act it is pushed by', () => {
	const master = version({ seq: 9, revision: 4 });
	const acts = [
		['agreed', 'agree'],
		['declined', 'decline'],
		['withdrawn', 'withdraw']
	] as const;
	for (const [state, event] of acts) {
		const mutation = aMutation({ event });
		expect(mergeCorrection(version({ state, mutation }), master)).toEqual({
			merged: { deleted: false, record: { ...master.record, state, mutation } },
			event,
			dropped: [],
			isDeletionDropped: false,
			isActDropped: false
		});
	}
});

test('an act on another proposal than the one seen is told as dropped', () => {
	const master = version({ reason: 'forgot to start' });
	expect(mergeCorrection(version({ state: 'agreed' }), master)).toMatchObject({
		merged: master,
		event: null,
		isActDropped: true
	});
});

test('of a deleted version of ours nothing is left to push, whatever it was', () => {
	const master = version({ state: 'proposed' });
	expect(mergeCorrection(version({ state: 'agreed' }, true), master)).toMatchObject({
		merged: master,
		event: null,
		isActDropped: false
	});
	expect(mergeCorrection(version({}, true), version({}, true)).event).toBeNull();
});

test('a proposal the server lost is proposed again, an act on one it lost is told', () => {
	const lost = version({}, true);
	const proposal = version({});
	expect(mergeCorrection(proposal, lost)).toMatchObject({
		merged: proposal,
		event: 'propose',
		isActDropped: false
	});
	expect(mergeCorrection(version({ state: 'withdrawn' }), lost)).toMatchObject({
		merged: lost,
		event: null,
		isActDropped: true
	});
});

test('only a proposal still waits for a decision', () => {
	const states = ['proposed', 'agreed', 'declined', 'withdrawn'] as const;
	expect(states.map((state) => isOpenCorrection({ state }))).toEqual([true, false, false, false]);
});
