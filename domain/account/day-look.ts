import type { DayState } from '#domain/account/day-state.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** A day on which time was owed, that is over, and that has neither an entry nor an absence. */
export function isMissingDay(
	day: {
		readonly date: LocalDate;
		readonly targetMinutes: number;
		readonly entries: readonly unknown[];
		readonly absence: object | null;
	},
	today: LocalDate
): boolean {
	return day.date < today && day.entries.length === 0 && day.absence === null && day.targetMinutes > 0;
}

/** From this much on, time that a day lacks is worth a question. */
const WORTH_ASKING_MINUTES = 60;

/** A day that lacks an hour or more of its target, with no absence to tell why: its manager may want to ask. */
export function isShortDay(day: {
	readonly missingMinutes: number;
	readonly absence: object | null;
}): boolean {
	return day.missingMinutes >= WORTH_ASKING_MINUTES && day.absence === null;
}

/**
 * Whether it is time to ask for the word on a day: when it is over, and today as soon as its hours are done.
 * Whoever wants to confirm today earlier may.
 */
export function isTimeToConfirm(
	day: { readonly date: LocalDate; readonly state: DayState },
	today: LocalDate
): boolean {
	return day.date < today || (day.date === today && day.state === 'complete');
}

/** What was said about an entry that came back; null when none did. */
export function commentOnReturn(entries: readonly Pick<TimeEntry, 'state' | 'comment'>[]): string | null {
	return entries.find((entry) => entry.state === 'rejected')?.comment ?? null;
}
