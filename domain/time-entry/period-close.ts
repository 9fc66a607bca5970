import type { TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import type { TimeEntryState } from '#domain/time-entry/time-entry.ts';

/** What closing a period looks at of an entry. */
export interface ClosableEntry {
	readonly id: string;
	readonly userId: string;
	readonly state: TimeEntryState;
	readonly route: TimeEntryRoute | null;
}

/** Why an entry stays open when its period is closed. */
export type LeftoverReason = 'NOT_CONFIRMED' | 'WAITS_FOR_MANAGER' | 'WAITS_FOR_HR';

export interface Leftover {
	readonly entryId: string;
	readonly userId: string;
	readonly reason: LeftoverReason;
}

export interface PeriodClose {
	/** Entries that the event `close` takes: confirmed on the direct route, or verified. */
	readonly closable: readonly string[];
	/** What would stay behind, by person and id; entries already closed are neither. */
	readonly leftovers: readonly Leftover[];
	/** Nothing stays behind, or HR has said yes to exactly these. */
	readonly isAllowed: boolean;
}

/**
 * Whether a period can be closed: when every entry up to its last day is confirmed or verified, or when
 * HR has seen the list of leftovers and said yes to each of them. Somebody who adds an entry between the
 * look and the yes makes a new list. What arrives for a closed period later goes to review.
 * @param input.acknowledged ids of the leftovers HR said yes to
 */
export function judgePeriodClose(input: {
	readonly entries: readonly ClosableEntry[];
	readonly acknowledged: readonly string[];
}): PeriodClose {
	const closable: string[] = [];
	const leftovers: Leftover[] = [];
	for (const entry of input.entries) {
		const reason = leftoverReason(entry);
		if (reason !== null) leftovers.push({ entryId: entry.id, userId: entry.userId, reason });
		else if (entry.state !== 'closed') closable.push(entry.id);
	}
	leftovers.sort((a, b) => compareText(a.userId, b.userId) || compareText(a.entryId, b.entryId));
	const known = new Set(input.acknowledged);
	return {
		closable: closable.sort(),
		leftovers,
		isAllowed: leftovers.every(({ entryId }) => known.has(entryId))
	};
}

function leftoverReason({ state, route }: ClosableEntry): LeftoverReason | null {
	if (state === 'draft' || state === 'rejected') return 'NOT_CONFIRMED';
	if (state === 'review') return 'WAITS_FOR_HR';
	return state === 'confirmed' && route === 'manager' ? 'WAITS_FOR_MANAGER' : null;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
