import { daysBetween, type LocalDate } from '#domain/time/local-date.ts';
import { fullMonthsIn } from '#domain/time/month-span.ts';

/** First and last day of employment, both included; null = long ago, or open. */
export interface EmploymentSpan {
	readonly start: LocalDate | null;
	readonly end: LocalDate | null;
}

/** A calendar year of somebody's employment. */
export interface EmploymentYear extends EmploymentSpan {
	readonly year: number;
	/** The employed days of the year; `to` lies before `from` when there are none. */
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** Full months of employment in the year (BUrlG §5), counted from the first employed day on. */
	readonly fullMonths: number;
	readonly joins: boolean;
	readonly leaves: boolean;
}

/** What of a year somebody is employed. Who joined before counts from 1 January. */
export function employmentYear(year: number, { start, end }: EmploymentSpan): EmploymentYear {
	const first = `${yearText(year)}-01-01`;
	const last = `${yearText(year)}-12-31`;
	const from = start !== null && start > first ? start : first;
	const to = end !== null && end < last ? end : last;
	return {
		year,
		start,
		end,
		from,
		to,
		fullMonths: fullMonthsIn(from, to),
		joins: from > first,
		leaves: to < last
	};
}

export function daysOfYear(year: number): number {
	return daysBetween(`${yearText(year)}-01-01`, `${yearText(year + 1)}-01-01`);
}

export function yearOf(date: LocalDate): number {
	return Number(date.slice(0, 4));
}

function yearText(year: number): string {
	return String(year).padStart(4, '0');
}
