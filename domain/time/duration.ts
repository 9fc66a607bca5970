import { instantToMs, type Instant } from '#domain/time/instant.ts';

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/** Full UTC minutes since the epoch: the unit in which everything is calculated. */
export function instantToMinute(instant: Instant): number {
	return Math.floor(instantToMs(instant) / MS_PER_MINUTE);
}

/**
 * Minutes from start to stop, both floored to the UTC minute first: 08:00:59 to 14:00:30 is 360, and
 * entries that touch never lose a minute. Negative when stop lies before start.
 */
export function minutesBetween(start: Instant, stop: Instant): number {
	return instantToMinute(stop) - instantToMinute(start);
}
