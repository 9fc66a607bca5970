import { MS_PER_DAY, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import { dateToEpochDay, epochDayToDate, isRealDate, type LocalDate } from '#domain/time/local-date.ts';
import { nextOffsetChange, offsetMsAt } from '#domain/time/zone-offset.ts';

export { isZone } from '#domain/time/zone-offset.ts';

/** What a wall clock time means at a place: one instant, none (spring gap), or two (autumn fold). */
export type LocalResolution =
	| { readonly status: 'ok'; readonly instant: Instant }
	| { readonly status: 'nonexistent' }
	| { readonly status: 'ambiguous'; readonly earlier: Instant; readonly later: Instant };

/** The calendar day at a place at an instant. */
export function localDateOf(instant: Instant, zone: string): LocalDate {
	return localDateOfMs(instantToMs(instant), zone);
}

/** The calendar day at a place, from milliseconds since the epoch. */
export function localDateOfMs(ms: number, zone: string): LocalDate {
	return epochDayToDate(Math.floor((ms + offsetMsAt(ms, zone)) / MS_PER_DAY));
}

/** What the wall clock shows: `HH:MM`. */
export function localTimeOf(instant: Instant, zone: string): string {
	const ms = instantToMs(instant);
	const local = ms + offsetMsAt(ms, zone);
	const minutes = Math.floor((local - Math.floor(local / MS_PER_DAY) * MS_PER_DAY) / MS_PER_MINUTE);
	const hour = Math.floor(minutes / 60);
	const minute = minutes % 60;
	return `${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}`;
}

/** Minutes the wall clock is ahead of UTC: 60 in Berlin in winter. */
export function offsetMinutesAt(instant: Instant, zone: string): number {
	return offsetMsAt(instantToMs(instant), zone) / MS_PER_MINUTE;
}

/** The first instant of a calendar day: not always 00:00 (Santiago, 2026-09-06, begins at 01:00). */
export function startOfLocalDate(date: LocalDate, zone: string): Instant {
	return msToInstant(startOfLocalDateMs(date, zone));
}

/** The first instant of a calendar day, milliseconds since the epoch. */
export function startOfLocalDateMs(date: LocalDate, zone: string): number {
	return firstInstantFrom(dateToEpochDay(date) * MS_PER_DAY, zone);
}

/** Minutes of a calendar day: 1440, but 1380 or 1500 when the clocks change. */
export function dayLengthMinutes(date: LocalDate, zone: string): number {
	const next = epochDayToDate(dateToEpochDay(date) + 1);
	return (startOfLocalDateMs(next, zone) - startOfLocalDateMs(date, zone)) / MS_PER_MINUTE;
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/;

/**
 * The instant of a wall clock time. 02:30 in the spring gap does not exist; 02:30 in the autumn fold
 * exists twice, and the earlier one (summer time) is the usual reading. What no calendar and no clock
 * ever shows (30 February, 24:00, 25:99) does not exist either.
 * @param time `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm`
 */
export function resolveLocal(date: LocalDate, time: string, zone: string): LocalResolution {
	if (!isRealDate(date) || !TIME_OF_DAY.test(time)) return { status: 'nonexistent' };
	const candidates = instantsOf(localMs(date, time), zone);
	const [earlier, later] = candidates;
	if (earlier === undefined) return { status: 'nonexistent' };
	if (later === undefined) return { status: 'ok', instant: msToInstant(earlier) };
	return { status: 'ambiguous', earlier: msToInstant(earlier), later: msToInstant(later) };
}

/** The first instant at or after a wall clock time, ms: in a gap its end, in a fold its first pass. */
export function wallTimeToMs(date: LocalDate, time: string, zone: string): number {
	return firstInstantFrom(localMs(date, time), zone);
}

function localMs(date: LocalDate, time: string): number {
	const hour = Number(time.slice(0, 2));
	const minute = Number(time.slice(3, 5));
	const second = time.length > 5 ? Number(time.slice(6)) : 0;
	return dateToEpochDay(date) * MS_PER_DAY + (hour * 60 + minute) * MS_PER_MINUTE + Math.round(second * 1000);
}

/** All instants, in order, at which the wall clock shows this time (given as if it were UTC). */
function instantsOf(local: number, zone: string): number[] {
	const before = offsetMsAt(local - MS_PER_DAY, zone);
	const after = offsetMsAt(local + MS_PER_DAY, zone);
	const offsets = before === after ? [before] : [before, after];
	const instants = offsets
		.map((offset) => local - offset)
		.filter((ms, i) => offsetMsAt(ms, zone) === offsets[i]);
	return instants.sort((a, b) => a - b);
}

function firstInstantFrom(local: number, zone: string): number {
	const [first] = instantsOf(local, zone);
	if (first !== undefined) return first;
	const after = offsetMsAt(local + MS_PER_DAY, zone);
	return nextOffsetChange(local - after - 1, zone) ?? local - after;
}
