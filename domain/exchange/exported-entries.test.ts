import { expect, test } from 'vitest';
import { timeEntryStates } from '#domain/time-entry/time-entry.ts';
import {
	importedAbsenceState,
	importedStanding,
	isConfirmedInFile,
	isExported
} from '#domain/exchange/exported-entries.ts';

test('HR’s file holds what reached HR on either route, but nothing that waits for its review', () => {
	const exportedOn = (route: 'direct' | 'manager' | null) =>
		timeEntryStates.filter((state) => isExported({ state, route })).toSorted();
	expect(exportedOn('direct')).toEqual(['closed', 'confirmed', 'verified']);
	expect(exportedOn('manager')).toEqual(['closed', 'verified']);
	expect(exportedOn(null)).toEqual(['closed', 'confirmed', 'verified']);
});

test('a file says confirmed of everything its owner can no longer change and HR need not accept', () => {
	const said = timeEntryStates.filter((state) => isConfirmedInFile({ state })).toSorted();
	expect(said).toEqual(['closed', 'confirmed', 'verified']);
});

test('a confirmed row comes in confirmed and straight to HR, any other as its owner’s draft', () => {
	const now = '2026-11-19T11:00:00.000Z';
	expect(importedStanding(true, now)).toEqual({
		state: 'confirmed',
		route: 'direct',
		flags: ['IMPORTED'],
		confirmedAt: now
	});
	expect(importedStanding(false, now)).toEqual({ state: 'draft', route: null, flags: [], confirmedAt: null });
	expect([importedAbsenceState(true), importedAbsenceState(false)]).toEqual(['approved', 'requested']);
});
