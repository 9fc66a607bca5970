import * as v from 'valibot';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addDays,
	addMonths,
	addMonthsToDate,
	datesFrom,
	daysBetween,
	epochDayToDate,
	dateToEpochDay,
	earlierOf,
	isoWeekOf,
	lastOfMonth,
	laterOf,
	mondayOf,
	weekdayOf,
	weeksOfMonth
} from '#domain/time/local-date.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

test('dates and days since 1970 convert both ways, leap years and centuries included', () => {
	fc.assert(
		fc.property(fc.integer({ min: -100_000, max: 300_000 }), (epochDay) => {
			const date = epochDayToDate(epochDay);
			expect(date).toBe(new Date(epochDay * 86_400_000).toISOString().slice(0, 10));
			expect(dateToEpochDay(date)).toBe(epochDay);
		})
	);
});

test('adding days crosses months, years and leap days', () => {
	expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
	expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
	expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
});

test('of two dates one is earlier and the other later, in whichever order they are given', () => {
	for (const [a, b] of [['2026-02-28', '2026-11-01'] as const, ['2026-11-01', '2026-02-28'] as const]) {
		expect([earlierOf(a, b), laterOf(a, b)]).toEqual(['2026-02-28', '2026-11-01']);
	}
});

test('weeks begin on Monday', () => {
	expect(weekdayOf('2026-11-23')).toBe('mon');
	expect(weekdayOf('1969-12-31')).toBe('wed');
	expect(mondayOf('2026-11-29')).toBe('2026-11-23');
});

test('week 1 is the week with the first Thursday of the year', () => {
	expect(isoWeekOf('2026-01-01')).toEqual({ year: 2026, week: 1 });
	expect(isoWeekOf('2027-01-03')).toEqual({ year: 2026, week: 53 });
	expect(isoWeekOf('2024-12-30')).toEqual({ year: 2025, week: 1 });
});

test('a month too short for the day number ends on its last day', () => {
	expect(addMonthsToDate('2026-01-31', 1)).toBe('2026-02-28');
	expect(addMonthsToDate('2026-05-01', -4)).toBe('2026-01-01');
	expect(addMonths('2026-01', -1)).toBe('2025-12');
	expect(lastOfMonth('2024-02')).toBe('2024-02-29');
});

test('a month shows full weeks, Monday first', () => {
	const weeks = weeksOfMonth('2026-11');
	expect(weeks).toHaveLength(6);
	expect(weeks[0]?.[0]).toBe('2026-10-26');
	expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
});

test('a span that ends before it begins has no dates', () => {
	expect(datesFrom('2026-01-02', '2026-01-01')).toEqual([]);
});

test('a date is a day that exists', () => {
	for (const date of ['2026-02-28', '2028-02-29', '2026-12-31', '0001-01-01']) {
		expect([date, v.is(localDateSchema, date)]).toEqual([date, true]);
	}
	const none = [
		'2026-02-29',
		'2026-11-31',
		'2026-13-01',
		'2026-00-10',
		'2026-01-32',
		'2026-1-1',
		'today',
		''
	];
	for (const date of none) expect([date, v.is(localDateSchema, date)]).toEqual([date, false]);
});
