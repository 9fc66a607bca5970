import type { DayFigures } from '#domain/account/day-figures.ts';

/** The figures of several days added up, whole minutes. */
export type DaySums = Omit<DayFigures, 'date'>;

/** Adds up days: a week, a month, any period. */
export function sumDays(days: readonly DaySums[]): DaySums {
	let [targetMinutes, workedMinutes, creditedMinutes] = [0, 0, 0];
	let [absenceCreditMinutes, breakMinutes, deltaMinutes] = [0, 0, 0];
	for (const day of days) {
		targetMinutes += day.targetMinutes;
		workedMinutes += day.workedMinutes;
		creditedMinutes += day.creditedMinutes;
		absenceCreditMinutes += day.absenceCreditMinutes;
		breakMinutes += day.breakMinutes;
		deltaMinutes += day.deltaMinutes;
	}
	return {
		targetMinutes,
		workedMinutes,
		creditedMinutes,
		absenceCreditMinutes,
		breakMinutes,
		deltaMinutes
	};
}

/** What the account counts against the target: credited work and paid absence. */
export function countedMinutesOf(sums: Pick<DaySums, 'creditedMinutes' | 'absenceCreditMinutes'>): number {
	return sums.creditedMinutes + sums.absenceCreditMinutes;
}

/** What stands against the target of a day: what counts, and what runs right now. */
export function doneMinutesOf(day: DaySums & { readonly runningMinutes: number }): number {
	return countedMinutesOf(day) + day.runningMinutes;
}

/** The same for several days. */
export function doneMinutes(days: readonly (DaySums & { readonly runningMinutes: number })[]): number {
	return days.reduce((sum, day) => sum + doneMinutesOf(day), 0);
}

/** What a day asks to be worked: its target less what paid absence already counts for. */
export function toWorkMinutesOf(day: DaySums): number {
	return Math.max(0, day.targetMinutes - day.absenceCreditMinutes);
}

/** What a day still lacks of its target. */
export function missingMinutesOf(day: DaySums): number {
	return Math.max(0, -day.deltaMinutes);
}
