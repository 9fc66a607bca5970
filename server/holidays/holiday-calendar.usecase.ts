import { holidayCalendarOf, type HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Deps } from '#server/deps.ts';
import { listHolidaysOf } from '#server/holidays/holidays.repository.ts';

/** The days off at a location between two dates, both included; none without a location. */
export function calendarOf(
	{ db }: Pick<Deps, 'db'>,
	locationId: string | null,
	from: LocalDate,
	to: LocalDate
): HolidayCalendar {
	const rows = locationId === null ? [] : listHolidaysOf(db, locationId, from, to);
	return holidayCalendarOf(rows, locationId);
}
