import { expect, test } from 'vitest';
import { doneMinutesOf, missingMinutesOf, toWorkMinutesOf } from '#domain/account/day-sums.ts';
import { monthSoFar, type MonthDay } from '#domain/account/month-so-far.ts';

const day = (date: string, worked: number, over: Partial<MonthDay> = {}): MonthDay => {
	const figures = { creditedMinutes: worked, absenceCreditMinutes: 0, targetMinutes: 480, ...over };
	return {
		date,
		workedMinutes: worked,
		breakMinutes: 0,
		runningMinutes: 0,
		state: worked > 0 ? 'open' : 'empty',
		red: false,
		deltaMinutes: figures.creditedMinutes + figures.absenceCreditMinutes - figures.targetMinutes,
		...figures
	};
};

test('days that are over count with their target, today only with what was done', () => {
	const days = [
		day('2026-11-16', 500, { state: 'confirmed' }),
		day('2026-11-17', 460, { red: true }),
		day('2026-11-18', 100, { runningMinutes: 20 }),
		day('2026-11-19', 0)
	];
	expect(monthSoFar(days, '2026-11', '2026-11-18')).toMatchObject({
		doneMinutes: 1080,
		targetMinutes: 1080,
		balanceMinutes: 0,
		confirmedDays: 1,
		openDays: 2,
		redDays: 1
	});
});

test('work beyond today’s target already counts', () => {
	expect(monthSoFar([day('2026-11-18', 500)], '2026-11', '2026-11-18').balanceMinutes).toBe(20);
});

test('paid absence counts as done, so a vacation leaves the balance where it was', () => {
	const days = [day('2026-11-16', 0, { absenceCreditMinutes: 480 })];
	expect(monthSoFar(days, '2026-11', '2026-11-18')).toMatchObject({ balanceMinutes: 0, openDays: 0 });
});

test('work counts by the percentage of its type', () => {
	const days = [day('2026-11-16', 480, { creditedMinutes: 240 })];
	expect(monthSoFar(days, '2026-11', '2026-11-18').balanceMinutes).toBe(-240);
});

test('days of the neighbouring months stay out, and the week that they cut says so', () => {
	const days = [
		day('2026-09-30', 300),
		day('2026-10-01', 450),
		...[5, 6, 7, 8, 9].map((one) => day(`2026-10-0${one}`, one === 5 ? 480 : 0, { targetMinutes: 96 })),
		day('2026-10-10', 0, { targetMinutes: 0 }),
		day('2026-10-11', 0, { targetMinutes: 0 })
	];
	const figures = monthSoFar(days, '2026-10', '2026-11-18');
	expect(figures).toMatchObject({ doneMinutes: 930, targetMinutes: 960, balanceMinutes: -30 });
	expect(figures.weeks).toEqual([
		{ week: 40, doneMinutes: 450, targetMinutes: 480, isCurrent: false, isCut: true },
		{ week: 41, doneMinutes: 480, targetMinutes: 480, isCurrent: false, isCut: false }
	]);
});

test('weeks ahead and weeks without work and target have no bar', () => {
	const days = [day('2026-11-01', 0, { targetMinutes: 0 }), day('2026-11-02', 480), day('2026-11-09', 0)];
	const { weeks } = monthSoFar(days, '2026-11', '2026-11-02');
	expect(weeks.map((week) => [week.week, week.isCurrent])).toEqual([[45, true]]);
});

test('the week that goes on shows its days so far and to come, though only some are over', () => {
	const days = ['2026-11-16', '2026-11-17', '2026-11-18'].map((date) =>
		day(date, date === '2026-11-16' ? 400 : 0)
	);
	expect(monthSoFar(days, '2026-11', '2026-11-17').weeks).toEqual([
		{ week: 47, doneMinutes: 400, targetMinutes: 1440, isCurrent: true, isCut: true }
	]);
});

test('a week of work that nothing was due for has a bar, and so has one that was due without work', () => {
	const days = [day('2026-11-02', 60, { targetMinutes: 0 }), day('2026-11-09', 0)];
	const { weeks } = monthSoFar(days, '2026-11', '2026-11-18');
	expect(weeks.map((week) => [week.week, week.doneMinutes, week.targetMinutes])).toEqual([
		[45, 60, 0],
		[46, 0, 480]
	]);
});

test('what a day lacks is its target less credited work and absence, never below zero', () => {
	expect(missingMinutesOf(day('2026-11-16', 300, { absenceCreditMinutes: 60 }))).toBe(120);
	expect(missingMinutesOf(day('2026-11-16', 500))).toBe(0);
});

test('a half day of vacation leaves half a day to be worked, a whole one nothing', () => {
	expect(toWorkMinutesOf(day('2026-11-16', 0, { absenceCreditMinutes: 240 }))).toBe(240);
	expect(toWorkMinutesOf(day('2026-11-16', 0, { absenceCreditMinutes: 480 }))).toBe(0);
	expect(doneMinutesOf(day('2026-11-16', 100, { absenceCreditMinutes: 240, runningMinutes: 20 }))).toBe(360);
});
