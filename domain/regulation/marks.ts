import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { entryMarks } from '#domain/regulation/entry-marks.ts';
import { compareMarks, type Mark } from '#domain/regulation/mark.ts';
import type { Profile } from '#domain/regulation/profile.ts';
import { calendarMarks } from '#domain/regulation/calendar-marks.ts';
import { shiftMarks, weekMarks } from '#domain/regulation/shift-marks.ts';
import { dateOfMinute, effectiveWork, shiftsOf, type RegulatedEntry } from '#domain/regulation/shifts.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { TimeEntryFlag } from '#domain/time-entry/time-entry.ts';

export type { Mark } from '#domain/regulation/mark.ts';

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

/** All breaches on the days `from` … `to`, by date and code. Marks never change an entry. */
export function marksOf(input: MarksInput): Mark[] {
	const { entries, zone, profile, from, to } = input;
	const work = effectiveWork(entries, zone);
	const shifts = shiftsOf(work, profile.rest.min);
	const marks = [
		...shiftMarks(shifts, profile),
		...weekMarks(shifts, profile),
		...calendarMarks(work, profile, input),
		...entryMarks(input)
	];
	return marks.filter((mark) => from <= mark.date && mark.date <= to).sort(compareMarks);
}

/** The breaches on the days one finished entry is part of: its shift's date and the calendar days it touches. */
export function marksOfEntry(input: {
	readonly entry: RegulatedEntry & { readonly id: string; readonly zone: string };
	readonly others: readonly (RegulatedEntry & { readonly id: string })[];
	readonly profile: Profile;
	readonly holidays?: HolidayCalendar;
	readonly now: Instant;
}): Mark[] {
	const { entry, profile } = input;
	const entries = [...input.others.filter((other) => other.id !== entry.id), entry];
	const start = instantToMinute(entry.start);
	const stop = entry.stop === null ? start + 1 : instantToMinute(entry.stop);
	const shift = shiftsOf(effectiveWork(entries, entry.zone), profile.rest.min).find(
		(one) => one.start < stop && start < one.stop
	);
	const firstDate = dateOfMinute(start, entry.zone);
	return marksOf({
		entries,
		zone: entry.zone,
		profile,
		now: input.now,
		from: shift !== undefined && shift.date < firstDate ? shift.date : firstDate,
		to: dateOfMinute(Math.max(start, stop - 1), entry.zone),
		...(input.holidays === undefined ? {} : { holidays: input.holidays })
	});
}
