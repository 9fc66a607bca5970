import { expect, test } from 'vitest';
import { subtract, toNumber } from '#domain/kernel/fraction.ts';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { aVacationPerson, companyRuleSince } from '#domain/testkit/vacation-builders.ts';
import { simulateVacation, type SimulatedYear } from '#domain/vacation/simulate.ts';

const since2026 = companyRuleSince('2026-01-01');
const wish = anAbsence({ id: 'wish', from: '2026-12-28', to: '2027-01-08' });

function costs(years: readonly SimulatedYear[]) {
	return years.map(({ year, before, after }) => [
		year,
		toNumber(subtract(before.account.available, after.account.available))
	]);
}

test('if I take these days: each year says what would be left', () => {
	expect(costs(simulateVacation(aVacationPerson({ rules: since2026 }), wish))).toEqual([
		[2026, 4],
		[2027, 10]
	]);
});

test('without an end only the first day is wanted', () => {
	const years = simulateVacation(aVacationPerson({ rules: since2026 }), { ...wish, to: null });
	expect(years.map(({ year }) => year)).toEqual([2026]);
});

test('a request that is changed is not counted twice: before without it, after as it is wanted now', () => {
	const absences = [{ id: 'wish', from: '2026-07-06', to: '2026-07-10' }];
	const wanted = { ...wish, from: '2026-07-06', to: '2026-07-07' };
	const years = simulateVacation(aVacationPerson({ rules: since2026, absences }), wanted);
	expect(years.map(({ before }) => toNumber(before.account.available))).toEqual([30]);
	expect(costs(years)).toEqual([[2026, 2]]);
});

test('everything else that is approved or asked for counts without and with the wanted days', () => {
	const absences = [
		{ id: 'trip', from: '2026-07-06', to: '2026-07-10' },
		{ id: 'other', from: '2026-08-03', state: 'requested' as const }
	];
	const wanted = { ...wish, to: '2026-12-28' };
	const years = simulateVacation(aVacationPerson({ rules: since2026, absences }), wanted);
	const available = years.map(({ before, after }) =>
		[before, after].map(({ account }) => toNumber(account.available))
	);
	expect(available).toEqual([[24, 23]]);
});

test('what is wanted is asked for, not approved: it does not touch what remains', () => {
	const years = simulateVacation(aVacationPerson({ rules: since2026 }), { ...wish, to: '2026-12-31' });
	expect(years.map(({ after }) => toNumber(after.account.remaining))).toEqual([30]);
});

test('where the company has no rule about vacation there is nothing to say', () => {
	expect(simulateVacation(aVacationPerson({ rules: [] }), wish)).toEqual([]);
});
