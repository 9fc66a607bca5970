import { expect, test } from 'vitest';
import { dayAfterMonths, fullMonthsIn, lastDayOfMonths } from '#domain/time/month-span.ts';

test('a month ends on the day before the same day number', () => {
	expect(lastDayOfMonths('2026-10-15', 1)).toBe('2026-11-14');
	expect(lastDayOfMonths('2026-01-01', 12)).toBe('2026-12-31');
	expect(lastDayOfMonths('2026-01-28', 1)).toBe('2026-02-27');
});

test('a month that begins on a day number the next month lacks ends on its last day', () => {
	expect(lastDayOfMonths('2026-01-31', 1)).toBe('2026-02-28');
	expect(lastDayOfMonths('2026-01-29', 1)).toBe('2026-02-28');
	expect(lastDayOfMonths('2028-01-29', 1)).toBe('2028-02-28');
	expect(lastDayOfMonths('2028-01-30', 1)).toBe('2028-02-29');
	expect(lastDayOfMonths('2026-08-31', 2)).toBe('2026-10-30');
});

test('months of employment are counted from the first day, not by the calendar', () => {
	expect(fullMonthsIn('2026-10-15', '2026-12-31')).toBe(2);
	expect(fullMonthsIn('2026-01-01', '2026-12-31')).toBe(12);
	expect(fullMonthsIn('2026-01-31', '2026-02-27')).toBe(0);
	expect(fullMonthsIn('2026-01-31', '2026-02-28')).toBe(1);
	expect(fullMonthsIn('2026-05-02', '2026-05-01')).toBe(0);
	expect(fullMonthsIn('2026-01-01', '2026-01-30')).toBe(0);
});

test('six months from 1 July are over on 1 January, from 30 June on 30 December', () => {
	expect(dayAfterMonths('2026-07-01', 6)).toBe('2027-01-01');
	expect(dayAfterMonths('2026-06-30', 6)).toBe('2026-12-30');
	expect(dayAfterMonths('2026-08-31', 6)).toBe('2027-03-01');
});
