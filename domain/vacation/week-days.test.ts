import { describe, expect, test } from 'vitest';
import { aSchedule } from '#domain/testkit/builders.ts';
import { toNumber } from '#domain/kernel/fraction.ts';
import {
	averageWeekDays,
	calendarDaysOf,
	weekDaysBySchedule,
	weekDaysOf,
	weekDaysSpans
} from '#domain/vacation/week-days.ts';

const threeDays = { mon: 480, tue: 240, wed: 1, thu: 0, fri: 0, sat: 0, sun: 0 };

test('a working day is a weekday with a target, however short', () => {
	expect(weekDaysOf({ minutes: threeDays })).toBe(3);
});

test('contracts count by their dates, of two from the same date the one recorded later', () => {
	const schedules = [
		aSchedule({ validFrom: '2026-07-01' }),
		aSchedule({ validFrom: '2026-01-01' }),
		aSchedule({ validFrom: '2026-07-01', minutes: threeDays })
	];
	expect(weekDaysBySchedule(schedules)).toEqual([
		{ from: '2026-01-01', weekDays: 5 },
		{ from: '2026-07-01', weekDays: 3 }
	]);
});

describe('a year is cut where the days per week change', () => {
	const spans = (changes: readonly (readonly [from: string, weekDays: number])[], span = wholeYear) =>
		weekDaysSpans({
			changes: changes.map(([from, weekDays]) => ({ from, weekDays })),
			before: 5,
			...span
		}).map(({ from, to, weekDays }) => [from, to, weekDays]);
	const wholeYear = { from: '2026-01-01', to: '2026-12-31' };

	test('the new number counts from the day of the change on', () => {
		const changes = [['2026-07-01', 3] as const, ['2026-10-01', 4] as const];
		expect(spans(changes)).toEqual([
			['2026-01-01', '2026-06-30', 5],
			['2026-07-01', '2026-09-30', 3],
			['2026-10-01', '2026-12-31', 4]
		]);
		expect(spans(changes.toReversed())).toEqual(spans(changes));
	});

	test('a change on the first day is in force all year, one on the last day for that day', () => {
		expect(spans([['2026-01-01', 3]])).toEqual([['2026-01-01', '2026-12-31', 3]]);
		expect(spans([['2026-12-31', 3]])).toEqual([
			['2026-01-01', '2026-12-30', 5],
			['2026-12-31', '2026-12-31', 3]
		]);
	});

	test('of changes before the year the last one counts, those after it do not', () => {
		expect(
			spans([
				['2024-01-01', 2],
				['2025-12-31', 4],
				['2027-01-01', 1]
			])
		).toEqual([['2026-01-01', '2026-12-31', 4]]);
	});

	test('a contract with as many days as the one before changes nothing', () => {
		expect(
			spans([
				['2026-03-01', 5],
				['2026-07-01', 3],
				['2026-08-01', 3]
			])
		).toEqual([
			['2026-01-01', '2026-06-30', 5],
			['2026-07-01', '2026-12-31', 3]
		]);
	});

	test('one day of employment is a stretch, no day is none', () => {
		expect(spans([], { from: '2026-01-01', to: '2026-01-01' })).toEqual([['2026-01-01', '2026-01-01', 5]]);
		expect(spans([], { from: '2026-01-01', to: '2025-12-31' })).toEqual([]);
	});
});

test('the average weighs every number of days by its calendar days, both ends included', () => {
	const spans = [
		{ from: '2026-01-01', to: '2026-01-10', weekDays: 5 },
		{ from: '2026-01-11', to: '2026-01-30', weekDays: 2 }
	];
	expect(spans.map(calendarDaysOf)).toEqual([10, 20]);
	expect(toNumber(averageWeekDays(spans))).toBe(3);
	expect(toNumber(averageWeekDays([]))).toBe(0);
});
