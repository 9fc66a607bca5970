import { expect, test } from 'vitest';
import { timeEntryStates } from '#domain/time-entry/time-entry.ts';
import { isExported } from '#server/exchange/visible-to-hr.ts';

test('HR’s file holds what reached HR on either route, but nothing that waits for its review', () => {
	const exportedOn = (route: 'direct' | 'manager' | null) =>
		timeEntryStates.filter((state) => isExported({ state, route })).toSorted();
	expect(exportedOn('direct')).toEqual(['closed', 'confirmed', 'verified']);
	expect(exportedOn('manager')).toEqual(['closed', 'verified']);
	expect(exportedOn(null)).toEqual(['closed', 'confirmed', 'verified']);
});
