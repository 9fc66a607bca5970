import type { TimeEntryKind } from '#domain/time-entry/time-entry.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import type { Instant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, localTimeOf, resolveLocal } from '#domain/time/zone.ts';

/** What stands in the editor: wall times as the person typed them. */
export interface EntryForm {
	kind: TimeEntryKind;
	/** Local date of the start. */
	date: LocalDate;
	/** 'HH:MM', or '' while nothing was typed. */
	from: string;
	to: string;
	/** The clock shows this hour twice (end of summer time) and the second pass is meant. */
	fromIsLater: boolean;
	toIsLater: boolean;
	/** A break to put into new work, minutes; 0 = none. */
	breakMinutes: number;
	workTypeId: string | null;
	note: string;
}

/** The instants that were there before the edit: an untouched field keeps its seconds. */
export interface FormOrigin {
	readonly start: Instant;
	readonly stop: Instant | null;
}

export interface FormRefusal {
	readonly field: 'from' | 'to';
	readonly code: 'MISSING' | 'NONEXISTENT_LOCAL_TIME';
}

export interface FormReading {
	readonly start: Instant | null;
	readonly stop: Instant | null;
	readonly stopsNextDay: boolean;
	readonly isFromAmbiguous: boolean;
	readonly isToAmbiguous: boolean;
	/** What keeps the times from being an entry at all; anything else is only a warning. */
	readonly refusals: readonly FormRefusal[];
}

interface TimeReading {
	readonly instant: Instant | null;
	readonly isAmbiguous: boolean;
	readonly refusal: FormRefusal['code'] | null;
}

function readTime(date: LocalDate, time: string, isLater: boolean, zone: string): TimeReading {
	if (!/^\d{2}:\d{2}$/.test(time)) return { instant: null, isAmbiguous: false, refusal: 'MISSING' };
	const resolved = resolveLocal(date, time, zone);
	if (resolved.status === 'nonexistent') {
		return { instant: null, isAmbiguous: false, refusal: 'NONEXISTENT_LOCAL_TIME' };
	}
	if (resolved.status === 'ambiguous') {
		return { instant: isLater ? resolved.later : resolved.earlier, isAmbiguous: true, refusal: null };
	}
	return { instant: resolved.instant, isAmbiguous: false, refusal: null };
}

const minuteOf = instantToMinute;

/** The typed minute, with the seconds that were recorded if the minute did not change. */
function keepSeconds(instant: Instant | null, before: Instant | null | undefined): Instant | null {
	return instant !== null && before && minuteOf(before) === minuteOf(instant) ? before : instant;
}

/**
 * Reads the form as instants. An end before the start belongs to the next day; an end inside the hour
 * that the clock repeats stays on the same day when its second pass is meant. A wall time that does
 * not exist (start of summer time) is refused; an empty end is allowed only while the entry runs.
 */
export function readForm(form: EntryForm, zone: string, origin: FormOrigin | null): FormReading {
	const from = readTime(form.date, form.from, form.fromIsLater, zone);
	const sameDay = readTime(form.date, form.to, form.toIsLater, zone);
	const isAfter = from.instant !== null && sameDay.instant !== null && sameDay.instant >= from.instant;
	const isNextDay = !isAfter && form.to !== '' && form.to < form.from;
	const to = isNextDay ? readTime(addDays(form.date, 1), form.to, form.toIsLater, zone) : sameDay;
	const refusals: FormRefusal[] = [];
	if (from.refusal) refusals.push({ field: 'from', code: from.refusal });
	const isStillRunning = form.to === '' && origin !== null && origin.stop === null;
	if (to.refusal && !isStillRunning) refusals.push({ field: 'to', code: to.refusal });
	const isStopUntouched =
		origin?.stop && form.to === localTimeOf(origin.stop, zone) && origin.start === from.instant;
	return {
		start: keepSeconds(from.instant, origin?.start),
		stop: isStopUntouched ? origin.stop : keepSeconds(to.instant, origin?.stop),
		stopsNextDay: isNextDay,
		isFromAmbiguous: from.isAmbiguous,
		isToAmbiguous: to.isAmbiguous || sameDay.isAmbiguous,
		refusals
	};
}

/** Whether an instant is the second pass of its wall time. */
function isLaterPass(instant: Instant, zone: string): boolean {
	const resolved = resolveLocal(localDateOf(instant, zone), localTimeOf(instant, zone), zone);
	return resolved.status === 'ambiguous' && minuteOf(instant) === minuteOf(resolved.later);
}

/** The form of an entry that exists. */
export function formOfEntry(
	entry: {
		readonly kind: TimeEntryKind;
		readonly start: Instant;
		readonly stop: Instant | null;
		readonly workTypeId: string | null;
		readonly note: string;
	},
	zone: string
): EntryForm {
	return {
		kind: entry.kind,
		date: localDateOf(entry.start, zone),
		from: localTimeOf(entry.start, zone),
		to: entry.stop === null ? '' : localTimeOf(entry.stop, zone),
		fromIsLater: isLaterPass(entry.start, zone),
		toIsLater: entry.stop !== null && isLaterPass(entry.stop, zone),
		breakMinutes: 0,
		workTypeId: entry.workTypeId,
		note: entry.note
	};
}

/** A new entry's form: after the day's last stretch, or the person's usual start. */
export function emptyForm(
	date: LocalDate,
	stretches: readonly { readonly start: Instant; readonly stop: Instant | null }[],
	zone: string,
	workTypeId: string | null
): EntryForm {
	const lastStop = stretches
		.map((stretch) => stretch.stop)
		.filter((stop) => stop !== null)
		.sort()
		.at(-1);
	const follows = lastStop !== undefined && localDateOf(lastStop, zone) === date;
	return {
		kind: 'work',
		date,
		from: follows ? localTimeOf(lastStop, zone) : '',
		to: '',
		fromIsLater: false,
		toIsLater: false,
		breakMinutes: 0,
		workTypeId,
		note: ''
	};
}
