import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { cutByDate } from '#domain/regulation/cut-by-date.ts';
import type { MarksInput } from '#domain/regulation/mark-input.ts';
import { markOf, type Mark, type MarkCode } from '#domain/regulation/mark.ts';
import type { DayRule, Rulebook } from '#domain/regulation/profile-shape.ts';
import type { WorkInterval } from '#domain/regulation/shifts.ts';
import { weekdayOf, type LocalDate } from '#domain/time/local-date.ts';

/**
 * Work on Sundays, public holidays and Saturdays: the minutes that really lie on the calendar day,
 * whatever day the shift began on. A holiday on a Sunday gives both marks. Only whole days off by law
 * count as holidays here; a company's own day off forbids nothing. With a permit it is information.
 */
export function calendarMarks(
	work: readonly WorkInterval[],
	rulesOn: Rulebook,
	{ holidays, permits }: Pick<MarksInput, 'holidays' | 'permits'>
): Mark[] {
	const marks: Mark[] = [];
	for (const [date, actual] of cutByDate(work)) {
		const profile = rulesOn(date);
		const add = (code: MarkCode, rule: DayRule, isPermitted?: boolean) => {
			if (rule === 'off') return;
			const severity = isPermitted === true ? 'info' : rule;
			marks.push(markOf(profile, { code, severity, actual, limit: 0, date }));
		};
		const weekday = weekdayOf(date);
		const permit = typeof permits === 'function' ? permits(date) : permits;
		if (isLegalHoliday(date, holidays)) add('HOLIDAY_WORK', profile.holiday, permit?.holiday);
		if (weekday === 'sun') add('SUNDAY_WORK', profile.sunday, permit?.sunday);
		if (weekday === 'sat') add('SATURDAY_WORK', profile.saturday, permit?.saturday);
	}
	return marks;
}

/** A whole day off by law, also where the company took the day off its own list. */
export function isLegalHoliday(date: LocalDate, holidays: HolidayCalendar | undefined): boolean {
	const holiday = holidays?.get(date);
	return holiday !== undefined && holiday.legal && (holiday.legalFraction ?? holiday.fraction) >= 1;
}
