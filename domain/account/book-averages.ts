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
	const workedBefore = new Map(average.workedBefore);
	const [start, stop] = [daysBetween(first, from), daysBetween(first, to)];
	for (const day of days.slice(Math.max(0, start - WINDOW_DAYS_MAX), stop + 1)) {
		if (day.legalMinutes > 0) workedBefore.set(day.date, day.legalMinutes);
	}
	const facts = { zone, profile, profileOn, now, entries: [], from, to };
	const marks = averageMarks([], { ...facts, average: { ...average, workedBefore } });
	const markByDate = new Map(marks.map((mark) => [mark.date, mark]));
	for (let i = start; i <= stop; i += 1) {
		const day = days[i];
		if (day !== undefined) days[i] = withAverage(day, markByDate.get(day.date));
	}
}

function withAverage(day: EvaluatedDay, mark: Mark | undefined): EvaluatedDay {
	const hadOne = day.marks.some((one) => one.code === 'AVG_OVER');
	if (!hadOne && mark === undefined) return day;
	const others = day.marks.filter((one) => one.code !== 'AVG_OVER');
	const marks = mark === undefined ? others : [...others, mark].sort(compareMarks);
	return { ...day, marks, red: isRed(marks) };
}

/** The last day whose window can reach back to a date. */
export function lastWindowEnd(
	date: LocalDate,
	input: Pick<EvaluationInput, 'profile' | 'profileOn'>
): LocalDate {
	const rulesOn: Rulebook = rulebookOf(input);
	for (let n = WINDOW_DAYS_MAX; n > 0; n -= 1) {
		const end = addDays(date, n);
		if (averageReachDays(rulesOn(end)) > n) return end;
	}
	return date;
}
