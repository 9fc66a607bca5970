import type { DayFigures } from '#domain/account/day-figures.ts';

/** The figures of several days added up, whole minutes. */
export type DaySums = Omit<DayFigures, 'date'>;

const keys = [
	'targetMinutes',
	'workedMinutes',
	'creditedMinutes',
	'absenceCreditMinutes',
	'breakMinutes',
	'deltaMinutes'
] as const satisfies readonly (keyof DaySums)[];

/** Adds up days: a week, a month, any period. */
export function sumDays(days: readonly DaySums[]): DaySums {
	const sums = {
		targetMinutes: 0,
		workedMinutes: 0,
		creditedMinutes: 0,
		absenceCreditMinutes: 0,
		breakMinutes: 0,
		deltaMinutes: 0
	};
	for (const day of days) for (const key of keys) sums[key] += day[key];
	return sums;
}

/** What stands against the target of a day: credited work, paid absence, and what runs right now. */
export function doneMinutesOf(day: DaySums & { readonly runningMinutes: number }): number {
	return day.creditedMinutes + day.absenceCreditMinutes + day.runningMinutes;
}

/** The same for several days. */
export function doneMinutes(days: readonly (DaySums & { readonly runningMinutes: number })[]): number {
	return days.reduce((sum, day) => sum + doneMinutesOf(day), 0);
}

/** What a day still lacks of its target. */
export function missingMinutesOf(day: DaySums): number {
	return Math.max(0, -day.deltaMinutes);
}
