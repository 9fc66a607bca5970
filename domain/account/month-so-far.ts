import { doneMinutes, doneMinutesOf, sumDays, type DaySums } from '#domain/account/day-sums.ts';
import { isLockedDay, type DayState } from '#domain/account/day-state.ts';
import { isoWeekOf, mondayOf, monthOf, type LocalDate, type LocalMonth } from '#domain/time/local-date.ts';

/** What the look at a month reads of a day. */
export interface MonthDay extends DaySums {
	readonly date: LocalDate;
	readonly runningMinutes: number;
	readonly state: DayState;
	readonly red: boolean;
}

export interface WeekSoFar {
	readonly week: number;
	readonly doneMinutes: number;
	readonly targetMinutes: number;
	/** The week that is going on. */
	readonly isCurrent: boolean;
	/** Begins or ends in another month: only its days in this one count. */
	readonly isCut: boolean;
}

/** A month as its owner sees it while it goes on; whole minutes. */
export interface MonthSoFar {
	/** Credited work and paid absence of all days up to today, and what runs now. */
	readonly doneMinutes: number;
	readonly targetMinutes: number;
	/** Done less target. */
	readonly balanceMinutes: number;
	readonly confirmedDays: number;
	readonly openDays: number;
	readonly redDays: number;
	readonly weeks: readonly WeekSoFar[];
}

/**
 * The month so far. Days that are over count with their target; today counts only with what is done above
 * it, because nobody owes the rest of a day that is still going on. `days` are whole weeks around the month.
 */
export function monthSoFar(days: readonly MonthDay[], month: LocalMonth, today: LocalDate): MonthSoFar {
	const inMonth = days.filter((day) => monthOf(day.date) === month);
	const shown = inMonth.filter((day) => day.date <= today);
	const done = doneMinutes(shown);
	const target = shown.reduce((sum, day) => sum + targetSoFar(day, today), 0);
	return {
		doneMinutes: done,
		targetMinutes: target,
		balanceMinutes: done - target,
		confirmedDays: shown.filter((day) => isLockedDay(day.state)).length,
		openDays: shown.filter((day) => day.state !== 'empty' && !isLockedDay(day.state)).length,
		redDays: shown.filter((day) => day.red).length,
		weeks: weeksSoFar(inMonth, today)
	};
}

function weeksSoFar(days: readonly MonthDay[], today: LocalDate): WeekSoFar[] {
	const byMonday = Map.groupBy(days, (day) => mondayOf(day.date));
	return [...byMonday]
		.filter(([, week]) => week.some((day) => day.date <= today))
		.map(([monday, week]) => ({
			week: isoWeekOf(monday).week,
			doneMinutes: doneMinutes(week),
			targetMinutes: sumDays(week).targetMinutes,
			isCurrent: monday === mondayOf(today),
			isCut: week.length < 7
		}))
		.filter((week) => week.doneMinutes > 0 || week.targetMinutes > 0);
}

function targetSoFar(day: MonthDay, today: LocalDate): number {
	return day.date === today ? Math.min(day.targetMinutes, doneMinutesOf(day)) : day.targetMinutes;
}
