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
