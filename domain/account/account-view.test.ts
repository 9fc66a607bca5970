import { expect, test } from 'vitest';
import { entriesInView } from '#domain/account/account-view.ts';
import { timeEntryStates } from '#domain/time-entry/time-entry.ts';

const entries = (['direct', 'manager'] as const).flatMap((route) =>
	timeEntryStates.map((state) => ({ state, route }))
);
const seen = (view: 'user' | 'manager' | 'hr') =>
	entriesInView(entries, view).map(({ state, route }) => `${state} ${route}`);

test('the owner’s account counts all entries', () => {
	expect(seen('user')).toHaveLength(12);
});

test('a manager’s counts what was confirmed, never a draft nor what waits for HR', () => {
	expect(new Set(seen('manager').map((one) => one.split(' ')[0]))).toEqual(
		new Set(['confirmed', 'verified', 'rejected', 'closed'])
	);
});

test('HR’s counts what reached HR: with manager verification not before it is verified', () => {
	const hr = seen('hr');
	expect(hr).toContain('confirmed direct');
	expect(hr).toContain('verified manager');
	expect(hr).not.toContain('confirmed manager');
	expect(hr.some((one) => one.startsWith('draft') || one.startsWith('rejected'))).toBe(false);
});
