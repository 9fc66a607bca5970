import { leftOutOf, type RequestDay } from '#domain/absence/request-days.ts';
import { formatDayMonth, formatDayOfMonth } from '#lib/format/date.ts';
import { m } from '#lib/paraglide/messages.js';

/** What of a request does not count, or counts in half, in words: "2 Wochenenden zählen nicht, 25. ist Feiertag". */
export function reasonWords(days: readonly RequestDay[]): string[] {
	const { weekends, freeDays, holidays, halfHolidays, halves, notEmployed } = leftOutOf(days);
	return [
		weekends > 0 ? m.leave_reason_weekends({ n: weekends }) : '',
		freeDays.length > 0 ? m.leave_reason_free({ n: freeDays.length }) : '',
		...holidays.map(({ date, name }) => m.leave_reason_holiday({ day: formatDayMonth(date), name })),
		...halfHolidays.map(({ date, name }) => m.leave_reason_half_holiday({ day: formatDayMonth(date), name })),
		...halves.map((date) => m.leave_reason_half({ day: formatDayOfMonth(date) })),
		notEmployed > 0 ? m.leave_reason_not_employed({ n: notEmployed }) : ''
	].filter((part) => part !== '');
}
