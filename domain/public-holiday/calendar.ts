import { isPresent } from '#domain/kernel/present.ts';
import {
	applyCompanyDays,
	noCompanyDays,
	type CompanyDays,
	type DayOff
} from '#domain/public-holiday/company-days.ts';
import type { PublicHoliday } from '#domain/public-holiday/public-holiday.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What a date is at one location. */
export interface HolidayOnDate {
	readonly name: string;
	/** 1 = the whole day off, 0.5 = half, 0 = a holiday by law the company works on. */
	readonly fraction: number;
	/** A public holiday by law, on which work is restricted; a company's own day is not. */
	readonly legal: boolean;
	/** How much of the day is off by law, where the company made something else of it. */
	readonly legalFraction?: number;
}

/** A day off as people are shown it. */
export interface DayOffView {
	readonly name: string;
	readonly fraction: 0.5 | 1;
}

/** What of a holiday is shown as a day off; null for none, and for one the company works on. */
export function dayOffOf(holiday: HolidayOnDate | null | undefined): DayOffView | null {
	if (!isPresent(holiday) || holiday.fraction === 0) return null;
	return { name: holiday.name, fraction: holiday.fraction === 0.5 ? 0.5 : 1 };
}

/** The days off of one location, by date. */
export type HolidayCalendar = ReadonlyMap<LocalDate, HolidayOnDate>;

/**
 * The calendar of one location: the stored days with the company's own changes. Two holidays on one date
 * count once, the longer one. What the law calls a holiday stays one, also when the company struck it
 * off: then the day has a target, and work on it is still work on a holiday.
 * @param years for which yearly half days are wanted; the years of the days at hand unless said otherwise
 */
export function holidayCalendarOf(
	holidays: readonly PublicHoliday[],
	locationId: string | null,
	companyDays: CompanyDays = noCompanyDays,
	years: readonly number[] = yearsOf(holidays, companyDays)
): HolidayCalendar {
	if (locationId === null) return new Map();
	const stored = new Map<LocalDate, PublicHoliday>();
	for (const one of holidays) {
		if (!one.id.startsWith(`${locationId}:`)) continue;
		if ((stored.get(one.date)?.fraction ?? 0) < one.fraction) stored.set(one.date, one);
	}
	const days = new Map(daysOff([...stored.values()], companyDays, years).map((day) => [day.date, day]));
	const calendar = new Map<LocalDate, HolidayOnDate>();
	for (const date of [...new Set([...stored.keys(), ...days.keys()])].sort()) {
		const day = days.get(date);
		const law = stored.get(date);
		if (law?.legal !== true) {
			if (day !== undefined) calendar.set(date, { name: day.name, fraction: day.fraction, legal: false });
		} else if (day === undefined || day.fraction !== law.fraction) {
			const fraction = day?.fraction ?? 0;
			calendar.set(date, { name: day?.name ?? law.name, fraction, legal: true, legalFraction: law.fraction });
		} else calendar.set(date, { name: law.name, fraction: law.fraction, legal: true });
	}
	return calendar;
}

function daysOff(legal: readonly DayOff[], companyDays: CompanyDays, years: readonly number[]): DayOff[] {
	return years.flatMap((year) => {
		const inYear = ({ date }: { readonly date: LocalDate }) => yearOf(date) === year;
		const company = { ...companyDays, add: companyDays.add.filter(inYear) };
		return applyCompanyDays(legal.filter(inYear), company, year);
	});
}

function yearsOf(holidays: readonly PublicHoliday[], { add }: CompanyDays): number[] {
	return [...new Set([...holidays, ...add].map(({ date }) => yearOf(date)))];
}

function yearOf(date: LocalDate): number {
	return Number(date.slice(0, 4));
}
