import { thinned, type BalancePoint, type CourseStep } from '#domain/account/balance-course.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';

/** How far back the course of the balance is shown. */
export const periods = ['4w', '12w', 'year', 'all'] as const;
export type Period = (typeof periods)[number];

const shownAs: Readonly<Record<Period, { readonly days: number; readonly step: CourseStep }>> = {
	'4w': { days: 28, step: 'day' },
	'12w': { days: 84, step: 'week' },
	year: { days: 365, step: 'week' },
	all: { days: Infinity, step: 'month' }
};

/** The points of a period: a few weeks by day, a year by week, everything by month. */
export function chartPoints(
	course: readonly BalancePoint[],
	period: Period,
	today: LocalDate
): readonly BalancePoint[] {
	const { days, step } = shownAs[period];
	const from = Number.isFinite(days) ? addDays(today, -days) : (course[0]?.date ?? today);
	return thinned(course, from, step);
}

/** The periods that show something new: one longer than the account shows the same as the whole. */
export function periodsFor(course: readonly BalancePoint[], today: LocalDate): readonly Period[] {
	const first = course[0]?.date ?? today;
	const longer = periods.filter((period) => {
		const { days } = shownAs[period];
		return Number.isFinite(days) && addDays(today, -days) > first;
	});
	return [...longer, 'all'];
}

/** What a sentence about a course tells: where it began and ended, and its extremes. */
export function courseFacts(points: readonly BalancePoint[]) {
	const [first, last] = [points[0], points.at(-1)];
	if (first === undefined || last === undefined) return null;
	const values = points.map(({ balanceMinutes }) => balanceMinutes);
	return { first, last, highest: Math.max(...values), lowest: Math.min(...values) };
}
