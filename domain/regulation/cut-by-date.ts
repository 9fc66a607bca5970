import { dateOfMinute, type WorkInterval } from '#domain/regulation/shifts.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { startOfLocalDateMs } from '#domain/time/zone.ts';

/** A draft may claim any length; beyond this many days its rest is not looked at. */
const CUT_DAYS_MAX = 400;

/** Minutes per calendar day: each interval is cut at the first instant of every local date. */
export function cutByDate(intervals: readonly WorkInterval[]): Map<LocalDate, number> {
	const minutesByDate = new Map<LocalDate, number>();
	for (const { start, stop, zone } of intervals) {
		let from = start;
		let date = dateOfMinute(start, zone);
		for (let day = 0; from < stop && day < CUT_DAYS_MAX; day += 1) {
			const next = addDays(date, 1);
			const midnight = Math.ceil(startOfLocalDateMs(next, zone) / MS_PER_MINUTE);
			const to = Math.min(stop, midnight);
			if (to > from) minutesByDate.set(date, (minutesByDate.get(date) ?? 0) + to - from);
			from = Math.max(from, to);
			date = next;
		}
	}
	return minutesByDate;
}
