import type { Instant } from '#domain/time/instant.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { formatDay, formatTime } from '#lib/format/date.ts';

/** "18:40" today, "Do, 19. Nov. 18:40" on another day. */
export function untilText(until: Instant, now: Instant, zone: string): string {
	const time = formatTime(until, zone);
	const isToday = localDateOf(until, zone) === localDateOf(now, zone);
	return isToday ? time : `${formatDay(until, zone)} ${time}`;
}
