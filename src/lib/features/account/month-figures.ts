import type { LocalDate } from '#domain/time/local-date.ts';

export interface WeekFigures {
	readonly week: number;
	readonly worked: number;
	readonly target: number;
	/** The week that is going on. */
	readonly isCurrent: boolean;
	/** Begins or ends in another month: only its days in this one count. */
	readonly isCut: boolean;
}
export interface MonthFigures {
	/** Minutes, all of days up to and including the last one that counts. */
	readonly worked: number;
	readonly target: number;
	readonly balance: number;
	readonly confirmedDays: number;
	readonly openDays: number;
	readonly redDays: number;
	readonly weeks: readonly WeekFigures[];
}
interface DayIn {
	readonly date: LocalDate;
	readonly isInMonth: boolean;
	readonly isToday: boolean;
	readonly isFuture: boolean;
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	readonly isLocked: boolean;
	readonly hasEntries: boolean;
	readonly red: boolean;
}
interface WeekIn {
	readonly week: number;
	readonly days: readonly DayIn[];
}

/**
 * The month so far, in minutes. Days that are over count with their target; today counts only with what is
 * worked above it, because nobody owes the rest of a day that is still going on.
 */
export function monthFigures(weeks: readonly WeekIn[]): MonthFigures {
	const days = weeks.flatMap((week) => week.days).filter((day) => day.isInMonth && !day.isFuture);
	const targetOf = (day: DayIn) =>
		day.isToday ? Math.min(day.targetMinutes, day.workedMinutes) : day.targetMinutes;
	const sum = (of: (day: DayIn) => number) => days.reduce((total, day) => total + of(day), 0);
	const worked = sum((day) => day.workedMinutes);
	const target = sum(targetOf);
	return {
		worked,
		target,
		balance: worked - target,
		confirmedDays: days.filter((day) => day.isLocked).length,
		openDays: days.filter((day) => day.hasEntries && !day.isLocked).length,
		redDays: days.filter((day) => day.red).length,
		weeks: weeks
			.filter((week) => week.days.some((day) => day.isInMonth && !day.isFuture))
			.map(weekFigures)
			.filter((week) => week.worked > 0 || week.target > 0)
	};
}

function weekFigures(week: WeekIn): WeekFigures {
	const shown = week.days.filter((day) => day.isInMonth);
	return {
		week: week.week,
		worked: shown.reduce((total, day) => total + day.workedMinutes, 0),
		target: shown.reduce((total, day) => total + day.targetMinutes, 0),
		isCurrent: week.days.some((day) => day.isToday),
		isCut: shown.length < week.days.length
	};
}
