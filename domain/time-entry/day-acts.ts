import { isPresent } from '#domain/kernel/present.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import { daysBetween } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { guardConfirm } from '#domain/time-entry/confirm-guards.ts';
import { neighboursOf } from '#domain/time-entry/neighbours.ts';
import type { TimeEntry, TimeEntryEvent } from '#domain/time-entry/time-entry.ts';
import { mayWithdraw } from '#domain/time-entry/transitions.ts';
import { eventContextOf } from '#domain/time-entry/write-context.ts';
import { isEditable, type WriteInput } from '#domain/time-entry/write-input.ts';

/** What the write rule looks at besides the entries: the same for every entry of one person. */
export type PersonFacts = Omit<
	WriteInput,
	'master' | 'isMasterDeleted' | 'next' | 'isDeletion' | 'event' | 'others' | 'reopenedAt' | 'decidedBy'
>;

interface DayInput {
	/** The entries of one day. */
	readonly entries: readonly TimeEntry[];
	/** Everything of the person from the neighbours' days on, see `neighboursOf`; may hold the day itself. */
	readonly around: readonly TimeEntry[];
	readonly facts: PersonFacts;
}

/**
 * Why a day cannot be confirmed before anybody looks at its entries: `EMPTY` without any, `E_LOCKED` when
 * nothing of it is left to confirm, `E_DECISION` while two versions of its times exist; null = nothing does.
 */
export function dayHoldUp(
	entries: readonly Pick<TimeEntry, 'state'>[],
	isUndecided: boolean
): 'EMPTY' | 'E_LOCKED' | 'E_DECISION' | null {
	if (entries.length > 0 && !entries.some((entry) => isEditable(entry.state))) return 'E_LOCKED';
	if (isUndecided) return 'E_DECISION';
	return entries.length === 0 ? 'EMPTY' : null;
}

/** The order in which the guards of a confirmation say no. */
const order: readonly string[] = [
	'E_RUNNING',
	'E_INVALID',
	'E_OVERLAP',
	'E_TIMEOUT',
	'E_VIOLATION',
	'E_EXPLANATION'
];

/**
 * Why the open entries of a day could not be confirmed now: of what the guards say to each entry, the
 * first in the guards' order; null = they can, or nothing is open.
 */
export function dayConfirmRefusal(day: DayInput): Rejection | null {
	let first: Rejection | null = null;
	for (const entry of openOf(day)) {
		const guarded = guardConfirm('confirm', eventContextOf('confirm', inputOf(day, entry, 'confirm')));
		if (guarded.ok) continue;
		if (first === null || order.indexOf(guarded.error.code) < order.indexOf(first.code))
			first = guarded.error;
	}
	return first;
}

/**
 * Whole days left to confirm the open entries of a day, by the one whose time is up first: 0 = today is
 * the last one, negative = overdue, null = no limit, or nothing is open.
 */
export function dayConfirmDaysLeft(day: DayInput): number | null {
	const left = openOf(day).flatMap((entry) => {
		const { deadline } = eventContextOf('confirm', inputOf(day, entry, 'confirm'));
		if (!isPresent(deadline)) return [];
		const lastDate = localDateOf(msToInstant(instantToMs(deadline) - 1), entry.zone);
		return [daysBetween(localDateOf(day.facts.now, entry.zone), lastDate)];
	});
	return left.length === 0 ? null : Math.min(...left);
}

/**
 * Until when at least the owner may take back what is confirmed now, by the entry with the shortest window: the
 * window counts from the server's receipt, which is not before now.
 */
export function withdrawableAtLeastUntil(day: DayInput): Instant | null {
	const { now } = day.facts;
	const limits = day.entries.flatMap((entry) => {
		const confirmed = { ...entry, state: 'confirmed' as const, receivedAt: now };
		return eventContextOf('withdraw', inputOf(day, confirmed, 'withdraw')).withdrawUntil ?? [];
	});
	return limits.sort()[0] ?? null;
}

/**
 * Until when the owner may take back what the server has of a day's confirmations, the last instant included,
 * by the one whose time is up first; null = one of them can no longer be taken back, or nothing limits it yet.
 */
export function dayWithdrawableUntil(day: DayInput): Instant | null {
	const contexts = day.entries.map((entry) => eventContextOf('withdraw', inputOf(day, entry, 'withdraw')));
	if (!contexts.every(mayWithdraw)) return null;
	const limits = contexts.flatMap(({ withdrawUntil }) => withdrawUntil ?? []);
	return limits.sort()[0] ?? null;
}

function openOf({ entries }: DayInput): TimeEntry[] {
	return entries.filter((entry) => isEditable(entry.state));
}

/** An act on an entry as it is. */
function inputOf({ around, facts }: DayInput, entry: TimeEntry, event: TimeEntryEvent): WriteInput {
	const others = neighboursOf(entry, around);
	return { ...facts, master: entry, next: entry, isDeletion: false, event, others };
}
