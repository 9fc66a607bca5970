import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { Profile, Rulebook } from '#domain/regulation/profile-shape.ts';
import type { RegulatedEntry } from '#domain/regulation/shifts.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntryFlag } from '#domain/time-entry/time-entry.ts';

/** Work on Sundays, public holidays or Saturdays that a person or group is allowed to do: information, not a breach. */
export interface DayPermits {
	readonly sunday?: boolean | undefined;
	readonly holiday?: boolean | undefined;
	readonly saturday?: boolean | undefined;
}

/** The same permits on every day, or those of each date: groups change. */
export type Permits = DayPermits | ((date: LocalDate) => DayPermits | undefined);

export type MarkedEntry = RegulatedEntry & {
	readonly flags?: readonly TimeEntryFlag[];
};

/** What the 48 h average reads besides the entries at hand. */
export interface AverageFacts {
	/** Worked minutes of days before the entries begin; a day the entries reach counts by them. */
	readonly workedBefore?: ReadonlyMap<LocalDate, number>;
	/** Share of each day on annual or sick leave, 0.5 or 1. */
	readonly neutralByDate: ReadonlyMap<LocalDate, number>;
	readonly employmentStart?: LocalDate | null;
}

export interface MarksInput {
	/** Everything from a day before `from` to a day after `to`; whole weeks where a weekly limit counts. */
	readonly entries: readonly MarkedEntry[];
	readonly zone: string;
	readonly profile: Profile;
	/** Where the rules change by date; without it `profile` holds on every day. */
	readonly profileOn?: Rulebook | undefined;
	readonly holidays?: HolidayCalendar | undefined;
	readonly permits?: Permits | undefined;
	/** Without it no average is judged: a few weeks of entries say nothing about half a year. */
	readonly average?: AverageFacts | undefined;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly now?: Instant | undefined;
}

/** The rules of each date. */
export function rulebookOf({ profile, profileOn }: Pick<MarksInput, 'profile' | 'profileOn'>): Rulebook {
	return profileOn ?? (() => profile);
}
