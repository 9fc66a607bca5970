import { expect, test } from 'vitest';
import { addDays } from '#domain/time/local-date.ts';
import { chartPoints, courseFacts, periodsFor } from './balance-chart.ts';

const TODAY = '2026-11-23';
const courseOf = (days: number) =>
	Array.from({ length: days }, (_, index) => ({
		date: addDays(TODAY, index - days),
		balanceMinutes: index % 7
	}));

test('four weeks are shown by day, a year by week, everything by month', () => {
	const course = courseOf(800);
	expect(chartPoints(course, '4w', TODAY)).toHaveLength(28);
	expect(chartPoints(course, '12w', TODAY)).toHaveLength(12);
	expect(chartPoints(course, 'year', TODAY).length).toBeLessThanOrEqual(53);
	expect(chartPoints(course, 'all', TODAY).length).toBeLessThanOrEqual(28);
	expect(chartPoints(course, 'all', TODAY).at(-1)).toEqual(course.at(-1));
});

test('a young account offers no period longer than itself', () => {
	expect(periodsFor(courseOf(20), TODAY)).toEqual(['all']);
	expect(periodsFor(courseOf(90), TODAY)).toEqual(['4w', '12w', 'all']);
	expect(periodsFor(courseOf(900), TODAY)).toEqual(['4w', '12w', 'year', 'all']);
});

test('the sentence tells both ends and the extremes, and nothing without points', () => {
	expect(courseFacts(courseOf(10))).toMatchObject({
		first: { date: '2026-11-13' },
		last: { date: '2026-11-22' },
		highest: 6,
		lowest: 0
	});
	expect(courseFacts([])).toBeNull();
});
