import { addDays, addMonths, lastOfMonth, monthOf, type LocalDate } from '#domain/time/local-date.ts';

/**
 * The last day of a span of n months that begins on `start` (BGB §§187(2), 188(2), (3)): the day before the
 * same day number n months later, or the last day of a month that is too short. From 15 October one month
 * ends on 14 November; from 31 January it ends on 28 February.
 */
export function lastDayOfMonths(start: LocalDate, n: number): LocalDate {
	const month = addMonths(monthOf(start), n);
	const last = lastOfMonth(month);
	const sameDay = `${month}-${start.slice(8, 10)}`;
	return sameDay > last ? last : addDays(sameDay, -1);
}

/** The day after a span of n months that begins on `start`: what runs out with the span is over. */
export function dayAfterMonths(start: LocalDate, n: number): LocalDate {
	return addDays(lastDayOfMonths(start, n), 1);
}

/** How many whole months lie in the days `from` … `to`, both included; counted from `from`, not by the calendar. */
export function fullMonthsIn(from: LocalDate, to: LocalDate): number {
	if (to < from) return 0;
	const most = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + 13;
	let months = 0;
	while (months < most && lastDayOfMonths(from, months + 1) <= to) months += 1;
	return months;
}
