import { expect, test } from 'vitest';
import { dayFigures } from '#domain/account/day-figures.ts';
import { sumDays } from '#domain/account/day-sums.ts';
import { workTypeTotals } from '#domain/account/work-type-totals.ts';
import { aSchedule } from '#domain/testkit/builders.ts';

const work = (start: string, stop: string, workTypeId: string | null) => ({
	kind: 'work' as const,
	zone: 'UTC',
	start: `${start}:00.000Z`,
	stop: `${stop}:00.000Z`,
	workTypeId
});
const input = {
	zone: 'UTC',
	schedules: [aSchedule()],
	holidays: new Map(),
	absences: new Map(),
	workTypes: new Map([['travel', { percent: 50 }]]),
	entries: [
		work('2026-06-01T06:00', '2026-06-01T06:05', 'travel'),
		work('2026-06-01T07:00', '2026-06-01T15:00', null),
		work('2026-06-02T06:00', '2026-06-02T06:05', 'travel'),
		work('2026-06-03T06:00', '2026-06-03T09:00', 'travel')
	]
};

test('each type adds up what its days count for, rounded day by day, most minutes first', () => {
	expect(workTypeTotals(input, '2026-06-01', '2026-06-02')).toEqual([
		{ workTypeId: null, minutes: 480, percent: 100, creditedMinutes: 480 },
		{ workTypeId: 'travel', minutes: 10, percent: 50, creditedMinutes: 6 }
	]);
});

test('the types of a period come to its credited and its worked minutes', () => {
	const sums = sumDays(dayFigures(input, '2026-06-01', '2026-06-03'));
	const types = workTypeTotals(input, '2026-06-01', '2026-06-03');
	expect(types.reduce((sum, type) => sum + type.creditedMinutes, 0)).toBe(sums.creditedMinutes);
	expect(types.reduce((sum, type) => sum + type.minutes, 0)).toBe(sums.workedMinutes);
});
