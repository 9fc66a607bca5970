import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** What a day is to its owner, derived from its entries. */
export const dayStates = [
	'empty',
	'open',
	'complete',
	'confirmed',
	'approved',
	'returned',
	'closed',
	'review'
] as const;
export type DayState = (typeof dayStates)[number];

/** Days of which nothing is their owner's to change. */
export type LockedDayState = Extract<DayState, 'confirmed' | 'approved' | 'closed' | 'review'>;
const lockedStates: ReadonlySet<DayState> = new Set<LockedDayState>([
	'confirmed',
	'approved',
	'closed',
	'review'
]);

/** Whether a day is confirmed, or further. */
export function isLockedDay(state: DayState): state is LockedDayState {
	return lockedStates.has(state);
}

/**
 * The state of a day: whatever needs its owner comes first (an entry returned to him, then a draft),
 * then whatever waits for others (HR's review, a confirmation on its way), then approved and closed.
 * A day of drafts is complete when it could be confirmed as it is: nothing runs, nothing is wrong, and
 * either its hours are done or the day is over.
 */
export function dayStateOf(input: {
	readonly entries: readonly Pick<TimeEntry, 'state' | 'stop'>[];
	readonly hasProblems: boolean;
	/** The date lies before today, or its target is reached. */
	readonly isDone: boolean;
}): DayState {
	const { entries } = input;
	if (entries.length === 0) return 'empty';
	const has = (state: TimeEntry['state']) => entries.some((entry) => entry.state === state);
	if (has('rejected')) return 'returned';
	if (has('draft')) {
		const isRunning = entries.some((entry) => entry.stop === null);
		return input.isDone && !input.hasProblems && !isRunning ? 'complete' : 'open';
	}
	if (has('review')) return 'review';
	if (has('confirmed')) return 'confirmed';
	return has('verified') ? 'approved' : 'closed';
}
