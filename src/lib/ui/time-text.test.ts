import { expect, test } from 'vitest';
import { readTime, shiftTime } from './time-text.ts';

test.each([
	['7:28', '07:28'],
	['07.28', '07:28'],
	['728', '07:28'],
	['0728', '07:28'],
	['7', '07:00'],
	['16', '16:00'],
	['16 2', '16:02'],
	['0:00', '00:00']
])('%s is read as %s', (typed, time) => {
	expect(readTime(typed)).toBe(time);
});

test.each(['24:00', '7:60', 'abc', '', '12345', '-3'])('%s is no time of a day', (typed) => {
	expect(readTime(typed)).toBeNull();
});

test('steppers stay within the day and begin at eight when nothing stands there', () => {
	expect(shiftTime('07:28', 5)).toBe('07:33');
	expect(shiftTime('00:03', -5)).toBe('00:00');
	expect(shiftTime('23:58', 5)).toBe('23:59');
	expect(shiftTime('', -5)).toBe('08:00');
});
