import { expect, test } from 'vitest';
import { balanceToMinutes, hoursToMinutes, minutesToBalance, minutesToHours } from './hours.ts';

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

test.each([
	['12:30', 750],
	['-3,5', -210],
	['−0:15', -15],
	['+ 120', 7200],
	['-0:00', 0],
	['7.25', 435]
])('a balance typed as "%s" is %i minutes', (typed, minutes) => {
	expect(balanceToMinutes(typed)).toBe(minutes);
});

test.each(['', '--3', '3:60', 'zehn', '12345', '3 h'])('"%s" is no balance', (typed) => {
	expect(balanceToMinutes(typed)).toBeNull();
});

test('a balance comes back with its sign', () => {
	expect([minutesToBalance(750), minutesToBalance(-75), minutesToBalance(0)]).toEqual([
		'12:30',
		'−1:15',
		'0:00'
	]);
});
