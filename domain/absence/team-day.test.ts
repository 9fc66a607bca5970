import { expect, test } from 'vitest';
import { absenceStates } from '#domain/absence/absence.ts';
import type { AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { daysAway, teamDaysFrom, typesToldToTeam } from './team-day.ts';

test('a team is told the days of what was approved, until a cancellation is granted', () => {
	const told = absenceStates.filter((state) => daysAway(anAbsence({ state })) !== null);
	expect(told).toEqual(['approved', 'cancel_requested']);
});

test('days and halves are all there is', () => {
	const absence = anAbsence({ from: '2026-12-22', to: '2026-12-23', firstHalf: 'pm', note: 'Hochzeit' });
	expect(daysAway(absence)).toEqual({
		from: '2026-12-22',
		to: '2026-12-23',
		firstHalf: 'pm',
		lastHalf: null
	});
});

test('what has no end is not told: only an illness has none', () => {
	expect(daysAway(anAbsence({ to: null }))).toBeNull();
});

test('a team is told of no illness, and of no type that nobody knows', () => {
	const type = (category: 'vacation' | 'sick' | 'holiday' | 'other') =>
		({ label: category, effect: 'credit', category }) as const;
	const types: AbsenceTypes = new Map([
		['vacation', type('vacation')],
		['sick', type('sick')],
		['child-sick', type('sick')],
		['training', type('other')]
	]);
	const told = typesToldToTeam(types);
	expect([...told]).toEqual(['vacation', 'training']);
});

test('what was over before this month is told no more', () => {
	expect(teamDaysFrom('2026-11-19')).toBe('2026-11-01');
});
