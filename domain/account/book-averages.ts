import { averageReachDays } from '#domain/account/average-facts.ts';
import type { EvaluatedDay, EvaluationInput } from '#domain/account/evaluated-day.ts';
import { averageMarks } from '#domain/regulation/average-marks.ts';
import { rulebookOf, type AverageFacts } from '#domain/regulation/mark-input.ts';
import { compareMarks, isRed, type Mark } from '#domain/regulation/mark.ts';
import type { Rulebook } from '#domain/regulation/profile-shape.ts';
import { addDays, daysBetween, type LocalDate } from '#domain/time/local-date.ts';

/** No average looks further back than a year and a week. */
const WINDOW_DAYS_MAX = 373;

/**
 * Judges the averages of the days `from` … `to` from what each day worked, and puts the marks on the days
 * that end a window. `days` begin at `first`, one for each date; they are changed in place.
 */
export function judgeAverages(
	days: EvaluatedDay[],
	first: LocalDate,
	input: Omit<EvaluationInput, 'entries'> & { readonly average: AverageFacts },
	{ from, to }: { readonly from: LocalDate; readonly to: LocalDate }
): void {
	const { average, zone, profile, profileOn, now } = input;
	const [start, end] = [daysBetween(first, from), daysBetween(first, to) + 1];
	// A day of the book counts by its own work, whatever was known of it before.
	const workedBefore = new Map(average.workedBefore);
	for (const day of days.slice(Math.max(0, start - WINDOW_DAYS_MAX), end)) {
		workedBefore.set(day.date, day.legalMinutes);
	}
	const facts = { zone, profile, profileOn, now, from, to };
	const marks = averageMarks([], { ...facts, average: { ...average, workedBefore } });
	const markByDate = new Map(marks.map((mark) => [mark.date, mark]));
	days.slice(start, end).forEach((day, i) => {
		days[start + i] = withAverage(day, markByDate.get(day.date));
	});
}

function withAverage(day: EvaluatedDay, mark: Mark | undefined): EvaluatedDay {
	const others = day.marks.filter((one) => one.code !== 'AVG_OVER');
	if (mark === undefined && others.length === day.marks.length) return day;
	const marks = mark === undefined ? others : [...others, mark].sort(compareMarks);
	return { ...day, marks, red: isRed(marks) };
}

/** The last day whose window can reach back to a date. */
export function lastWindowEnd(
	date: LocalDate,
	input: Pick<EvaluationInput, 'profile' | 'profileOn'>
): LocalDate {
	const rulesOn: Rulebook = rulebookOf(input);
	let n = WINDOW_DAYS_MAX;
	while (n > 0 && averageReachDays(rulesOn(addDays(date, n))) <= n) n -= 1;
	return addDays(date, n);
}
