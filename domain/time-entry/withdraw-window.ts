import { MS_PER_HOUR, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** The owner may always take a confirmation back this long after the server received it. */
export const WITHDRAW_MIN_MS = MS_PER_MINUTE;

/**
 * The last instant at which the owner may take a confirmation back: 60 seconds after the server
 * received it, or the group's hours if those are longer. null while no server has it: not limited yet.
 */
export function withdrawableUntil(input: {
	readonly receivedAt: Instant | null;
	/** Hours of the group on the entry's date, 0 … 72. */
	readonly withdrawHours: number;
}): Instant | null {
	if (input.receivedAt === null) return null;
	const window = Math.max(WITHDRAW_MIN_MS, input.withdrawHours * MS_PER_HOUR);
	return msToInstant(instantToMs(input.receivedAt) + window);
}

/**
 * Whether the last thing that happened to a confirmed entry is its owner's own confirmation. Once
 * somebody else acted (a decision taken back, a confirmation on behalf, a correction), the owner does
 * not withdraw it any more.
 */
export function isOwnConfirmation(entry: {
	readonly state: TimeEntry['state'];
	readonly mutation: Pick<TimeEntry['mutation'], 'event'>;
}): boolean {
	return entry.state === 'confirmed' && entry.mutation.event === 'confirm';
}
