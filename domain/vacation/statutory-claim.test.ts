import { describe, expect, test } from 'vitest';
import { fraction } from '#domain/kernel/fraction.ts';
import type { Employment } from '#domain/schedule/target-time.ts';
import { employmentYear } from '#domain/vacation/employment-year.ts';
import { twelfthsByLaw, twelfthsOf } from '#domain/vacation/statutory-claim.ts';

const reason = (employment: Employment, year = 2026) => twelfthsByLaw(employmentYear(year, employment));

describe('the law gives only twelfths', () => {
	test('to who joins so late that the waiting period is not over on 31 December', () => {
		expect(reason({ start: '2026-07-01' })).toBe('waiting');
		expect(reason({ start: '2026-06-30' })).toBeNull();
	});

	test('to who leaves before the full claim arises; on the day it arises the whole is due', () => {
		expect(reason({ start: '2026-01-01', end: '2026-06-30' })).toBe('waiting');
		expect(reason({ start: '2026-01-01', end: '2026-07-01' })).toBeNull();
	});

	test('to who leaves in the first half of a year after the waiting period, 30 June included', () => {
		expect(reason({ end: '2026-06-30' })).toBe('first_half');
		expect(reason({ end: '2026-07-01' })).toBeNull();
		expect(reason({ start: '2020-01-01', end: '2026-01-01' })).toBe('first_half');
	});

	test('to nobody who stays', () => {
		expect(reason({})).toBeNull();
		expect(reason({ start: '2025-10-01' })).toBeNull();
	});
});

describe('the employed part of a year', () => {
	test('counts from 1 January for who joined before, to 31 December for who leaves later', () => {
		expect(employmentYear(2026, { start: '2025-05-01', end: '2027-01-31' })).toEqual({
			year: 2026,
			start: '2025-05-01',
			from: '2026-01-01',
			to: '2026-12-31',
			fullMonths: 12,
			joins: false,
			leaves: false
		});
	});

	test('is the whole year for who joins on its first day and leaves on its last', () => {
		const whole = employmentYear(2026, { start: '2026-01-01', end: '2026-12-31' });
		expect(whole).toMatchObject({ fullMonths: 12, joins: false, leaves: false });
	});

	test('is cut by joining and leaving within the year', () => {
		expect(employmentYear(2026, { start: '2026-01-02', end: '2026-12-30' })).toMatchObject({
			from: '2026-01-02',
			to: '2026-12-30',
			fullMonths: 11,
			joins: true,
			leaves: true
		});
	});

	test('gives a twelfth for each of its full months', () => {
		expect(twelfthsOf(fraction(30), employmentYear(2026, { start: '2026-10-15' }))).toEqual(fraction(5));
	});
});
