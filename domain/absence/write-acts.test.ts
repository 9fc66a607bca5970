import { expect, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { isAbsenceEvent, type AbsenceVerdict } from '#domain/absence/write-rule.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { aGroup, aManager, aMutation, anActor } from '#domain/testkit/builders.ts';
import { ABSENCE_NOW, aWish, inWords, judgeAbsence } from '#domain/testkit/judge-absence.ts';

const prior = (...events: string[]) => events.map((event) => aMutation({ event }));
const sent = (event: string, acts: ReturnType<typeof prior>) => ({
	mutation: aMutation({ event, prior: acts })
});

function recordOf(verdict: AbsenceVerdict): Absence {
	if (verdict.outcome === 'reject') throw new Error(verdict.reason.code);
	return verdict.record;
}

test('only the acts after the version the server has are decided again', () => {
	const known = aMutation({ event: 'request' });
	const master = aWish({ state: 'requested', mutation: known });
	// The request itself is the master's: decided once more, it would not fit and the withdrawal would still count.
	const acts = [...prior('create', 'edit'), known];
	expect(inWords(judgeAbsence(master, 'withdraw', { write: sent('withdraw', acts) }))).toBe('withdrawn');
	const asked = aWish({ state: 'rejected', mutation: aMutation({ event: 'reject' }) });
	const again = [asked.mutation, ...prior('edit', 'request')];
	expect(inWords(judgeAbsence(asked, 'withdraw', { write: sent('withdraw', again) }))).toBe('withdrawn');
	const first = [...prior('request'), asked.mutation, ...prior('edit')];
	expect(inWords(judgeAbsence(asked, 'withdraw', { write: sent('withdraw', first) }))).toBe('E_STATE');
});

test('an act no version knows, and one that does not fit, are skipped', () => {
	expect(isAbsenceEvent('request')).toBe(true);
	expect(isAbsenceEvent('teleport')).toBe(false);
	const acts = prior('create', 'teleport', 'approve_cancel', 'request');
	expect(inWords(judgeAbsence(null, 'withdraw', { write: sent('withdraw', acts) }))).toBe('withdrawn');
});

test('a draft that was deleted and written again on the device is a draft', () => {
	const acts = prior('create', 'delete', 'edit');
	expect(inWords(judgeAbsence(null, 'request', { write: sent('request', acts) }))).toBe('requested');
});

test('where the earlier acts lead nowhere the newest act is tried on what the server has', () => {
	const asked = aWish({ state: 'requested' });
	expect(inWords(judgeAbsence(asked, 'withdraw', { write: sent('withdraw', prior('withdraw')) }))).toBe(
		'withdrawn'
	);
	// Neither way is open: the reason is the one of the way the person went.
	const granted = aWish({ state: 'approved' });
	expect(inWords(judgeAbsence(granted, 'cancel', { write: sent('cancel', prior('cancel')) }))).toBe(
		'cancel_requested'
	);
	const started = { effectiveAt: '2026-08-03T08:00:00.000Z' };
	expect(
		inWords(judgeAbsence(granted, 'cancel', { ...started, write: sent('cancel', prior('withdraw')) }))
	).toBe('E_STARTED');
});

test('a comment belongs to its own act', () => {
	const asked = aWish({ state: 'requested' });
	const acts = [aMutation({ event: 'reject', comment: 'three are away' })];
	const verdict = judgeAbsence(asked, 'approve', { actor: aManager(), write: sent('approve', acts) });
	expect(inWords(verdict)).toBe('mgr_approved');
	expect(recordOf(verdict).decisions).toEqual([{ by: 'jana', at: ABSENCE_NOW, comment: null }]);
});

test('decisions are kept in their order, and the owner’s acts add none', () => {
	const before = [{ by: 'jana', at: '2026-06-01T08:00:00.000Z', comment: null }];
	const waiting = aWish({ state: 'mgr_approved', decisions: before });
	const hr = anActor({ userId: 'katrin', isHr: true });
	expect(recordOf(judgeAbsence(waiting, 'approve', { actor: hr })).decisions).toEqual([
		...before,
		{ by: 'katrin', at: ABSENCE_NOW, comment: null }
	]);
	expect(recordOf(judgeAbsence(waiting, 'withdraw')).decisions).toEqual(before);
});

test('flags of a decision end when the owner writes or asks again; what else is noted stays', () => {
	const noted = ['CLOCK_SUSPECT', 'HR_SUBSTITUTE', 'NEEDS_CONSENT'];
	const refused = aWish({ state: 'rejected', flags: noted });
	expect(recordOf(judgeAbsence(refused, 'edit', { write: { state: 'draft' } })).flags).toEqual([
		'CLOCK_SUSPECT'
	]);
	expect(recordOf(judgeAbsence(refused, 'request')).flags).toEqual(['CLOCK_SUSPECT']);
	const granted = aWish({ state: 'approved', flags: noted });
	expect(recordOf(judgeAbsence(granted, 'cancel')).flags).toEqual(noted);
	const asked = aWish({ state: 'requested', flags: ['RESTORED'] });
	expect(
		recordOf(judgeAbsence(asked, 'approve', { actor: anActor({ userId: 'katrin', isHr: true }) })).flags
	).toEqual(['HR_SUBSTITUTE', 'RESTORED']);
});

test('a clock that is not believed is noted on the owner’s acts alone', () => {
	expect(recordOf(judgeAbsence(aWish(), 'edit', { isClockSuspect: true })).flags).toEqual(['CLOCK_SUSPECT']);
	const asked = aWish({ state: 'requested' });
	expect(recordOf(judgeAbsence(asked, 'approve', { actor: aManager(), isClockSuspect: true })).flags).toEqual(
		[]
	);
});

test('a refused act on a draft changes nothing when there is nothing new to keep', () => {
	const others = [anAbsence({ from: '2026-08-05', to: '2026-08-05' })];
	expect(inWords(judgeAbsence(aWish(), 'request', { others }))).toBe('E_OVERLAP');
	expect(inWords(judgeAbsence(aWish(), 'request', { others, write: { note: 'sea' } }))).toBe(
		'E_OVERLAP kept as draft'
	);
	// What is locked keeps nothing, nor does a stranger's write or a deletion.
	expect(inWords(judgeAbsence(aWish({ state: 'requested' }), 'edit', { write: { note: 'sea' } }))).toBe(
		'E_LOCKED'
	);
	expect(inWords(judgeAbsence(aWish(), 'delete', { actor: aManager(), write: { note: 'sea' } }))).toBe(
		'E_FORBIDDEN'
	);
});

test('a deletion is a deletion on both sides, and a state the act does not lead to is no state', () => {
	expect(inWords(judgeAbsence(aWish(), 'delete', { isDeletion: false, write: { note: 'sea' } }))).toBe(
		'E_STATE kept as draft'
	);
	expect(inWords(judgeAbsence(aWish(), 'edit', { isDeletion: true }))).toBe('E_STATE');
	expect(inWords(judgeAbsence(aWish(), 'edit', { write: { state: 'approved', note: 'sea' } }))).toBe('draft');
	expect(inWords(judgeAbsence(aWish(), 'edit', { write: { state: 'cancelled', note: 'sea' } }))).toBe(
		'E_STATE kept as draft'
	);
});

test('deleting leaves the state and the content that was there', () => {
	const gone = judgeAbsence(aWish({ state: 'rejected', note: 'sea' }), 'delete', { write: { note: 'mine' } });
	expect(recordOf(gone)).toMatchObject({ state: 'rejected', note: 'sea' });
});

test('an edit of what stands takes the new content, every other act of the owner leaves it', () => {
	const asked = aWish({ state: 'requested', note: 'sea' });
	expect(recordOf(judgeAbsence(asked, 'withdraw', { write: { note: 'hills' } })).note).toBe('sea');
	const ill = anAbsence({ typeId: 'sick', from: '2026-06-15', to: null, flags: ['AUTO'], note: 'sea' });
	const longer = { note: 'hills', to: '2026-06-16', state: 'approved' } as const;
	expect(recordOf(judgeAbsence(ill, 'edit', { write: longer })).note).toBe('hills');
});

test('the group of the first day off decides the way, not the first group in the list', () => {
	const groups = [
		{ id: 'sued', data: aGroup({ verification: false }) },
		{ id: 'nord', data: aGroup() }
	];
	expect(inWords(judgeAbsence(aWish({ state: 'requested' }), 'approve', { actor: aManager(), groups }))).toBe(
		'mgr_approved'
	);
});
