import { MS_PER_HOUR, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';

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
