import { isPresent } from '#domain/kernel/present.ts';
import type { AverageRule, Severity } from '#domain/regulation/profile-shape.ts';
import { roundHalfUp } from '#domain/kernel/rounding.ts';
import { addDays, addMonthsToDate, datesFrom, type LocalDate } from '#domain/time/local-date.ts';

export interface AverageCheck {
	readonly windowStart: LocalDate;
	/** Days of the window that count; half days of leave leave a half. */
	readonly countedDays: number;
	readonly workedMinutes: number;
	/** Per week, half up. */
	readonly averageMinutes: number;
	readonly isOver: boolean;
	/** A violation; a warning while the person is employed for less than the window. null when not over. */
	readonly severity: Severity | null;
}

/**
 * The average week over the window that ends on a day (both included): so many weeks, or so many
 * months (30 June less four months is 1 March). Days of annual and sick leave are neutral: they leave
 * the window (directive 2003/88/EC art. 16(b)), public holidays stay. Exactly the limit is not over; a
 * window with no day that counts has no average and is not over either.
 *
 * The window is always the whole one, for somebody new as well: days before the employment count like days
 * without work. A window cut at the first day of work would call a newcomer's first 8-hour day an average
 * of 56 h a week. Being new only makes the mark a warning, and only while the employment began after the
 * window did.
 */
export function checkAverage(input: {
	readonly rule: AverageRule;
	readonly end: LocalDate;
	readonly workedByDate: ReadonlyMap<LocalDate, number>;
	/** Share of each day on leave, 0.5 or 1. */
	readonly neutralByDate: ReadonlyMap<LocalDate, number>;
	readonly employmentStart?: LocalDate | null;
}): AverageCheck {
	const { rule, end, workedByDate, neutralByDate } = input;
	const windowStart = windowStartOf(rule, end);
	const isNew = isPresent(input.employmentStart) && input.employmentStart > windowStart;
	const window = datesFrom(windowStart, end);
	const sum = (byDate: ReadonlyMap<LocalDate, number>) =>
		byDate.size === 0 ? 0 : window.reduce((total, date) => total + (byDate.get(date) ?? 0), 0);
	const workedMinutes = sum(workedByDate);
	const countedDays = window.length - sum(neutralByDate);
	const isOver = countedDays > 0 && workedMinutes * 7 > rule.weeklyMax * countedDays;
	return {
		windowStart,
		countedDays,
		workedMinutes,
		averageMinutes: countedDays > 0 ? roundHalfUp((workedMinutes * 7) / countedDays) : 0,
		isOver,
		severity: !isOver ? null : isNew ? 'warning' : 'violation'
	};
}

function windowStartOf(rule: AverageRule, end: LocalDate): LocalDate {
	if (rule.weeks !== undefined) return addDays(end, 1 - rule.weeks * 7);
	return addMonthsToDate(addDays(end, 1), -(rule.months ?? 0));
}
