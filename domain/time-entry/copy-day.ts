import { msToInstant, type Instant } from '#domain/time/instant.ts';
import { addDays, daysBetween, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, localTimeOf, wallTimeToMs } from '#domain/time/zone.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { validateEntry } from '#domain/time-entry/validation.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';

/** Why a day takes no copy: it is the day itself, it lies ahead, it is locked, or something is there at that time. */
export type CopyRefusal = 'E_SAME' | 'E_FUTURE' | 'E_LOCKED' | 'E_OVERLAP';

/** A finished entry at the same wall clock times of another day. */
export interface CopiedTime {
	readonly source: TimeEntry;
	readonly start: Instant;
	readonly stop: Instant;
}

/** The finished entries of a day on another one, by wall clock: what began at seven begins at seven there. */
export function copiesOn(entries: readonly TimeEntry[], from: LocalDate, to: LocalDate): CopiedTime[] {
	return entries.flatMap((source) => {
		const { start, stop, zone } = source;
		const moved = (instant: Instant) => {
			const date = addDays(to, daysBetween(from, localDateOf(instant, zone)));
			return msToInstant(wallTimeToMs(date, localTimeOf(instant, zone), zone));
		};
		return stop === null ? [] : [{ source, start: moved(start), stop: moved(stop) }];
	});
}

/**
 * Why the entries of a day are not copied to another one; null = they are. A day is copied whole or left out whole.
 * `existing` is what the person has on the day and around it.
 */
export function copyRefusal(input: {
	readonly entries: readonly TimeEntry[];
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly existing: readonly TimeEntry[];
	readonly now: Instant;
}): CopyRefusal | null {
	const { entries, from, to, existing, now } = input;
	if (from === to) return 'E_SAME';
	const ofDay = existing.filter((entry) => localDateOf(entry.start, entry.zone) === to);
	if (ofDay.some(({ state }) => !isEditable(state))) return 'E_LOCKED';
	const codes = copiesOn(entries, from, to).flatMap(({ source, start, stop }) =>
		validateEntry({ id: `copy:${source.id}`, kind: source.kind, start, stop }, { now, others: existing })
	);
	if (codes.includes('IN_FUTURE')) return 'E_FUTURE';
	return codes.includes('OVERLAP') ? 'E_OVERLAP' : null;
}
