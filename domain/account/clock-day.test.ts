import { expect, test } from 'vitest';
import {
	clockDate,
	entriesOfClockDay,
	minutesOverTarget,
	minutesToTarget
} from '#domain/account/clock-day.ts';
import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import { aTimeEntry, berlin } from '#domain/testkit/builders.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const MONDAY = '2026-01-12';
const TUESDAY = '2026-01-13';
const work = (from: string, to: string | null, over: Partial<TimeEntry> = {}) =>
	aTimeEntry({ start: berlin(from), stop: to === null ? null : berlin(to), ...over });
const early = work(`${MONDAY} 08:00`, `${MONDAY} 16:00`);
const night = work(`${MONDAY} 22:00`, null);

const workTypes: AccountWorkTypes = new Map([
	['half', { percent: 50 }],
	['double', { percent: 200 }],
	['nothing', { percent: 0 }]
]);
const day = (over: { targetMinutes?: number; absenceCreditMinutes?: number } = {}) => ({
	date: MONDAY,
	targetMinutes: 480,
	workedMinutes: 0,
	creditedMinutes: 0,
	absenceCreditMinutes: 0,
	breakMinutes: 0,
	deltaMinutes: 0,
	...over
});
const missing = (entries: readonly TimeEntry[], now: string, over: Parameters<typeof day>[0] = {}) =>
	minutesToTarget(day(over), entries, { workTypes, now: berlin(`${MONDAY} ${now}`) });

test('work that runs past midnight is still done for the day it began on', () => {
	expect(clockDate([early, night], TUESDAY)).toBe(MONDAY);
	expect(clockDate([early, work(`${MONDAY} 22:00`, `${TUESDAY} 00:30`)], TUESDAY)).toBe(TUESDAY);
	expect(clockDate([], TUESDAY)).toBe(TUESDAY);
});

test('a day under way is the work that began on it, cut by the breaks after midnight too', () => {
	const pause = work(`${TUESDAY} 00:15`, `${TUESDAY} 00:30`, { kind: 'break' });
	const tomorrow = work(`${TUESDAY} 08:00`, null);
	expect(entriesOfClockDay([early, night, pause, tomorrow], MONDAY)).toEqual([early, night, pause]);
});

test('after midnight the work of the evening lacks what its own day lacks, and not what the new one does', () => {
	const now = { workTypes, now: berlin(`${TUESDAY} 01:00`) };
	expect(minutesToTarget(day(), [early, night], now)).toBe(0);
	expect(minutesToTarget(day(), [night], now)).toBe(300);
});

test('what was worked at half counts half of what the target lacks', () => {
	const morning = work(`${MONDAY} 08:00`, `${MONDAY} 12:00`, { workTypeId: 'half' });
	expect(missing([morning, work(`${MONDAY} 12:30`, null)], '13:00')).toBe(330);
});

test('what runs fills the target by the percentage of its type', () => {
	const morning = work(`${MONDAY} 08:00`, `${MONDAY} 12:00`);
	const then = (workTypeId: string) =>
		missing([morning, work(`${MONDAY} 12:00`, null, { workTypeId })], '13:00');
	// 479 min at a half are 239.5, and round to the 240 that are needed.
	expect(then('half')).toBe(419);
	expect(then('double')).toBe(60);
	expect(then('nothing')).toBeNull();
});

test('the end is the first minute whose credit rounds up to the target, once for all work of the type', () => {
	const half = { workTypeId: 'half' };
	const entries = [work(`${MONDAY} 08:00`, `${MONDAY} 08:05`, half), work(`${MONDAY} 09:00`, null, half)];
	expect(missing(entries, '09:05', { targetMinutes: 6 })).toBe(1);
	expect(missing(entries, '09:06', { targetMinutes: 6 })).toBe(0);
});

test('paid leave has done its part of the target, and nothing is foreseen while no work runs', () => {
	expect(missing([work(`${MONDAY} 08:00`, null)], '10:00', { absenceCreditMinutes: 240 })).toBe(120);
	expect(missing([early], '17:00')).toBeNull();
});

test('a day is past its target by what the account credits of it, with or without a clock that runs', () => {
	const over = (entries: readonly TimeEntry[], now: string, of: Parameters<typeof day>[0] = {}) =>
		minutesOverTarget(day(of), entries, { workTypes, now: berlin(`${MONDAY} ${now}`) });
	const morning = work(`${MONDAY} 08:00`, `${MONDAY} 12:00`, { workTypeId: 'half' });
	const running = work(`${MONDAY} 12:00`, null);
	expect(over([morning, running], '17:59')).toBeNull();
	expect(over([morning, running], '18:00')).toBe(0);
	expect(over([morning, running], '18:20')).toBe(20);
	expect(over([early], '20:00', { absenceCreditMinutes: 240 })).toBe(240);
	expect(over([], '20:00')).toBeNull();
	expect(over([work(`${TUESDAY} 08:00`, null)], '20:00', { targetMinutes: 0 })).toBe(0);
});
