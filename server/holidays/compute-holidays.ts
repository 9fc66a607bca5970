import Holidays, { type HolidaysTypes } from 'date-holidays';
import type { DayOff } from '#domain/public-holiday/company-days.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';

/** A place whose law decides: country, and state and region where they are known. */
export interface Place {
	readonly country: string;
	readonly state: string | null;
	readonly region: string | null;
}

/** A day off by law. */
export type LegalHoliday = DayOff;

const MS_PER_DAY = 86_400_000;
const NOON_HOUR = 12;

/** Countries whose nationwide list also names days that hold in most states only. */
const intersectedCountries: ReadonlySet<string> = new Set(['CH']);

/** The order in which the states of a country are named where it differs from the library's. */
const statesOrder: Readonly<Record<string, readonly string[]>> = {
	DE: ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH']
};

/** Codes of the countries with known holidays. */
export function listCountries(): string[] {
	return Object.keys(new Holidays().getCountries() ?? {});
}

/** Codes of a country's states; empty for an unknown country. */
export function listStates(country: string): string[] {
	return [...(statesOrder[country] ?? Object.keys(new Holidays().getStates(country) ?? {}))];
}

/** Whether holidays are known for this place. */
export function isKnownPlace(place: Place): boolean {
	if (!listCountries().includes(place.country)) return false;
	return place.state === null || listStates(place.country).includes(place.state);
}

/**
 * The public holidays of a place in a year, by date. Only days off by law count, substitute days among them;
 * one that begins at noon or later is half a day. Without a state only days valid in all states count.
 * Two holidays on one date are one day off. Where a country's own list cannot be trusted (Switzerland's
 * has Good Friday), the days that all its states have are taken, each as long as in the state that has
 * least of it.
 */
export function computeHolidays(place: Place, year: number): LegalHoliday[] {
	if (place.state !== null || !intersectedCountries.has(place.country)) return publicDays(place, year);
	const [first = [], ...others] = listStates(place.country).map((state) =>
		publicDays({ ...place, state }, year)
	);
	const byState = others.map((days) => new Map(days.map((day) => [day.date, day.fraction])));
	const national = new Map(publicDays(place, year).map((day) => [day.date, day]));
	return first.flatMap((day) => {
		const parts = byState.map((fractions) => fractions.get(day.date) ?? 0);
		if (parts.includes(0)) return [];
		const fraction = parts.includes(0.5) ? 0.5 : day.fraction;
		return [{ ...(national.get(day.date) ?? day), fraction }];
	});
}

function publicDays({ country, state, region }: Place, year: number): LegalHoliday[] {
	const calendar = openCalendar(country, state, region);
	// Asking in a language switches the calendar to it: the local names first.
	const local = calendar.getHolidays(year);
	const english = new Map(
		calendar.getHolidays(year, 'en').map((holiday) => [`${holiday.rule} ${holiday.date}`, holiday.name])
	);
	const byDate = new Map<LocalDate, LegalHoliday>();
	for (const holiday of local) {
		if (holiday.type !== 'public') continue;
		const international = english.get(`${holiday.rule} ${holiday.date}`) ?? holiday.name;
		for (const date of datesOf(holiday)) {
			// The date part is the local day; asking with an instant would depend on the server's own zone.
			const fraction = Number(holiday.date.slice(11, 13)) >= NOON_HOUR ? 0.5 : 1;
			const known = byDate.get(date);
			if (known !== undefined && known.fraction >= fraction) continue;
			byDate.set(date, { date, name: holiday.name, international, fraction });
		}
	}
	return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function openCalendar(country: string, state: string | null, region: string | null): Holidays {
	if (state === null) return new Holidays(country);
	return region === null ? new Holidays(country, state) : new Holidays(country, state, region);
}

function datesOf(holiday: HolidaysTypes.Holiday): LocalDate[] {
	const first = holiday.date.slice(0, 10);
	const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / MS_PER_DAY));
	return Array.from({ length: days }, (_, n) => addDays(first, n));
}
