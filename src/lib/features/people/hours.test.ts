import { expect, test } from 'vitest';
import { hoursToMinutes, minutesToHours, scheduleOn, weekTotal } from './hours.ts';

const week = { mon: 480, tue: 480, wed: 480, thu: 480, fri: 360, sat: 0, sun: 0 };

test.each([
	['8', 480],
	['7,5', 450],
	['7.75', 465],
	['7:35', 455],
	['', 0],
	['–', 0],
	['24', 1440]
])('hours typed as "%s" are %i minutes', (typed, minutes) => {
	expect(hoursToMinutes(typed)).toBe(minutes);
});

test.each(['25', '7:60', 'acht', '-3', '24:01', '8 h'])('"%s" is no number of hours of a day', (typed) => {
	expect(hoursToMinutes(typed)).toBeNull();
});

test('minutes come back as they were typed, and a day off is empty', () => {
	expect([minutesToHours(455), minutesToHours(480), minutesToHours(0)]).toEqual(['7:35', '8:00', '']);
});

test('the week is the sum of its days', () => {
	expect(weekTotal(week)).toBe(2280);
});

test('the hours in force are those with the latest start that has come, and of two from one day the later recorded', () => {
	const versions = [
		{ validFrom: '2026-01-01', minutes: week, comment: 'a' },
		{ validFrom: '2026-06-01', minutes: week, comment: 'b' },
		{ validFrom: '2026-06-01', minutes: week, comment: 'c' }
	];
	expect(scheduleOn(versions, '2025-12-31')).toBeNull();
	expect(scheduleOn(versions, '2026-05-31')?.comment).toBe('a');
	expect(scheduleOn(versions, '2026-06-01')?.comment).toBe('c');
});
