import * as v from 'valibot';
import { holidayCalendarOf, type HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { noCompanyDays } from '#domain/public-holiday/company-days.ts';
import { locationDataSchema } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Deps } from '#server/deps.ts';
import { listHolidaysOf } from '#server/holidays/holidays.repository.ts';
import { referenceOf } from '#server/settings/reference.usecases.ts';

/** The days off at a location between two dates, both included; none without a location. */
export function calendarOf(
	{ db }: Pick<Deps, 'db'>,
	locationId: string | null,
	from: LocalDate,
	to: LocalDate
): HolidayCalendar {
	if (locationId === null) return new Map();
	const rows = listHolidaysOf(db, locationId, from, to);
	const data = v.safeParse(locationDataSchema, referenceOf({ db }, 'location', locationId)?.data);
	const companyDays = data.success ? (data.output.companyDays ?? noCompanyDays) : noCompanyDays;
	const calendar = holidayCalendarOf(rows, locationId, companyDays, yearsFrom(from, to));
	return new Map([...calendar].filter(([date]) => from <= date && date <= to));
}

function yearsFrom(from: LocalDate, to: LocalDate): number[] {
	const first = Number(from.slice(0, 4));
	return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, n) => first + n);
}
