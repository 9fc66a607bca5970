import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { entryMarks } from '#domain/regulation/entry-marks.ts';
import type { MarksInput } from '#domain/regulation/mark-input.ts';
import { compareMarks, type Mark } from '#domain/regulation/mark.ts';
import type { Profile } from '#domain/regulation/profile.ts';
import { calendarMarks } from '#domain/regulation/calendar-marks.ts';
import { shiftMarks, weekMarks } from '#domain/regulation/shift-marks.ts';
import { dateOfMinute, effectiveWork, shiftsOf, type RegulatedEntry } from '#domain/regulation/shifts.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import type { Instant } from '#domain/time/instant.ts';

export type { Mark } from '#domain/regulation/mark.ts';
export type { DayPermits, MarksInput } from '#domain/regulation/mark-input.ts';

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
