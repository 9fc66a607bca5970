import type { Profile } from '#domain/regulation/profile-shape.ts';
import { dateOfMinute, type Shift } from '#domain/regulation/shifts.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { overlapMinutes } from '#domain/time/interval.ts';
import { addDays, datesFrom } from '#domain/time/local-date.ts';
import { wallTimeToMs } from '#domain/time/zone.ts';

/** A draft may claim any length; nights beyond 400 days are not looked at. */
const NIGHT_SPAN_MAX = 400 * 1440;

/** Minutes of a shift inside the profile's night, by the wall clock. Work until 20:00 exactly is no night work (JArbSchG §14). */
export function nightMinutes(shift: Shift, { night }: Profile): number {
	if (night === null) return 0;
	let minutes = 0;
	for (const interval of shift.intervals) {
		const { zone } = interval;
		const first = addDays(dateOfMinute(interval.start, zone), -1);
		const last = dateOfMinute(Math.min(interval.stop, interval.start + NIGHT_SPAN_MAX), zone);
		for (const date of datesFrom(first, last)) {
			const morning = night.to <= night.from ? addDays(date, 1) : date;
			const start = wallTimeToMs(date, night.from, zone) / MS_PER_MINUTE;
			const stop = wallTimeToMs(morning, night.to, zone) / MS_PER_MINUTE;
			minutes += overlapMinutes(interval, { start, stop });
		}
	}
	return minutes;
}
