import { expect, test } from 'vitest';
import { hoursToMinutes, minutesToHours } from './hours.ts';

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
