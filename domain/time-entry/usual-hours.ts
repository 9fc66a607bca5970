import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { instantToMs } from '#domain/time/instant.ts';
import { daysBetween, type LocalDate } from '#domain/time/local-date.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { localDateOf, localTimeOf } from '#domain/time/zone.ts';

/** When a person usually begins and ends: minutes from the beginning of the day, an end after midnight beyond 1440. */
export interface UsualHours {
	readonly start: number;
	readonly end: number;
}

const LOOKS_BACK_DAYS = 14;
/** Fewer days are no habit. */
const MIN_DAYS = 3;
const STEP_MINUTES = 5;

/**
 * The habit of the last two weeks before a day: the middle of the first starts and of the last ends of the days on
 * which somebody worked, to five minutes. null while there are fewer than three such days. It proposes and never
 * judges: no rule looks at it.
 */
export function usualHours(
	entries: readonly Pick<TimeEntry, 'kind' | 'start' | 'stop' | 'zone'>[],
	today: LocalDate
): UsualHours | null {
	const days = new Map<LocalDate, { start: number; end: number }>();
	for (const { kind, start, stop, zone } of entries) {
		if (kind !== 'work' || stop === null) continue;
		const date = localDateOf(start, zone);
		const age = daysBetween(date, today);
		if (age < 1 || age > LOOKS_BACK_DAYS) continue;
		const begin = minuteOf(localTimeOf(start, zone));
		const end = begin + Math.floor((instantToMs(stop) - instantToMs(start)) / MS_PER_MINUTE);
		const day = days.get(date);
		days.set(date, {
			start: Math.min(begin, day?.start ?? begin),
			end: Math.max(end, day?.end ?? end)
		});
	}
	if (days.size < MIN_DAYS) return null;
	const all = [...days.values()];
	return { start: middleOf(all.map(({ start }) => start)), end: middleOf(all.map(({ end }) => end)) };
}

function minuteOf(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Of an even number the earlier of the two in the middle. */
function middleOf(minutes: readonly number[]): number {
	const sorted = [...minutes].sort((a, b) => a - b);
	const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
	return Math.round(middle / STEP_MINUTES) * STEP_MINUTES;
}
