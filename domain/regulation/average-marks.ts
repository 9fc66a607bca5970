import { checkAverage } from '#domain/regulation/averages.ts';
import { rulebookOf, type AverageFacts, type MarksInput } from '#domain/regulation/mark-input.ts';
import { markOf, type Mark } from '#domain/regulation/mark.ts';
import type { AverageRule } from '#domain/regulation/profile-shape.ts';
import { workedOf, type Shift } from '#domain/regulation/shifts.ts';
import { addDays, datesFrom, monthOf, weekdayOf, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';

/**
 * Averages over 48 h a week, told on the last day of their window. A window of weeks is looked at when
 * a week ends (Sunday), one of months when a month ends; a week or month that is not over yet is not
 * judged. While the person is employed for less than the window it is a warning.
 */
export function averageMarks(shifts: readonly Shift[], input: Omit<MarksInput, 'entries'>): Mark[] {
	const { average, from, to, now, zone } = input;
	if (average === undefined) return [];
	const rulesOn = rulebookOf(input);
	const workedByDate = workedPerDate(shifts, average);
	const today = now === undefined ? null : localDateOf(now, zone);
	const marks: Mark[] = [];
	for (const end of datesFrom(from, to)) {
		if (today !== null && end >= today) break;
		const profile = rulesOn(end);
		const rule = profile.average;
		if (rule === null || !isWindowEnd(rule, end)) continue;
		const { neutralByDate, employmentStart = null } = average;
		const check = checkAverage({ rule, end, workedByDate, neutralByDate, employmentStart });
		if (check.severity === null) continue;
		const facts = { actual: check.averageMinutes, limit: rule.weeklyMax, date: end };
		marks.push(markOf(profile, { code: 'AVG_OVER', severity: check.severity, ...facts }));
	}
	return marks;
}

/** Minutes by the date of the shift; days before the first shift at hand come from what is known of them. */
export function workedPerDate(
	shifts: readonly Shift[],
	{ workedBefore }: Pick<AverageFacts, 'workedBefore'>
): Map<LocalDate, number> {
	const byDate = new Map<LocalDate, number>();
	for (const shift of shifts) byDate.set(shift.date, (byDate.get(shift.date) ?? 0) + workedOf(shift));
	for (const [date, minutes] of workedBefore ?? []) {
		if (!byDate.has(date)) byDate.set(date, minutes);
	}
	return byDate;
}

function isWindowEnd(rule: AverageRule, date: LocalDate): boolean {
	return rule.weeks !== undefined ? weekdayOf(date) === 'sun' : monthOf(addDays(date, 1)) !== monthOf(date);
}
