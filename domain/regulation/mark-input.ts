import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { Profile } from '#domain/regulation/profile-shape.ts';
import type { RegulatedEntry } from '#domain/regulation/shifts.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntryFlag } from '#domain/time-entry/time-entry.ts';

/** Work on Sundays or public holidays that a person or group is allowed to do: information, not a breach. */
export interface DayPermits {
	readonly sunday?: boolean;
	readonly holiday?: boolean;
}

export type MarkedEntry = RegulatedEntry & { readonly flags?: readonly TimeEntryFlag[] };

export interface MarksInput {
	/** Everything from a day before `from` to a day after `to`; whole weeks where a weekly limit counts. */
	readonly entries: readonly MarkedEntry[];
	readonly zone: string;
	readonly profile: Profile;
	readonly holidays?: HolidayCalendar;
	readonly permits?: DayPermits;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly now?: Instant;
}
