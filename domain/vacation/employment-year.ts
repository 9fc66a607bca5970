import type { Employment } from '#domain/schedule/target-time.ts';
import { earlierOf, laterOf, type LocalDate } from '#domain/time/local-date.ts';
import { fullMonthsIn } from '#domain/time/month-span.ts';
import { dateOfYear } from '#domain/vacation/carry-over.ts';

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
	const first = dateOfYear(year, '01-01');
	const last = dateOfYear(year, '12-31');
	const from = laterOf(start ?? first, first);
	const to = earlierOf(end ?? last, last);
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
