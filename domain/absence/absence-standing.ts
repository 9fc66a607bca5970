import type { Absence } from '#domain/absence/absence.ts';

/** What an absence is to accounts and calendars: it counts, it is asked for, or it is nothing (yet, or any more). */
export type AbsenceStanding = 'counts' | 'pending' | 'none';

const standings: Readonly<Record<Absence['state'], AbsenceStanding>> = {
	draft: 'none',
	requested: 'pending',
	mgr_approved: 'pending',
	approved: 'counts',
	rejected: 'none',
	withdrawn: 'none',
	cancel_requested: 'counts',
	cancelled: 'none'
};

/** An approved absence counts until its cancellation is granted; a request waits; the rest is nothing. */
export function standingOf({ state }: Pick<Absence, 'state'>): AbsenceStanding {
	return standings[state];
}

/** The states in which somebody has to decide: on the request, or on its cancellation. */
export const awaitsDecision: readonly Absence['state'][] = ['requested', 'mgr_approved', 'cancel_requested'];

/** Over for good: refused, taken back or cancelled. */
export function hasEnded({ state }: Pick<Absence, 'state'>): boolean {
	return state === 'rejected' || state === 'withdrawn' || state === 'cancelled';
}
