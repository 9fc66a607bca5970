import { cutByDate } from '#domain/regulation/cut-by-date.ts';
import {
	dateOfMinute,
	effectiveWork,
	shiftsOf,
	workedOf,
	type RegulatedEntry,
	type WorkInterval
} from '#domain/regulation/shifts.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import { subtract, union, type Interval } from '#domain/time/interval.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** To which day work counts: the entry's start, the real calendar day, or the day its shift began. */
export type AttributionMode = 'start' | 'split' | 'shift';

interface StartedInterval extends WorkInterval {
	/** Where the entry began that these minutes belong to. */
	readonly entryStart: number;
}

/**
 * Worked minutes per day, explicit breaks taken off. Minutes covered twice count once, for the entry
 * that began first. In mode `start` a night from Monday 22:00 to 06:00 is 480 min on Monday.
 */
export function attributeMinutes(input: {
	readonly entries: readonly RegulatedEntry[];
	readonly zone: string;
	readonly mode: AttributionMode;
	readonly restMinutes?: number | null;
}): Map<LocalDate, number> {
	const { entries, zone, mode } = input;
	if (mode === 'split') return cutByDate(effectiveWork(entries, zone));
	const minutesByDate = new Map<LocalDate, number>();
	const add = (date: LocalDate, minutes: number) =>
		minutesByDate.set(date, (minutesByDate.get(date) ?? 0) + minutes);
	if (mode === 'shift') {
		for (const shift of shiftsOf(effectiveWork(entries, zone), input.restMinutes ?? null)) {
			add(shift.date, workedOf(shift));
		}
	} else {
		for (const one of ownMinutes(entries, zone))
			add(dateOfMinute(one.entryStart, one.zone), one.stop - one.start);
	}
	return minutesByDate;
}

/** The work of each entry that no earlier entry covers, minus breaks. */
function ownMinutes(entries: readonly RegulatedEntry[], zone: string): StartedInterval[] {
	const work: StartedInterval[] = [];
	const breaks: Interval[] = [];
	for (const entry of entries) {
		if (entry.stop === null) continue;
		const start = instantToMinute(entry.start);
		const stop = instantToMinute(entry.stop);
		if (entry.kind === 'break') breaks.push({ start, stop });
		else work.push({ start, stop, entryStart: start, zone: entry.zone ?? zone });
	}
	work.sort((a, b) => a.start - b.start);
	const own: StartedInterval[] = [];
	let coveredUntil = -Infinity;
	for (const one of work) {
		const start = Math.max(one.start, coveredUntil);
		if (one.stop > start) own.push(start === one.start ? one : { ...one, start });
		coveredUntil = Math.max(coveredUntil, one.stop);
	}
	return subtract(own, union(breaks));
}
