import type { LocalDate } from '#domain/time/local-date.ts';

/** A day off at a place. */
export interface DayOff {
	readonly date: LocalDate;
	/** In the language of the place. */
	readonly name: string;
	/** In English. */
	readonly international: string;
	/** 1 = the whole day off, 0.5 = half. */
	readonly fraction: 0.5 | 1;
}

/** What a company changed for one location. */
export interface CompanyDays {
	readonly add: readonly {
		readonly date: LocalDate;
		readonly name: string;
		readonly fraction?: 0.5 | 1 | undefined;
	}[];
	readonly remove: readonly LocalDate[];
	/** Half days off each year, by `MM-DD`: 12-24 for example. */
	readonly halfDays: readonly { readonly monthDay: string; readonly name?: string | undefined }[];
}

export const noCompanyDays: CompanyDays = { add: [], remove: [], halfDays: [] };

/**
 * The days off of a location in a year, by date: those by law and the company's half days, without the
 * days it struck off, and with the days it added. A day off twice keeps its greater part.
 */
export function applyCompanyDays(legal: readonly DayOff[], company: CompanyDays, year: number): DayOff[] {
	const days = new Map<LocalDate, DayOff>();
	const put = (day: DayOff) => {
		if ((days.get(day.date)?.fraction ?? 0) < day.fraction) days.set(day.date, day);
	};
	for (const day of legal) put(day);
	for (const day of halfDaysOf(company, year)) put(day);
	for (const date of company.remove) days.delete(date);
	for (const { date, name, fraction = 1 } of company.add) put({ date, name, international: name, fraction });
	return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function halfDaysOf({ halfDays }: CompanyDays, year: number): DayOff[] {
	const prefix = String(year).padStart(4, '0');
	const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return halfDays
		.filter(({ monthDay }) => monthDay !== '02-29' || isLeap)
		.map(({ monthDay, name = monthDay }) => ({
			date: `${prefix}-${monthDay}`,
			name,
			international: name,
			fraction: 0.5
		}));
}

/**
 * How much of a date is off (0, 0.5 or 1), and whether the law says so: a holiday the company struck off
 * is a working day, and still a public holiday.
 */
export function holidayOn(
	date: LocalDate,
	legal: readonly DayOff[],
	company: CompanyDays
): { readonly fraction: 0 | 0.5 | 1; readonly isPublicHoliday: boolean } {
	const days = applyCompanyDays(legal, company, Number(date.slice(0, 4)));
	return {
		fraction: days.find((day) => day.date === date)?.fraction ?? 0,
		isPublicHoliday: legal.some((day) => day.date === date)
	};
}
