import type { GroupData } from '#domain/reference/reference.ts';
import { MS_PER_DAY } from '#domain/time/duration.ts';
import { instantToMs, type Instant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { startOfLocalDate } from '#domain/time/zone.ts';
import type { TimeEntryFlag } from '#domain/time-entry/time-entry.ts';

/** A confirmation made in time may arrive this many days (of 24 h) late before HR looks at it. */
export const MAX_OFFLINE_DAYS = 14;

/**
 * Until when an entry can be confirmed: an entry of day D until the end of D + N, so the deadline is
 * the first instant of D + N + 1 where the person works; from then on it is late. With N = 0 only the
 * same day counts. null = no limit. (MiLoG §17 asks for records within seven days.)
 */
export function confirmDeadline(input: {
	readonly entryDate: LocalDate;
	readonly zone: string;
	readonly timeoutDays: number | null;
}): Instant | null {
	if (input.timeoutDays === null) return null;
	return startOfLocalDate(addDays(input.entryDate, input.timeoutDays + 1), input.zone);
}

export type ConfirmTiming =
	| { readonly outcome: 'accepted'; readonly flags: readonly TimeEntryFlag[] }
	| { readonly outcome: 'review'; readonly flags: readonly TimeEntryFlag[] }
	| { readonly outcome: 'late' };

/**
 * Judges when a confirmation was made and when it arrived. Made in time and received after the
 * deadline: LATE_SYNC; received 14 days (of 24 h) after it or later: HR decides. Made late: refused
 * where the group restricts confirmation, else flagged LATE_CONFIRM.
 * @param input.receivedAt null on a device: nobody received it yet
 */
export function judgeConfirmTiming(input: {
	readonly deadline: Instant | null;
	readonly effectiveAt: Instant;
	readonly receivedAt: Instant | null;
	readonly onTimeout: GroupData['onTimeout'];
	readonly maxOfflineDays?: number;
}): ConfirmTiming {
	if (input.deadline === null) return { outcome: 'accepted', flags: [] };
	const deadline = instantToMs(input.deadline);
	if (instantToMs(input.effectiveAt) >= deadline) {
		return input.onTimeout === 'block'
			? { outcome: 'late' }
			: { outcome: 'accepted', flags: ['LATE_CONFIRM'] };
	}
	if (input.receivedAt === null || instantToMs(input.receivedAt) < deadline) {
		return { outcome: 'accepted', flags: [] };
	}
	const last = deadline + (input.maxOfflineDays ?? MAX_OFFLINE_DAYS) * MS_PER_DAY;
	const outcome = instantToMs(input.receivedAt) < last ? 'accepted' : 'review';
	return { outcome, flags: ['LATE_SYNC'] };
}
