import type { UsualHours } from '#domain/time-entry/usual-hours.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, type Instant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, resolveLocal } from '#domain/time/zone.ts';

/** Something the app may ask at a usual time. It is a question: the clock starts and stops by a person's tap only. */
export interface ClockOffer {
	readonly act: 'start' | 'finish';
	/** The usual time of it; of a start it may lie a little ahead. */
	readonly at: Instant;
}

const START_EARLY_MINUTES = 30;
const START_LATE_MINUTES = 120;
/** Whoever is about to finish needs no reminder of it. */
const FINISH_LATE_MINUTES = 10;
const DAY_MINUTES = 1440;

/**
 * What to ask somebody who opens the app: to begin, from half an hour before the usual time to two hours after it,
 * on a day on which work is planned and none was recorded; to end what runs, once the usual end of the day on which
 * it began is over. null = nothing.
 */
export function clockOffer(input: {
	readonly usual: UsualHours | null;
	readonly phase: 'idle' | 'running' | 'break' | 'done';
	/** Work is planned: no day off, no holiday, no absence of the whole day. */
	readonly isWorkday: boolean;
	/** Begin of the day's first work that the running one belongs to; null while nothing runs. */
	readonly runningSince: Instant | null;
	readonly zone: string;
	readonly now: Instant;
}): ClockOffer | null {
	const { usual, phase, isWorkday, runningSince, zone, now } = input;
	if (usual === null) return null;
	if (phase === 'idle') {
		const at = isWorkday ? atMinute(localDateOf(now, zone), usual.start, zone) : null;
		if (at === null) return null;
		const late = minutesAfter(at, now);
		return late >= -START_EARLY_MINUTES && late <= START_LATE_MINUTES ? { act: 'start', at } : null;
	}
	if (phase !== 'running' || runningSince === null) return null;
	const at = atMinute(localDateOf(runningSince, zone), usual.end, zone);
	if (at === null || at <= runningSince) return null;
	return minutesAfter(at, now) >= FINISH_LATE_MINUTES ? { act: 'finish', at } : null;
}

/** A minute of a day as an instant; null where the clocks leave it out. */
export function atMinute(date: LocalDate, minute: number, zone: string): Instant | null {
	const day = addDays(date, Math.floor(minute / DAY_MINUTES));
	const resolved = resolveLocal(day, timeOfMinute(minute), zone);
	if (resolved.status === 'ok') return resolved.instant;
	return resolved.status === 'ambiguous' ? resolved.earlier : null;
}

/** `HH:MM` of a minute from the beginning of a day, also of the day after. */
export function timeOfMinute(minute: number): string {
	const inDay = minute % DAY_MINUTES;
	const two = (part: number) => String(part).padStart(2, '0');
	return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

function minutesAfter(at: Instant, now: Instant): number {
	return (instantToMs(now) - instantToMs(at)) / MS_PER_MINUTE;
}
