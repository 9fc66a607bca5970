import type { AccountEntry } from '#domain/account/account-entry.ts';
import { attributeByType } from '#domain/account/attribution.ts';
import { toWorkMinutesOf, type DaySums } from '#domain/account/day-sums.ts';
import { creditedMinutes, percentOf, type AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';

type ClockEntry = AccountEntry & { readonly zone: string };

/** The day a person at work is working for: the one on which what runs began; today when nothing runs. */
export function clockDate(entries: readonly ClockEntry[], today: LocalDate): LocalDate {
	return entries
		.filter((entry) => entry.stop === null)
		.map(dateOf)
		.reduce((first, date) => (date < first ? date : first), today);
}

/**
 * What makes up a day while it goes on: the work that began on it, and every break, because a break after
 * midnight still cuts the work of the evening before.
 */
export function entriesOfClockDay<T extends ClockEntry>(entries: readonly T[], date: LocalDate): T[] {
	return entries.filter((entry) => entry.kind === 'break' || dateOf(entry) === date);
}

/**
 * How much longer the running work must go on until its day has its target: all work of the day counts by the
 * percentage of its type, rounded half up once per type as in the account, what runs included. 0 once the
 * target is reached; null when no work runs, or when it counts nothing.
 */
export function minutesToTarget(
	day: DaySums & { readonly date: LocalDate },
	entries: readonly ClockEntry[],
	{ workTypes, now }: { readonly workTypes: AccountWorkTypes; readonly now: Instant }
): number | null {
	const running = entries.find((entry) => entry.kind === 'work' && entry.stop === null);
	if (running === undefined) return null;
	const byType = minutesSoFar(day.date, entries, now);
	const type = running.workTypeId ?? null;
	const others = new Map(byType);
	others.delete(type);
	const needed = toWorkMinutesOf(day) - creditedMinutes(others, workTypes);
	if (needed <= 0) return 0;
	const percent = percentOf(type, workTypes);
	if (percent === 0) return null;
	// The fewest minutes of this type that round half up to what is needed.
	const minutes = Math.ceil((needed * 100 - 50) / percent);
	return Math.max(0, minutes - (byType.get(type) ?? 0));
}

/**
 * By how many minutes the day is past its target, with the credit of the account as in `minutesToTarget`; null as
 * long as the target is not reached.
 */
export function minutesOverTarget(
	day: DaySums & { readonly date: LocalDate },
	entries: readonly ClockEntry[],
	{ workTypes, now }: { readonly workTypes: AccountWorkTypes; readonly now: Instant }
): number | null {
	const over = creditedMinutes(minutesSoFar(day.date, entries, now), workTypes) - toWorkMinutesOf(day);
	return over < 0 ? null : over;
}

/** What the day holds by now, by work type; what runs counts as if it ended now. */
function minutesSoFar(
	date: LocalDate,
	entries: readonly ClockEntry[],
	now: Instant
): ReadonlyMap<string | null, number> {
	const soFar = entriesOfClockDay(entries, date).map((entry) =>
		entry.stop === null ? { ...entry, stop: now } : entry
	);
	const zone = soFar.findLast((entry) => entry.kind === 'work')?.zone;
	if (zone === undefined) return new Map();
	return (
		attributeByType({ entries: soFar, zone, mode: 'start' }).get(date) ?? new Map<string | null, number>()
	);
}

function dateOf({ start, zone }: ClockEntry): LocalDate {
	return localDateOf(start, zone);
}
