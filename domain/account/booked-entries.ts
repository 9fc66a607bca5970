import type { EvaluatedEntry } from '#domain/account/evaluated-day.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import type { Interval } from '#domain/time/interval.ts';

export type BookableEntry = EvaluatedEntry & { readonly id: string };

/** An entry of an account book with its minutes read once; a running one ends where it begins. */
export interface BookedEntry extends Interval {
	readonly entry: BookableEntry;
}

export function bookEntry(entry: BookableEntry): BookedEntry {
	const start = instantToMinute(entry.start);
	const stop = entry.stop === null ? start : instantToMinute(entry.stop);
	return { entry, start, stop: Math.max(start, stop) };
}

export function compareBooked(a: BookedEntry, b: BookedEntry): number {
	return a.start - b.start;
}

/** Takes an entry out of the list; nothing when it is not there. */
export function takeOut(entries: BookedEntry[], id: string): BookedEntry[] {
	const at = entries.findIndex((one) => one.entry.id === id);
	return at < 0 ? [] : entries.splice(at, 1);
}

/** Puts an entry where its start belongs. */
export function putIn(entries: BookedEntry[], one: BookedEntry): void {
	let at = entries.length;
	while (at > 0 && (entries[at - 1]?.start ?? 0) > one.start) at -= 1;
	entries.splice(at, 0, one);
}

/** A span widened until nothing outside it lies closer than `apart` minutes: shifts and rests end there. */
export function connected(entries: readonly BookedEntry[], span: Interval, apart: number): Interval {
	let { start, stop } = span;
	for (let isWider = true; isWider;) {
		isWider = false;
		for (const one of entries) {
			if (one.stop < start - apart || one.start > stop + apart) continue;
			if (one.start >= start && one.stop <= stop) continue;
			if (one.start < start) start = one.start;
			if (one.stop > stop) stop = one.stop;
			isWider = true;
		}
	}
	return { start, stop };
}

/** From the first start to the last stop; null of nothing. */
export function hull(intervals: readonly Interval[]): Interval | null {
	if (intervals.length === 0) return null;
	return {
		start: Math.min(...intervals.map((one) => one.start)),
		stop: Math.max(...intervals.map((one) => one.stop))
	};
}
