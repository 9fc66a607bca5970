import { MS_PER_DAY } from '#domain/time/duration.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { ENTRY_MAX_MS } from '#domain/time-entry/validation.ts';

/**
 * A confirmation is judged with what lies up to two days before and after it: no shift and no rest that
 * its marks look at reaches further.
 */
export const NEIGHBOUR_DAYS = 2;

/** From when to when an entry has neighbours. */
export function neighbourSpan({ start, stop }: Pick<TimeEntry, 'start' | 'stop'>): {
	readonly from: Instant;
	readonly to: Instant;
} {
	const reach = NEIGHBOUR_DAYS * MS_PER_DAY;
	return {
		from: msToInstant(instantToMs(start) - reach),
		to: msToInstant(instantToMs(stop ?? start) + reach)
	};
}

/**
 * Between which starts the neighbours of several entries are found, given that the longest lasts a day; only
 * a clock that runs may have begun before. null = no entries.
 */
export function neighbourStarts(entries: readonly Pick<TimeEntry, 'start' | 'stop'>[]): {
	readonly from: Instant;
	readonly to: Instant;
} | null {
	const spans = entries.map(neighbourSpan);
	const from = spans.map((span) => span.from).sort()[0];
	const to = spans
		.map((span) => span.to)
		.sort()
		.at(-1);
	if (from === undefined || to === undefined) return null;
	return { from: msToInstant(instantToMs(from) - ENTRY_MAX_MS), to };
}

/** The dates, both included, whose holidays a confirmation asks for. */
export function neighbourDates({ start, zone }: Pick<TimeEntry, 'start' | 'zone'>): {
	readonly from: LocalDate;
	readonly to: LocalDate;
} {
	const date = localDateOf(start, zone);
	return { from: addDays(date, -NEIGHBOUR_DAYS), to: addDays(date, NEIGHBOUR_DAYS) };
}

/** The other entries that lie, in part at least, within the span of one; a clock that runs has no end. */
export function neighboursOf<T extends Pick<TimeEntry, 'id' | 'start' | 'stop'>>(
	entry: Pick<TimeEntry, 'id' | 'start' | 'stop'>,
	others: readonly T[]
): T[] {
	const { from, to } = neighbourSpan(entry);
	return others.filter(
		({ id, start, stop }) => id !== entry.id && start < to && (stop === null || stop > from)
	);
}
