import { dateOfMinute, type WorkInterval } from '#domain/regulation/shifts.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { startOfLocalDateMs } from '#domain/time/zone.ts';

/** Minutes per calendar day: each interval is cut at the first instant of every local date. */
export function cutByDate(intervals: readonly WorkInterval[]): Map<LocalDate, number> {
	const minutesByDate = new Map<LocalDate, number>();
	for (const { start, stop, zone } of intervals) {
		let from = start;
		let date = dateOfMinute(start, zone);
		while (from < stop) {
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
