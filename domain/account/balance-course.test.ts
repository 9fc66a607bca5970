import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceCourse, thinned, weekTrend } from '#domain/account/balance-course.ts';
import { monthRows } from '#domain/account/month-rows.ts';
import { addDays, datesFrom } from '#domain/time/local-date.ts';

const day = (date: string, deltaMinutes: number) => ({
	date,
	targetMinutes: 0,
	workedMinutes: 0,
	creditedMinutes: 0,
	absenceCreditMinutes: 0,
	breakMinutes: 0,
	deltaMinutes,
	red: false
});
const booking = (date: string, minutes: number) => ({ date, minutes, comment: 'Auszahlung', author: 'h' });

test('every evening stands at the evening before plus the day, and a booking counts on its date', () => {
	const days = [day('2026-05-01', 30), day('2026-05-02', -90), day('2026-05-03', 0)];
	const adjustments = [booking('2026-05-02', 600), booking('2026-04-30', 5000)];
	const months = monthRows({ days, openingMinutes: 60, adjustments });
	const course = balanceCourse({ days, months, openingMinutes: 60, adjustments });
	expect(course.map(({ balanceMinutes }) => balanceMinutes)).toEqual([90, 600, 600]);
});

test('the newest evening is what the account closes with, whatever is booked and whatever is forfeited', () => {
	const change = fc.integer({ min: -600, max: 600 });
	fc.assert(
		fc.property(
			fc.array(change, { minLength: 1, maxLength: 120 }),
			change,
			fc.array(fc.tuple(fc.nat(140), change), { maxLength: 5 }),
			fc.option(fc.integer({ min: 0, max: 900 })),
			(deltas, openingMinutes, bookings, maxMinutes) => {
				const days = deltas.map((delta, index) => day(addDays('2026-01-15', index), delta));
				const adjustments = bookings.map(([n, minutes]) => booking(addDays('2026-01-10', n), minutes));
				const cap = maxMinutes === null ? null : ({ maxMinutes, period: 'month' } as const);
				const months = monthRows({ days, openingMinutes, adjustments, cap });
				const course = balanceCourse({ days, months, openingMinutes, adjustments });
				expect(course.at(-1)?.balanceMinutes).toBe(months.at(-1)?.closingMinutes);
			}
		)
	);
});

test('a thinned course keeps the last evening of each week or month, and always the newest one', () => {
	// Monday, 4 May to Wednesday, 3 June 2026.
	const course = datesFrom('2026-05-04', '2026-06-03').map((date, balanceMinutes) => ({
		date,
		balanceMinutes
	}));
	const dates = (from: string, step: 'day' | 'week' | 'month') =>
		thinned(course, from, step).map(({ date }) => date);
	expect(dates('2026-06-01', 'day')).toEqual(['2026-06-01', '2026-06-02', '2026-06-03']);
	expect(dates('2026-05-18', 'week')).toEqual(['2026-05-24', '2026-05-31', '2026-06-03']);
	expect(dates('2026-05-04', 'month')).toEqual(['2026-05-31', '2026-06-03']);
});

test('the trend is about this week, and on its first day about the one before', () => {
	const course = [
		{ date: '2026-05-29', balanceMinutes: 100 },
		{ date: '2026-05-31', balanceMinutes: 160 },
		{ date: '2026-06-01', balanceMinutes: 130 }
	];
	expect(weekTrend(course, 40, '2026-06-02')).toEqual({ changeMinutes: -30, isLastWeek: false });
	expect(weekTrend(course.slice(0, 2), 40, '2026-06-01')).toEqual({ changeMinutes: 120, isLastWeek: true });
	expect(weekTrend([], 40, '2026-06-01')).toBeNull();
});
