import { expect, test } from 'vitest';
import { absenceStates, type Absence } from '#domain/absence/absence.ts';
import { ownersActs } from '#domain/absence/owners-acts.ts';
import { absenceTypes } from '#domain/testkit/absence-builders.ts';

const TODAY = '2026-06-15';

function acts(over: Partial<Pick<Absence, 'state' | 'from' | 'to' | 'certificate' | 'typeId'>>): string[] {
	const { typeId = 'vacation', ...rest } = over;
	const absence = {
		state: 'draft' as const,
		from: '2026-07-06',
		to: '2026-07-10',
		certificate: null,
		...rest
	};
	return [...ownersActs(absence, absenceTypes.get(typeId), TODAY)];
}

test('a draft and a refused request are asked for or deleted, an open request is taken back', () => {
	expect(acts({ state: 'draft' })).toEqual(['ask', 'delete']);
	expect(acts({ state: 'rejected' })).toEqual(['ask', 'delete']);
	expect(acts({ state: 'requested' })).toEqual(['withdraw']);
	expect(acts({ state: 'mgr_approved' })).toEqual(['withdraw']);
});

test('approved days can be asked back before the first of them, and not from then on', () => {
	expect(acts({ state: 'approved' })).toEqual(['cancel']);
	expect(acts({ state: 'approved', from: TODAY })).toEqual([]);
});

test('what is over for good, or asked to be cancelled, leaves nothing to do', () => {
	for (const state of ['withdrawn', 'cancelled', 'cancel_requested'] as const)
		expect(acts({ state })).toEqual([]);
});

test('a report of illness stays its owner’s: ended while it is open, certified, deleted', () => {
	const sick = { typeId: 'sick', state: 'approved', from: TODAY } as const;
	expect(acts({ ...sick, to: null })).toEqual(['delete', 'end', 'certify']);
	expect(acts({ ...sick, to: TODAY })).toEqual(['delete', 'certify']);
	expect(acts({ ...sick, to: TODAY, certificate: { date: TODAY } })).toEqual(['delete']);
});

test('every state has its answer', () => {
	expect(absenceStates.map((state) => acts({ state }).length)).toEqual([2, 1, 1, 1, 2, 0, 0, 0]);
});
