import type { Rejection } from '#domain/kernel/rejection.ts';
import { isZone } from '#domain/time/zone.ts';
import type { TimeEntryDecision } from '#domain/time-entry/event-context.ts';
import { decidePendingActs } from '#domain/time-entry/pending-acts.ts';
import { hasSameContent } from '#domain/time-entry/content.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { eventActorOf, isEditable, type WriteInput } from '#domain/time-entry/write-input.ts';
import { recordAfter } from '#domain/time-entry/write-record.ts';

export { effectiveTime } from '#domain/time-entry/effective-time.ts';
export type { WriteInput } from '#domain/time-entry/write-input.ts';

/** The answer to a write. `record` carries every server-decided field but `seq` and `revision`. */
export type WriteVerdict =
	| { readonly outcome: 'accept'; readonly record: TimeEntry }
	/** The content is kept as a draft, the act is refused: nothing a person wrote is lost. */
	| { readonly outcome: 'accept_content'; readonly record: TimeEntry; readonly reason: Rejection }
	| { readonly outcome: 'reject'; readonly reason: Rejection };

/**
 * Judges one write on a time entry; asked by the app before it writes and by the server before it
 * accepts. The event must fit the master's state, the new state and the actor, and its guards must
 * hold. If only the act is refused (a late confirmation, say) and the owner may still edit the entry,
 * its content is kept as a draft; where the master has that content already, there is nothing to keep.
 */
export function judgeTimeEntryWrite(input: WriteInput): WriteVerdict {
	if (!isZone(input.next.zone)) return { outcome: 'reject', reason: { code: 'E_INVALID', codes: ['ZONE'] } };
	const actor = eventActorOf(input);
	const { decided, isUnlocked } = decidePendingActs(input, actor);
	if (decided.ok && fitsNewState(decided.value, input)) {
		return { outcome: 'accept', record: recordAfter(input, decided.value) };
	}
	const reason: Rejection = decided.ok ? { code: 'E_STATE', state: input.next.state } : decided.error;
	const canKeepContent = actor.isOwner && !actor.isArchived && !input.isDeletion && isUnlocked;
	if (!canKeepContent || hasNothingToKeep(input)) return { outcome: 'reject', reason };
	return { outcome: 'accept_content', record: recordAfter(input, asDraft), reason };
}

const asDraft: TimeEntryDecision = { state: 'draft', route: null, flags: [] };

/** Whether the pushed record says what the event does; HR's review is the server's own turn of a confirmation. */
function fitsNewState(decision: TimeEntryDecision, { next, isDeletion }: WriteInput): boolean {
	if (decision.state === 'deleted') return isDeletion;
	if (isDeletion) return false;
	return decision.state === next.state || (decision.state === 'review' && next.state === 'confirmed');
}

function hasNothingToKeep({ master, isMasterDeleted, next }: WriteInput): boolean {
	if (master === null || isMasterDeleted === true) return false;
	return isEditable(master.state) && hasSameContent(master, next);
}
