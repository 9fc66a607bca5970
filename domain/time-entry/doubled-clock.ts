import { foldClockActs } from '#domain/time-entry/clock-fold.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** A person's work that runs more than once: two devices clocked in and did not know of each other. */
export interface DoubledClock<T> {
	/** The one that counts, as clock acts fold: the first start. */
	readonly kept: T;
	/** What the others were: the same start once more. */
	readonly doubles: readonly T[];
}

/**
 * Clocks that run beside each other, and which of them is proposed to stay. Nothing is thrown away for the
 * person: until one is taken away both are there, and their day cannot be confirmed. null while one runs, or none.
 */
export function doubledClock<T extends Pick<TimeEntry, 'id' | 'kind' | 'start' | 'stop' | 'mutation'>>(
	entries: readonly T[]
): DoubledClock<T> | null {
	const running = entries.filter((entry) => entry.kind === 'work' && entry.stop === null);
	if (running.length < 2) return null;
	const fold = foldClockActs(
		running.map(({ id, start, mutation: { deviceId, seq } }) => ({
			id,
			deviceId,
			seq,
			type: 'start',
			at: start
		}))
	);
	const kept = running.find(({ id }) => id === fold.running?.startActId);
	if (kept === undefined) return null;
	const doubles = fold.ignored.flatMap(({ actId }) => running.filter(({ id }) => id === actId));
	return { kept, doubles };
}
