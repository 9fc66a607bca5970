import { expect, test } from 'vitest';
import { groupChange, groupChangedMeanwhile, groupDraftOf, groupProblems } from './group-form.ts';
import { spanProblems } from './spans.ts';
import type { Group } from './types.ts';

const nord: Group = {
	id: 'nord',
	name: 'Montage Nord',
	data: {
		verification: true,
		timeoutDays: null,
		onTimeout: 'warn',
		onViolation: 'warn',
		withdrawHours: 0,
		managers: [{ userId: 'jana', from: '2025-01-01', to: null }],
		workTypeIds: null,
		archived: false
	},
	members: [{ userId: 'mara', from: '2025-01-01', to: null }]
};
const base = groupDraftOf(nord);

test('nothing typed changes nothing', () => {
	expect(groupProblems(base)).toEqual({});
	expect(groupChange(nord, base, base)).toEqual({});
});

test('only the rules that differ are sent', () => {
	const draft = { ...base, verification: false, timeoutDays: '14' };
	expect(groupChange(nord, base, draft)).toEqual({ data: { verification: false, timeoutDays: 14 } });
});

test('who is at work is shown only once that is switched on, and only the switch is sent', () => {
	expect(base.showsPresence).toBe(false);
	const change = groupChange(nord, base, { ...base, showsPresence: true });
	expect(change).toEqual({ data: { presence: true } });
	const open = { ...nord, data: { ...nord.data, presence: true } };
	expect(groupDraftOf(open).showsPresence).toBe(true);
});

test('members are sent as the whole list', () => {
	const draft = { ...base, members: [...base.members, { userId: 'tom', from: '2026-11-23', to: null }] };
	expect(groupChange(nord, base, draft).members).toHaveLength(2);
});

test('figures and dates that cannot be are named at their field', () => {
	const draft = {
		...base,
		name: ' ',
		timeoutDays: '400',
		withdrawHours: '-1',
		members: [{ userId: 'mara', from: '2026-02-01', to: '2026-01-01' }]
	};
	expect(groupProblems(draft)).toEqual({
		name: 'required',
		timeoutDays: 'days',
		withdrawHours: 'hours',
		members: 'spans'
	});
	expect(spanProblems([{ userId: 'a', from: '', to: null }]).get(0)).toBe('date');
});

test("somebody else's change is noticed where it meets ours", () => {
	const fresh = { ...nord, name: 'Nord', data: { ...nord.data, withdrawHours: 4 } };
	expect(groupChangedMeanwhile(nord, fresh, { data: { verification: false } })).toEqual([]);
	expect(groupChangedMeanwhile(nord, fresh, { name: 'X', data: { withdrawHours: 2 } })).toEqual([
		'name',
		'rules'
	]);
});
