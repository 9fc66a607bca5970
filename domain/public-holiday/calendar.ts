import type { PublicHoliday } from '#domain/public-holiday/public-holiday.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What a date is at one location. */
export interface HolidayOnDate {
	readonly name: string;
	/** 1 = the whole day off, 0.5 = half. */
	readonly fraction: number;
	/** A public holiday by law, on which work is restricted; a company's own day is not. */
	readonly legal: boolean;
	/** How much of the day is off by law, where the company made something else of it. */
	readonly legalFraction?: number;
}

/** The days off of one location, by date. */
export type HolidayCalendar = ReadonlyMap<LocalDate, HolidayOnDate>;

/** The calendar of one location; two holidays on one date count once, the longer one. */
export function holidayCalendarOf(
	holidays: readonly PublicHoliday[],
	locationId: string | null
): HolidayCalendar {
	const calendar = new Map<LocalDate, HolidayOnDate>();
	if (locationId === null) return calendar;
	for (const { id, date, name, fraction, legal } of holidays) {
		if (!id.startsWith(`${locationId}:`)) continue;
		const known = calendar.get(date);
		if (known === undefined || known.fraction < fraction) calendar.set(date, { name, fraction, legal });
	}
	return calendar;
}
