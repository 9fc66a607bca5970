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

test('days of the neighbouring months stay out', () => {
	const figures = monthFigures([
		{
			week: 45,
			days: [day('2026-10-31', 300, { isInMonth: false }), day('2026-11-01', 0, { targetMinutes: 0 })]
		}
	]);
	expect(figures).toMatchObject({ worked: 0, target: 0, balance: 0 });
	expect(figures.weeks[0]).toEqual({ week: 45, worked: 0, target: 0, isCurrent: false });
});
