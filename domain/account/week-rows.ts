import type { DayFigures } from '#domain/account/day-figures.ts';
import { countedMinutesOf, sumDays } from '#domain/account/day-sums.ts';
import { isoWeekOf, mondayOf, type LocalDate } from '#domain/time/local-date.ts';

/** One week of an account beside its target, whole minutes. */
export interface WeekRow {
	readonly monday: LocalDate;
	readonly week: number;
	/** Credited work and paid absence. */
	readonly doneMinutes: number;
	/** Of the whole week, also while it goes on. */
	readonly targetMinutes: number;
	readonly breakMinutes: number;
	/** The week that is going on. */
	readonly isCurrent: boolean;
}

/** Weeks by date, oldest first. Days up to the Sunday of the current week give it its whole target. */
export function weekRows(days: readonly DayFigures[], today: LocalDate): WeekRow[] {
	const byMonday = Map.groupBy(days, ({ date }) => mondayOf(date));
	return [...byMonday].map(([monday, ofWeek]) => {
		const sums = sumDays(ofWeek);
		return {
			monday,
			week: isoWeekOf(monday).week,
			doneMinutes: countedMinutesOf(sums),
			targetMinutes: sums.targetMinutes,
			breakMinutes: sums.breakMinutes,
			isCurrent: monday === mondayOf(today)
		};
	});
}
