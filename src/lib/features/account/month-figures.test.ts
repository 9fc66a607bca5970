import { expect, test } from 'vitest';
import { monthFigures } from './month-figures.ts';

const day = (date: string, worked: number, rest: Record<string, unknown> = {}) => ({
	date,
	isInMonth: true,
	isToday: false,
	isFuture: false,
	workedMinutes: worked,
	targetMinutes: 480,
	isLocked: false,
	hasEntries: worked > 0,
	red: false,
	...rest
});

test('days that are over count with their target, today only with what was worked', () => {
	const figures = monthFigures([
		{
			week: 47,
			days: [
				day('2026-11-16', 500, { isLocked: true }),
				day('2026-11-17', 460, { red: true }),
				day('2026-11-18', 120, { isToday: true }),
				day('2026-11-19', 0, { isFuture: true })
			]
		}
	]);
	expect(figures).toMatchObject({
		worked: 1080,
		target: 1080,
		balance: 0,
		confirmedDays: 1,
		openDays: 2,
		redDays: 1
	});
});

test('work beyond today’s target already counts', () => {
	const figures = monthFigures([{ week: 47, days: [day('2026-11-18', 500, { isToday: true })] }]);
	expect(figures.balance).toBe(20);
});

test('days of the neighbouring months stay out, and the week that they cut says so', () => {
	const figures = monthFigures([
		{ week: 40, days: [day('2026-09-30', 300, { isInMonth: false }), day('2026-10-01', 450)] },
		{ week: 41, days: [day('2026-10-05', 480)] }
	]);
	expect(figures).toMatchObject({ worked: 930, target: 960, balance: -30 });
	expect(figures.weeks).toEqual([
		{ week: 40, worked: 450, target: 480, isCurrent: false, isCut: true },
		{ week: 41, worked: 480, target: 480, isCurrent: false, isCut: false }
	]);
});

test('weeks ahead and weeks without work and target have no bar', () => {
	const figures = monthFigures([
		{ week: 44, days: [day('2026-11-01', 0, { targetMinutes: 0 })] },
		{ week: 45, days: [day('2026-11-02', 480, { isToday: true })] },
		{ week: 46, days: [day('2026-11-09', 0, { isFuture: true })] }
	]);
	expect(figures.weeks.map((week) => week.week)).toEqual([45]);
});
