import { expect, test } from 'vitest';
import {
	contractMinutes,
	scheduleOn,
	schedulesOrCompanyDefault,
	targetMinutes,
	weekMinutes
} from '#domain/schedule/target-time.ts';
import { aSchedule, generalSettings } from '#domain/testkit/builders.ts';

const MONDAY = '2026-01-12';
const week = { mon: 455, tue: 480, wed: 480, thu: 480, fri: 360, sat: 0, sun: 0 };
const holidays = new Map([[MONDAY, { name: 'Heiligabend', fraction: 0.5, legal: false }]]);
const none = new Map();

test('the contract in force is the latest that began; of two from one day the one recorded later', () => {
	const versions = [
		aSchedule({ validFrom: '2026-06-01', comment: 'b' }),
		aSchedule({ validFrom: '2026-01-01', comment: 'a' }),
		aSchedule({ validFrom: '2026-06-01', comment: 'c' })
	];
	expect(scheduleOn(versions, '2025-12-31')).toBeNull();
	expect(scheduleOn(versions, '2026-05-31')?.comment).toBe('a');
	expect(scheduleOn(versions, '2026-06-01')?.comment).toBe('c');
});

test('nothing is owed before the first contract and outside employment, whose first and last day belong to it', () => {
	const schedules = [aSchedule({ validFrom: '2026-01-12' })];
	const on = (date: string, employment = {}) =>
		targetMinutes({ date, schedules, holidays: none, employment });
	expect(on('2026-01-09')).toBe(0);
	expect(on(MONDAY)).toBe(480);
	expect(on(MONDAY, { start: MONDAY, end: MONDAY })).toBe(480);
	expect(on(MONDAY, { start: '2026-01-13' })).toBe(0);
	expect(on('2026-01-13', { end: MONDAY })).toBe(0);
});

test('half a holiday halves the day half up, a whole one takes it all, the contract stays what it is', () => {
	const schedules = [aSchedule({ minutes: week })];
	const full = new Map([[MONDAY, { name: 'Neujahr', fraction: 1, legal: true }]]);
	expect(targetMinutes({ date: MONDAY, schedules, holidays })).toBe(228);
	expect(targetMinutes({ date: MONDAY, schedules, holidays: full })).toBe(0);
	expect(contractMinutes({ date: MONDAY, schedules })).toBe(455);
});

test('who has no contract of his own yet works the company’s usual hours; an empty list is no contract', () => {
	const general = generalSettings();
	expect(schedulesOrCompanyDefault(undefined, general)[0]?.minutes).toEqual(general.defaultMinutes);
	expect(schedulesOrCompanyDefault([], general)).toEqual([]);
});

test('the week is the sum of its days', () => {
	expect(weekMinutes(week)).toBe(2255);
});
