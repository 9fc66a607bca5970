import type { Employment } from '#domain/schedule/target-time.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { fullMonthsIn } from '#domain/time/month-span.ts';

/** A calendar year of somebody's employment. */
export interface EmploymentYear {
	readonly year: number;
	/** The first day of employment; null = long ago. */
	readonly start: LocalDate | null;
	/** The employed days of the year; `to` lies before `from` when there are none. */
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** Full months of employment in the year (BUrlG §5), counted from the first employed day on. */
	readonly fullMonths: number;
	readonly joins: boolean;
	readonly leaves: boolean;
}

/** What of a year somebody is employed. Who joined before counts from 1 January. */
export function employmentYear(year: number, employment: Employment): EmploymentYear {
	const { start = null, end = null } = employment;
	const first = `${yearText(year)}-01-01`;
	const last = `${yearText(year)}-12-31`;
	const from = start !== null && start > first ? start : first;
	const to = end !== null && end < last ? end : last;
	return {
		year,
		start,
		from,
		to,
		fullMonths: fullMonthsIn(from, to),
		joins: from > first,
		leaves: to < last
	};
}

/** The calendar year of a date. */
export function yearOf(date: LocalDate): number {
	return Number(date.slice(0, 4));
}

function yearText(year: number): string {
	return String(year).padStart(4, '0');
}
