import { isPresent } from '#domain/kernel/present.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { roundHalfUp } from '#domain/kernel/rounding.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { weekdayOf, type LocalDate } from '#domain/time/local-date.ts';

/** The contract in force on a date: the latest that began; of two from the same date the one recorded later. */
export function scheduleOn(schedules: readonly WorkingSchedule[], date: LocalDate): WorkingSchedule | null {
	let found: WorkingSchedule | null = null;
	for (const one of schedules) {
		if (one.validFrom <= date && (found === null || one.validFrom >= found.validFrom)) found = one;
	}
	return found;
}

/**
 * Minutes a person owes on a date by contract, holidays taken off: half of 7:35 h on a half holiday is
 * 228 (half up). 0 before the first contract and outside employment (both ends inclusive).
 */
export function targetMinutes(input: {
	readonly date: LocalDate;
	readonly schedules: readonly WorkingSchedule[];
	readonly holidays: HolidayCalendar;
	readonly employment?: { readonly start?: LocalDate | null; readonly end?: LocalDate | null };
}): number {
	const { date, employment } = input;
	if (isPresent(employment?.start) && date < employment.start) return 0;
	if (isPresent(employment?.end) && date > employment.end) return 0;
	const schedule = scheduleOn(input.schedules, date);
	if (schedule === null) return 0;
	const fraction = input.holidays.get(date)?.fraction ?? 0;
	return roundHalfUp(schedule.minutes[weekdayOf(date)] * (1 - fraction));
}
