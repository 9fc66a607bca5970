import { contentOf } from '#domain/time-entry/content.ts';
import type { TimeEntryDecision } from '#domain/time-entry/event-context.ts';
import { isConfirmation } from '#domain/time-entry/transitions.ts';
import type { TimeEntry, TimeEntryEvent, TimeEntryFlag } from '#domain/time-entry/time-entry.ts';
import { commentOf } from '#domain/time-entry/write-context.ts';
import type { WriteInput } from '#domain/time-entry/write-input.ts';

/** Flags that speak about one confirmation; they end with it. The others tell the entry's history. */
const confirmationFlags: ReadonlySet<TimeEntryFlag> = new Set([
	'LATE_CONFIRM',
	'LATE_SYNC',
	'WITH_VIOLATIONS',
	'ON_BEHALF',
	'HR_SUBSTITUTE',
	'CLOSED_PERIOD'
]);

const ownersActs: ReadonlySet<TimeEntryEvent> = new Set(['create', 'edit', 'delete', 'confirm', 'withdraw']);
const writesContent: ReadonlySet<TimeEntryEvent> = new Set([...ownersActs, 'correct', 'enter_on_behalf']);

/**
 * The record after a decision. Content comes from the write only where the act may change content: a
 * decision on somebody's entry changes its state and nothing else. Server-decided fields never come
 * from the write.
 */
export function recordAfter(input: WriteInput, decision: TimeEntryDecision): TimeEntry {
	const { next, event, receivedAt } = input;
	const master = input.isMasterDeleted === true ? null : input.master;
	const content = master === null || writesContent.has(event) ? contentOf(next) : contentOf(master);
	return {
		id: next.id,
		userId: input.master?.userId ?? next.userId,
		...content,
		state: decision.state === 'deleted' ? 'draft' : decision.state,
		origin: master?.origin ?? next.origin,
		comment: commentAfter(input, master, decision),
		mutation: next.mutation,
		schemaVersion: next.schemaVersion,
		route: decision.route,
		flags: flagsAfter(input, master, decision),
		confirmedAt: confirmedAtAfter(input, master, decision),
		seq: input.master?.seq ?? 0,
		receivedAt,
		revision: input.master?.revision ?? 0
	};
}

/** A manager's words stay readable until the owner confirms again. */
function commentAfter(
	input: WriteInput,
	master: TimeEntry | null,
	decision: TimeEntryDecision
): string | null {
	const { event } = input;
	if (event === 'verify' || event === 'undo') return null;
	if (event === 'close') return master?.comment ?? null;
	if (!ownersActs.has(event)) return commentOf(input);
	const isConfirmed = event === 'confirm' && decision.state !== 'draft';
	return isConfirmed ? null : (master?.comment ?? null);
}

function flagsAfter(
	input: WriteInput,
	master: TimeEntry | null,
	decision: TimeEntryDecision
): TimeEntryFlag[] {
	const added: TimeEntryFlag[] = [...decision.flags];
	if (input.isClockSuspect === true && ownersActs.has(input.event)) added.push('CLOCK_SUSPECT');
	const startsAnew = decision.state === 'draft' || isConfirmation(input.event);
	const kept = (master?.flags ?? []).filter((flag) => !startsAnew || !confirmationFlags.has(flag));
	return [...new Set([...kept, ...added])].sort();
}

function confirmedAtAfter(
	{ event, effectiveAt }: WriteInput,
	master: TimeEntry | null,
	decision: TimeEntryDecision
): string | null {
	if (decision.state === 'draft' || decision.state === 'deleted') return null;
	return isConfirmation(event) ? effectiveAt : (master?.confirmedAt ?? null);
}
