import { adjustmentsIn, type AccountAdjustment } from '#domain/account/adjustment.ts';
import type { DayFigures } from '#domain/account/day-figures.ts';
import type { MonthRow } from '#domain/account/month-rows.ts';
import { addDays, mondayOf, monthOf, type LocalDate } from '#domain/time/local-date.ts';

/** What stood on the account in the evening of a day. */
export interface BalancePoint {
	readonly date: LocalDate;
	readonly balanceMinutes: number;
}

/** How far apart the points of a course are. */
export const courseSteps = ['day', 'week', 'month'] as const;
export type CourseStep = (typeof courseSteps)[number];

/**
 * The balance of every evening: opening plus what each day adds up to, adjustments on their date, and what a
 * closing period forfeits on its last day. The last point is what the last month closes with.
 */
export function balanceCourse(input: {
	/** By date, without gaps, the same days as the months are made of. */
	readonly days: readonly Pick<DayFigures, 'date' | 'deltaMinutes'>[];
	readonly months: readonly Pick<MonthRow, 'to' | 'forfeitedMinutes'>[];
	readonly openingMinutes: number;
	readonly adjustments: readonly AccountAdjustment[];
}): BalancePoint[] {
	const forfeited = new Map(input.months.map((month) => [month.to, month.forfeitedMinutes]));
	const first = input.days[0]?.date ?? '';
	const last = input.days.at(-1)?.date ?? '';
	const adjusted = new Map<LocalDate, number>();
	for (const { date, minutes } of adjustmentsIn(input.adjustments, first, last)) {
		adjusted.set(date, (adjusted.get(date) ?? 0) + minutes);
	}
	let balanceMinutes = input.openingMinutes;
	return input.days.map(({ date, deltaMinutes }) => {
		balanceMinutes += deltaMinutes + (adjusted.get(date) ?? 0) - (forfeited.get(date) ?? 0);
		return { date, balanceMinutes };
	});
}

/** A course from a date on, thinned out to the last evening of each week or month. The newest evening always stays. */
export function thinned(
	course: readonly BalancePoint[],
	from: LocalDate,
	step: CourseStep
): readonly BalancePoint[] {
	const shown = course.filter(({ date }) => date >= from);
	if (step === 'day') return shown;
	const periodOf = step === 'week' ? mondayOf : monthOf;
	return shown.filter(({ date }, index) => {
		const next = shown[index + 1];
		return next === undefined || periodOf(next.date) !== periodOf(date);
	});
}

/** How the balance moved in a week. */
export interface WeekTrend {
	readonly changeMinutes: number;
	/** Nothing of this week is over yet: it is the week before that is told. */
	readonly isLastWeek: boolean;
}

/** How the balance moved since the week began; on its first day, in the week before. null = nothing is over yet. */
export function weekTrend(
	course: readonly BalancePoint[],
	openingMinutes: number,
	today: LocalDate
): WeekTrend | null {
	const newest = course.at(-1);
	if (newest === undefined) return null;
	const thisMonday = mondayOf(today);
	const isLastWeek = newest.date < thisMonday;
	const monday = isLastWeek ? addDays(thisMonday, -7) : thisMonday;
	const before = course.findLast(({ date }) => date < monday)?.balanceMinutes ?? openingMinutes;
	return { changeMinutes: newest.balanceMinutes - before, isLastWeek };
}
