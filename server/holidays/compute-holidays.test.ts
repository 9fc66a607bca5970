import { expect, test } from 'vitest';
import { computeHolidays, isKnownPlace, listStates } from './compute-holidays.ts';

const dates = (country: string, state: string | null = null, region: string | null = null) =>
	computeHolidays({ country, state, region }, 2026).map(({ date }) => date);

test('Bavaria has Assumption day only where the region says so, and Augsburg its own day on top', () => {
	expect(dates('DE', 'BY')).not.toContain('2026-08-15');
	expect(dates('DE', 'BY', 'KATH')).toContain('2026-08-15');
	expect(dates('DE', 'BY', 'A')).toContain('2026-08-08');
});

test('without a canton Switzerland has only what every canton has', () => {
	expect(dates('CH')).toEqual(
		expect.arrayContaining(['2026-01-01', '2026-05-14', '2026-08-01', '2026-12-25'])
	);
	for (const date of ['2026-04-03', '2026-12-26']) expect(dates('CH')).not.toContain(date);
	for (const state of listStates('CH')) {
		expect(dates('CH', state)).toEqual(expect.arrayContaining(dates('CH')));
	}
});

test('each canton’s own days are left out without a canton, days of all cantons are all there', () => {
	const sundays = ['2026-04-05', '2026-05-24'];
	expect(dates('CH')).toEqual([
		'2026-01-01',
		sundays[0],
		'2026-05-14',
		sundays[1],
		'2026-08-01',
		'2026-12-25'
	]);
});

test('a holiday that begins at noon is half a day', () => {
	const days = computeHolidays({ country: 'CH', state: 'VS', region: null }, 2026);
	expect(days.find(({ date }) => date === '2026-05-01')).toMatchObject({ fraction: 0.5 });
});

test('two holidays on one date are one day off', () => {
	const days = computeHolidays({ country: 'DE', state: 'BY', region: null }, 2008);
	expect(days.filter(({ date }) => date === '2008-05-01')).toHaveLength(1);
});

test('Germany moves no holiday that falls on a weekend', () => {
	expect(dates('DE', 'BY')).toContain('2026-10-03');
	expect(dates('DE', 'BY')).not.toContain('2026-10-05');
});

test('substitute days are days off', () => {
	const days = computeHolidays({ country: 'GB', state: null, region: null }, 2027);
	expect(days.map(({ date }) => date)).toEqual(expect.arrayContaining(['2027-12-27', '2027-12-28']));
});

test('a holiday has its local and its English name', () => {
	const days = computeHolidays({ country: 'DE', state: 'BY', region: null }, 2026);
	expect(days.find(({ date }) => date === '2026-01-06')).toMatchObject({
		name: 'Heilige Drei Könige',
		international: 'Epiphany'
	});
});

test('an unknown country or state is known as such', () => {
	expect(isKnownPlace({ country: 'XX', state: null, region: null })).toBe(false);
	expect(isKnownPlace({ country: 'DE', state: 'XX', region: null })).toBe(false);
	expect(isKnownPlace({ country: 'AT', state: '9', region: null })).toBe(true);
});
