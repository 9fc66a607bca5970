import type { LocalDate } from '#domain/time/local-date.ts';
import type { LegalHoliday } from './compute-holidays.ts';

/** What a company changed for a location. */
export interface CompanyDays {
	readonly add: readonly { readonly date: LocalDate; readonly name: string; readonly fraction?: 0.5 | 1 }[];
	readonly remove: readonly LocalDate[];
	/** Half days off each year, by `MM-DD`: 12-24 for example. */
	readonly halfDays: readonly { readonly monthDay: string; readonly name?: string }[];
}

/** The days off of a location, by date: those by law without the removed ones, and the company's own. */
export function applyCompanyDays(
	legal: readonly LegalHoliday[],
	company: CompanyDays,
	year: number
): LegalHoliday[] {
	const days = new Map(legal.map((holiday) => [holiday.date, holiday]));
	for (const date of company.remove) days.delete(date);
	const halves = company.halfDays.map(({ monthDay, name }) => ({
		date: `${year}-${monthDay}`,
		name: name ?? monthDay,
		fraction: 0.5 as const
	}));
	for (const { date, name, fraction = 1 } of [...halves, ...company.add]) {
		// A day off twice keeps its greater part.
		if ((days.get(date)?.fraction ?? 0) < fraction) {
			days.set(date, { date, name, international: name, fraction });
		}
	}
	return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** How much of a date is off: 0, 0.5 or 1, and whether the law says so. */
export function holidayOn(
	date: LocalDate,
	legal: readonly LegalHoliday[],
	company: CompanyDays
): { fraction: 0 | 0.5 | 1; isPublicHoliday: boolean } {
	const days = applyCompanyDays(legal, company, Number(date.slice(0, 4)));
	return {
		fraction: days.find((day) => day.date === date)?.fraction ?? 0,
		isPublicHoliday: legal.some((day) => day.date === date)
	};
}
