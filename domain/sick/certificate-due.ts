import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { addDays, weekdayOf, type LocalDate } from '#domain/time/local-date.ts';

const CERTIFICATE_DAY = 4;
const noHolidays: HolidayCalendar = new Map();

/** The first day for which a certificate is needed: shorter illness needs none. */
export function certificateNeededFrom(start: LocalDate): LocalDate {
	return addDays(start, CERTIFICATE_DAY - 1);
}

/**
 * When the certificate is due: on the fourth calendar day of illness, moved to the next working day (EFZG
 * §5(1)). Ill on a Monday: Thursday; on a Friday: Monday.
 */
export function certificateDue(start: LocalDate, holidays: HolidayCalendar = noHolidays): LocalDate {
	let due = certificateNeededFrom(start);
	while (isFree(due, holidays)) due = addDays(due, 1);
	return due;
}

function isFree(date: LocalDate, holidays: HolidayCalendar): boolean {
	const weekday = weekdayOf(date);
	return weekday === 'sat' || weekday === 'sun' || holidays.get(date)?.fraction === 1;
}
