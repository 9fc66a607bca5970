import { isPresent } from '#domain/kernel/present.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { EmploymentSpan } from '#domain/people/employment.ts';
import { roundHalfUp } from '#domain/kernel/rounding.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { GeneralData } from '#domain/reference/reference.ts';
import { weekdayOf, weekdays, type LocalDate } from '#domain/time/local-date.ts';

/** First and last day of employment, both inclusive; null or missing = open. */
export interface Employment {
	readonly start?: LocalDate | null;
	readonly end?: LocalDate | null;
}

/** The contract in force on a date: the latest that began; of two from the same date the one recorded later. */
export function scheduleOn(schedules: readonly WorkingSchedule[], date: LocalDate): WorkingSchedule | null {
	let found: WorkingSchedule | null = null;
	for (const one of schedules) {
		if (one.validFrom <= date && (found === null || one.validFrom >= found.validFrom)) found = one;
	}
	return found;
}

/** A person's contracts; of one who has none yet, the company's usual hours. */
export function schedulesOrCompanyDefault(
	schedules: readonly WorkingSchedule[] | undefined,
	{ defaultMinutes }: Pick<GeneralData, 'defaultMinutes'>
): readonly WorkingSchedule[] {
	return schedules ?? [{ validFrom: '1970-01-01', minutes: defaultMinutes, comment: '' }];
}

/** Minutes of a whole week by contract. */
export function weekMinutes(minutes: WorkingSchedule['minutes']): number {
	return weekdays.reduce((sum, day) => sum + minutes[day], 0);
}

/** A person's employment as the record says it; open on both sides where it says nothing. */
export function employmentOf(
	person: { readonly employment?: EmploymentSpan | null | undefined } | null
): Employment {
	return { start: person?.employment?.from ?? null, end: person?.employment?.to ?? null };
}

/** Whether a date lies in a person's employment, first and last day included. */
export function isEmployedOn(date: LocalDate, employment: Employment | undefined): boolean {
	if (isPresent(employment?.start) && date < employment.start) return false;
	return !(isPresent(employment?.end) && date > employment.end);
}

/**
 * The first day on which a person may owe anything: of the employment and the first contract the later. null while
 * the start of the employment is not known, because a company's usual hours have no beginning of their own.
 */
export function contractStart(input: {
	readonly schedules: readonly WorkingSchedule[];
	readonly employment?: Employment | undefined;
}): LocalDate | null {
	const employed = input.employment?.start;
	const contract = input.schedules.map(({ validFrom }) => validFrom).toSorted()[0];
	if (!isPresent(employed) || contract === undefined) return null;
	return employed > contract ? employed : contract;
}

/** Minutes by contract on a date, whether or not it is a holiday: 0 before the first contract and outside employment. */
export function contractMinutes(input: {
	readonly date: LocalDate;
	readonly schedules: readonly WorkingSchedule[];
	readonly employment?: Employment | undefined;
}): number {
	if (!isEmployedOn(input.date, input.employment)) return 0;
	return scheduleOn(input.schedules, input.date)?.minutes[weekdayOf(input.date)] ?? 0;
}

/**
 * Minutes a person owes on a date by contract, holidays taken off: half of 7:35 h on a half holiday is
 * 228 (half up). 0 before the first contract and outside employment (both ends inclusive).
 */
export function targetMinutes(input: {
	readonly date: LocalDate;
	readonly schedules: readonly WorkingSchedule[];
	readonly holidays: HolidayCalendar;
	readonly employment?: Employment | undefined;
}): number {
	const minutes = contractMinutes(input);
	const fraction = input.holidays.get(input.date)?.fraction ?? 0;
	return roundHalfUp(minutes * (1 - fraction));
}
