import { expect, test } from 'vitest';
import { dateForKey, dayToOpenWith } from './grid-keys.ts';

const today = '2026-11-19';
const press = (key: string, from: string, shiftKey = false) => dateForKey({ key, shiftKey }, from, today);

test('arrows move by a day and by a week, over the end of a month', () => {
	expect(press('ArrowRight', '2026-11-30')).toBe('2026-12-01');
	expect(press('ArrowLeft', '2026-11-01')).toBe('2026-10-31');
	expect(press('ArrowDown', '2026-11-25')).toBe('2026-12-02');
	expect(press('ArrowUp', '2026-11-03')).toBe('2026-10-27');
});

test('Home and End stay in the week, Monday to Sunday', () => {
	expect(press('Home', '2026-11-19')).toBe('2026-11-16');
	expect(press('End', '2026-11-19')).toBe('2026-11-22');
	expect(press('End', '2026-11-22')).toBe('2026-11-22');
});

test('PageUp and PageDown keep the day and fall back to the last day of a shorter month', () => {
	expect(press('PageDown', '2026-01-31')).toBe('2026-02-28');
	expect(press('PageUp', '2026-12-31')).toBe('2026-11-30');
	expect(press('PageDown', '2028-02-29', true)).toBe('2029-02-28');
});

test('T goes to today; other keys mean nothing to the grid', () => {
	expect(press('t', '2026-01-31')).toBe(today);
	expect(press('a', '2026-01-31')).toBeNull();
	expect(press('Enter', '2026-01-31')).toBeNull();
});

const day = (date: string, hasEntries: boolean, isInMonth = true) => ({ date, hasEntries, isInMonth });

test('a month opens with today, an older one with its last worked day', () => {
	expect(dayToOpenWith([day('2026-11-18', true), day('2026-11-19', false)], today)).toBe(today);
	expect(
		dayToOpenWith([day('2026-10-05', true), day('2026-10-06', true), day('2026-10-07', false)], today)
	).toBe('2026-10-06');
	expect(dayToOpenWith([day('2026-11-30', true, false), day('2026-12-01', false)], today)).toBe('2026-12-01');
	expect(dayToOpenWith([], today)).toBeNull();
});
