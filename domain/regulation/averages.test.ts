import { expect, test } from 'vitest';
import { checkAverage } from '#domain/regulation/averages.ts';
import { datesFrom } from '#domain/time/local-date.ts';

const workedByDate = new Map(datesFrom('2026-01-01', '2026-12-31').map((date) => [date, 420]));
const fourMonths = { weeklyMax: 2880, months: 4 };
const none = new Map<string, number>();

test('four months before the end of June begin on 1 March', () => {
	const check = checkAverage({ rule: fourMonths, end: '2026-06-30', workedByDate, neutralByDate: none });
	expect(check).toMatchObject({
		windowStart: '2026-03-01',
		countedDays: 122,
		averageMinutes: 2940,
		severity: 'violation'
	});
});

test('days of leave are neutral: they leave the window', () => {
	const neutralByDate = new Map([
		['2026-03-02', 1],
		['2026-03-03', 0.5]
	] as const);
	const check = checkAverage({ rule: fourMonths, end: '2026-06-30', workedByDate, neutralByDate });
	expect(check.countedDays).toBe(120.5);
});

test('somebody employed for less than the window is warned, over the same window', () => {
	const since = (employmentStart: string | null) =>
		checkAverage({
			rule: fourMonths,
			end: '2026-06-30',
			workedByDate,
			neutralByDate: none,
			employmentStart
		});
	expect(since('2026-05-01')).toEqual({ ...since(null), severity: 'warning' });
	expect(since('2026-05-01')).toMatchObject({ windowStart: '2026-03-01', countedDays: 122 });
	expect(since('2026-03-02').severity).toBe('warning');
	expect(since('2026-03-01').severity).toBe('violation');
});

test('a first working day of eight hours is no average of 56 hours a week', () => {
	const check = checkAverage({
		rule: fourMonths,
		end: '2026-06-30',
		workedByDate: new Map([['2026-06-30', 480]]),
		neutralByDate: none,
		employmentStart: '2026-06-30'
	});
	expect(check).toMatchObject({ countedDays: 122, averageMinutes: 28, isOver: false, severity: null });
});

test('a window with no day that counts has no average and is not over', () => {
	const neutralByDate = new Map(datesFrom('2026-03-01', '2026-06-30').map((date) => [date, 1] as const));
	expect(checkAverage({ rule: fourMonths, end: '2026-06-30', workedByDate, neutralByDate })).toMatchObject({
		countedDays: 0,
		averageMinutes: 0,
		isOver: false,
		severity: null
	});
});
