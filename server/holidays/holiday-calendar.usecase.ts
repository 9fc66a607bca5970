import * as v from 'valibot';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { holidayCalendarAt, placeOf, type Place } from '#domain/public-holiday/place.ts';
import { locationDataSchema } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Deps } from '#server/deps.ts';
import { listHolidaysOf } from '#server/holidays/holidays.repository.ts';
import { referenceOf } from '#server/settings/reference.usecases.ts';

/** The days off of somebody's place between two dates, both included: without a location the company's own. */
export function calendarOf(
	deps: Pick<Deps, 'db'>,
	locationId: string | null,
	from: LocalDate,
	to: LocalDate
): HolidayCalendar {
	const place = placeOf(locationId, (id) => findPlace(deps, id));
	const rows = place === null ? [] : listHolidaysOf(deps.db, place.id, from, to);
	const calendar = holidayCalendarAt(place, rows, yearsFrom(from, to));
	return new Map([...calendar].filter(([date]) => from <= date && date <= to));
}

function findPlace(deps: Pick<Deps, 'db'>, id: string): Place | null {
	const data = v.safeParse(locationDataSchema, referenceOf(deps, 'location', id)?.data);
	return data.success ? { id, data: data.output } : null;
}

function yearsFrom(from: LocalDate, to: LocalDate): number[] {
	const first = Number(from.slice(0, 4));
	return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, n) => first + n);
}
