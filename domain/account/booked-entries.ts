import type { EvaluatedEntry } from '#domain/account/evaluated-day.ts';
import { instantToMinute, MS_PER_DAY, MS_PER_MINUTE } from '#domain/time/duration.ts';
import type { Interval } from '#domain/time/interval.ts';
import { dateToEpochDay, epochDayToDate, type LocalDate } from '#domain/time/local-date.ts';

export type BookableEntry = EvaluatedEntry & { readonly id: string };

/** An entry of an account book with its minutes read once; a running one ends where it begins. */
export interface BookedEntry extends Interval {
	readonly entry: BookableEntry;
}

const DAY_MINUTES = MS_PER_DAY / MS_PER_MINUTE;
/** Work further apart than this decides about no other work: no profile asks for a longer rest. */
export const APART_MINUTES = 720;

/** A draft may stop before it starts; it ends where it begins as well. */
export function bookEntry(entry: BookableEntry): BookedEntry {
	const start = instantToMinute(entry.start);
	const stop = entry.stop === null ? start : instantToMinute(entry.stop);
	return { entry, start, stop: Math.max(start, stop) };
}

/** Takes an entry out of the list; nothing when it is not there. */
export function takeOut(entries: BookedEntry[], id: string): BookedEntry[] {
	const at = entries.findIndex((one) => one.entry.id === id);
	return at < 0 ? [] : entries.splice(at, 1);
}

/**
 * The dates whose figures and marks may be different with or without the `changed` ones of some entries: those
 * of everything that hangs together with them, and a day at each end because zones differ by less than a day.
 * null where nothing changed.
 */
export function reachOf(
	changed: readonly Interval[],
	entries: readonly Interval[]
): { readonly from: LocalDate; readonly to: LocalDate } | null {
	if (changed.length === 0) return null;
	const { start, stop } = connected(entries, {
		start: Math.min(...changed.map((one) => one.start)),
		stop: Math.max(...changed.map((one) => one.stop))
	});
	return { from: epochDayToDate(epochDayOf(start) - 1), to: epochDayToDate(epochDayOf(stop) + 1) };
}

/** The entries that decide about some dates: those on them in any zone, and whatever hangs together with them. */
export function entriesAround(
	entries: readonly BookedEntry[],
	from: LocalDate,
	to: LocalDate
): BookableEntry[] {
	const { start, stop } = connected(entries, {
		start: (dateToEpochDay(from) - 1) * DAY_MINUTES,
		stop: (dateToEpochDay(to) + 2) * DAY_MINUTES
	});
	return entries.filter((one) => one.start >= start && one.stop <= stop).map(({ entry }) => entry);
}

/** A span widened until nothing outside it lies within `APART_MINUTES` of it: shifts and rests end there. */
function connected(entries: readonly Interval[], span: Interval): Interval {
	let { start, stop } = span;
	for (let isWider = true; isWider;) {
		isWider = false;
		for (const one of entries) {
			if (one.stop < start - APART_MINUTES || one.start > stop + APART_MINUTES) continue;
			if (one.start >= start && one.stop <= stop) continue;
			start = Math.min(start, one.start);
			stop = Math.max(stop, one.stop);
			isWider = true;
		}
	}
	return { start, stop };
}

function epochDayOf(minute: number): number {
	return Math.floor(minute / DAY_MINUTES);
}
