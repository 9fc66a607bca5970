import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { Mark, MarkCode } from '#domain/regulation/mark.ts';
import type { DayRule, Profile } from '#domain/regulation/profile.ts';
import type { WorkInterval } from '#domain/regulation/shifts.ts';
import { cutByDate } from '#domain/regulation/cut-by-date.ts';
import { weekdayOf, type LocalDate } from '#domain/time/local-date.ts';

/**
 * Work on Sundays, public holidays and Saturdays: the minutes that really lie on the calendar day,
 * whatever day the shift began on. A holiday on a Sunday gives both marks. Only whole days off by law
 * count as holidays here; a company's own day off forbids nothing.
 */
export function calendarMarks(
	work: readonly WorkInterval[],
	profile: Profile,
	{
		holidays,
		permits
	}: {
		readonly holidays?: HolidayCalendar;
		readonly permits?: { readonly sunday?: boolean; readonly holiday?: boolean };
	}
): Mark[] {
	const minutesByDate = cutByDate(work);
	const marks: Mark[] = [];
	for (const [date, actual] of minutesByDate) {
		const add = (code: MarkCode, rule: DayRule, isPermitted?: boolean) => {
			if (rule === 'off') return;
			const severity = isPermitted === true ? 'info' : rule;
			marks.push({ code, severity, actual, limit: 0, date, profile: profile.id });
		};
		const weekday = weekdayOf(date);
		if (isLegalHoliday(date, holidays)) add('HOLIDAY_WORK', profile.holiday, permits?.holiday);
		if (weekday === 'sun') add('SUNDAY_WORK', profile.sunday, permits?.sunday);
		if (weekday === 'sat') add('SATURDAY_WORK', profile.saturday);
	}
	return marks;
}

function isLegalHoliday(date: LocalDate, holidays: HolidayCalendar | undefined): boolean {
	const holiday = holidays?.get(date);
	return holiday !== undefined && holiday.legal && holiday.fraction >= 1;
}
