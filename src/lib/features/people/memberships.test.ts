import { expect, test } from 'vitest';
import { membershipOn, moveToGroup } from './memberships.ts';

const nord = { groupId: 'nord', from: '2026-01-01', to: null };

test('moving ends the old membership the day before and begins the new one', () => {
	expect(moveToGroup([nord], 'sued', '2026-11-01')).toEqual([
		{ groupId: 'nord', from: '2026-01-01', to: '2026-10-31' },
		{ groupId: 'sued', from: '2026-11-01', to: null }
	]);
});

test('leaving all groups ends the membership and begins none', () => {
	expect(moveToGroup([nord], null, '2026-11-01')).toEqual([{ ...nord, to: '2026-10-31' }]);
});

test('a move from the first day on replaces the membership instead of leaving an empty one', () => {
	expect(moveToGroup([nord], 'sued', '2026-01-01')).toEqual([
		{ groupId: 'sued', from: '2026-01-01', to: null }
	]);
});

test('both ends of a membership belong to it', () => {
	const ended = [{ ...nord, to: '2026-10-31' }];
	expect(membershipOn(ended, '2026-01-01')?.groupId).toBe('nord');
	expect(membershipOn(ended, '2026-10-31')?.groupId).toBe('nord');
	expect(membershipOn(ended, '2026-11-01')).toBeNull();
});
