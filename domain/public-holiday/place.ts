import { holidayCalendarOf, type HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { PublicHoliday } from '#domain/public-holiday/public-holiday.ts';
import type { LocationData } from '#domain/reference/reference.ts';

/** The id of the location that the set-up makes from the company's country and state. */
export const COMPANY_LOCATION_ID = 'company';

/** A location with its rules. */
export interface Place {
	readonly id: string;
	readonly data: LocationData;
}

/** The place whose days off count for somebody: one's own location, without one the company's. */
export function placeOf(
	locationId: string | null | undefined,
	find: (id: string) => Place | null | undefined
): Place | null {
	return find(locationId ?? COMPANY_LOCATION_ID) ?? find(COMPANY_LOCATION_ID) ?? null;
}

/** The days off of a place with the company's changes; none where there is no place. `years` as in `holidayCalendarOf`. */
export function holidayCalendarAt(
	place: Place | null,
	holidays: readonly PublicHoliday[],
	years?: readonly number[]
): HolidayCalendar {
	return place === null ? new Map() : holidayCalendarOf(holidays, place.id, place.data.companyDays, years);
}
