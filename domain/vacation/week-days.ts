import { divide, fraction, fractionOf, multiply, sum, type Fraction } from '#domain/kernel/fraction.ts';
import { byText } from '#domain/kernel/order.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { addDays, daysBetween, weekdays, type LocalDate } from '#domain/time/local-date.ts';

/** Working days per week from a date on, until the next one. */
export interface WeekDaysFrom {
	readonly from: LocalDate;
	readonly weekDays: number;
}

/** A stretch of the year with one number of working days per week. */
export interface WeekDaysSpan {
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly weekDays: number;
}

/** Weekdays with a target; how long they are does not matter. */
export function weekDaysOf({ minutes }: Pick<WorkingSchedule, 'minutes'>): number {
	return weekdays.filter((weekday) => minutes[weekday] > 0).length;
}

/**
 * The changes of a person's days per week: one for each contract, of two from the same date the one recorded
 * later. `before` counts until the first.
 */
export function weekDaysBySchedule(schedules: readonly WorkingSchedule[]): WeekDaysFrom[] {
	const byDate = new Map(schedules.map((one) => [one.validFrom, weekDaysOf(one)]));
	return [...byDate].map(([from, weekDays]) => ({ from, weekDays })).sort(byText((one) => one.from));
}

/** The days `from` … `to`, cut where the number of working days per week changes; `before` holds until the first change. */
export function weekDaysSpans(input: {
	readonly changes: readonly WeekDaysFrom[];
	readonly before: number;
	readonly from: LocalDate;
	readonly to: LocalDate;
}): WeekDaysSpan[] {
	const { from, to } = input;
	if (to < from) return [];
	const changes = input.changes.toSorted(byText((one) => one.from));
	const first = changes.findLast((one) => one.from <= from)?.weekDays ?? input.before;
	const within = changes.filter((one) => one.from > from && one.from <= to);
	const starts = [{ from, weekDays: first }, ...within].filter(
		({ weekDays }, index, all) => weekDays !== all[index - 1]?.weekDays
	);
	return starts.map((one, index) => {
		const next = starts[index + 1];
		return { ...one, to: next === undefined ? to : addDays(next.from, -1) };
	});
}

/** Working days per week over all the spans, by their calendar days. */
export function averageWeekDays(spans: readonly WeekDaysSpan[]): Fraction {
	const total = spans.reduce((days, span) => days + calendarDaysOf(span), 0);
	if (total === 0) return fraction(0);
	const parts = spans.map((span) => multiply(fractionOf(span.weekDays), fraction(calendarDaysOf(span))));
	return divide(sum(parts), fraction(total));
}

export function calendarDaysOf({ from, to }: Pick<WeekDaysSpan, 'from' | 'to'>): number {
	return daysBetween(from, to) + 1;
}
