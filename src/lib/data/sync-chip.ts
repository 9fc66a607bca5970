import type { ChipKind } from '#lib/data/types.ts';

/** What is known at one moment; times in ms since the epoch. */
export interface ChipFacts {
	readonly pending: number;
	/** A write is under way that `pending` does not count yet. */
	readonly isWriting: boolean;
	readonly oldestPendingAt: number | null;
	/** Since when something is under way; null = nothing is. */
	readonly activeSince: number | null;
	readonly lastSuccessAt: number | null;
	/** The first download of this person's data is not finished. */
	readonly isFirstSync: boolean;
	readonly decisions: number;
	readonly refusals: number;
	readonly needsSignIn: boolean;
	readonly needsUpdate: boolean;
	readonly storageNearlyFull: boolean;
	/** The browser took the storage away, now or with something unsent in it. */
	readonly isStorageLost: boolean;
	readonly skewMinutes: number;
	/** What the chip showed last, and since when. */
	readonly shown: ChipKind;
	readonly shownSince: number;
}

export const SENDING_AFTER_MS = 800;
export const SENDING_AT_LEAST_MS = 600;
export const WAITING_AFTER_MS = 1_500;
export const WAITING_LONG_MS = 12 * 60 * 60 * 1000;
/** A clock counts as wrong from this many minutes on. */
export const SKEW_FROM_MINUTES = 2;

/**
 * What the chip says. Whatever needs the person comes first; then what waits; "sending" only when it takes long
 * enough to be worth a word, and then long enough to be read. `recheckInMs`: when time alone may change it.
 */
export function chipKindOf(
	facts: ChipFacts,
	now: number
): { readonly kind: ChipKind; readonly recheckInMs: number | null } {
	const urgent = urgentKind(facts);
	if (urgent !== null) return { kind: urgent, recheckInMs: null };
	const isShownLongEnough = facts.shown !== 'sending' || now - facts.shownSince >= SENDING_AT_LEAST_MS;
	if (!isShownLongEnough)
		return { kind: 'sending', recheckInMs: facts.shownSince + SENDING_AT_LEAST_MS - now };
	if (facts.pending > 0) return pendingKind(facts, now);
	if (facts.isWriting) return { kind: calmOr(facts), recheckInMs: null };
	return quietKind(facts);
}

function urgentKind(facts: ChipFacts): ChipKind | null {
	if (facts.isStorageLost) return 'lost';
	if (facts.decisions > 0) return 'decision';
	if (facts.refusals > 0) return 'refused';
	if (facts.needsSignIn) return 'sign-in';
	return facts.needsUpdate ? 'update-app' : null;
}

function pendingKind(facts: ChipFacts, now: number): { kind: ChipKind; recheckInMs: number | null } {
	const oldest = facts.oldestPendingAt ?? now;
	const age = now - oldest;
	if (age > WAITING_LONG_MS) return { kind: 'waiting-long', recheckInMs: null };
	// A success since the oldest write means that sending goes on; without one the write waits.
	const since = Math.max(oldest, facts.lastSuccessAt ?? 0);
	const waited = now - since;
	if (waited >= WAITING_AFTER_MS) return { kind: 'waiting', recheckInMs: WAITING_LONG_MS - age };
	const activeFor = facts.activeSince === null ? 0 : now - facts.activeSince;
	const isSending = facts.activeSince !== null && activeFor >= SENDING_AFTER_MS;
	const next = [WAITING_AFTER_MS - waited, SENDING_AFTER_MS - activeFor].filter((ms) => ms > 0);
	return { kind: isSending ? 'sending' : calmOr(facts), recheckInMs: Math.min(...next) };
}

/**
 * Before anything is worth a word the chip says what it said, but it no longer claims that everything is sent, nor
 * that something waits when nothing is listed.
 */
function calmOr(facts: ChipFacts): ChipKind {
	const listed = facts.pending > 0 ? ['waiting', 'waiting-long'] : [];
	if (['opening', 'sending', ...listed].includes(facts.shown)) return facts.shown;
	const { kind } = quietKind(facts);
	return kind === 'synced' ? 'synced-until' : kind;
}

function quietKind(facts: ChipFacts): { kind: ChipKind; recheckInMs: number | null } {
	if (facts.storageNearlyFull) return { kind: 'storage', recheckInMs: null };
	if (Math.abs(facts.skewMinutes) > SKEW_FROM_MINUTES) return { kind: 'skew', recheckInMs: null };
	// What was never exchanged with the server is not the same there.
	if (facts.lastSuccessAt === null) return { kind: 'opening', recheckInMs: null };
	return { kind: facts.isFirstSync ? 'loading' : 'synced', recheckInMs: null };
}
