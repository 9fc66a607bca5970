import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import { isZone } from '#domain/time/zone.ts';
import { guardConfirm } from '#domain/time-entry/confirm-guards.ts';
import { hasSameContent } from '#domain/time-entry/content.ts';
import type { EventActor, TimeEntryDecision } from '#domain/time-entry/event-context.ts';
import type { TimeEntry, TimeEntryState } from '#domain/time-entry/time-entry.ts';
import { eventContextOf, optionsOf } from '#domain/time-entry/write-context.ts';
import { eventActorOf, isEditable, type WriteInput } from '#domain/time-entry/write-input.ts';
import { recordAfter } from '#domain/time-entry/write-record.ts';
import { judgeTimeEntryWrite, type WriteVerdict } from '#domain/time-entry/write-rule.ts';

/** A record that a device had from the server, brought back because the server may have lost it (R8). */
export interface ReofferInput extends WriteInput {
	/** The master (or its deletion) is newer than what comes back: written after the restore, for example. */
	readonly isMasterNewer: boolean;
	/** The newest act was done on a device that is known as somebody else's. */
	readonly isActOfAnother: boolean;
}

/** `conflict`: the master stays; whatever the device had otherwise goes to its decisions. */
export type ReofferVerdict = WriteVerdict | { readonly outcome: 'conflict' };

/**
 * Judges a record that a device brings back after a restore. Nobody saw the act itself, so a record comes
 * back only as high as who brings it could have lifted it:
 *
 * - up to `confirmed` by its owner, with the guards of a confirmation, its time judged by when it was done;
 * - `verified` by the manager who verified it, `rejected` by a manager;
 * - everything else that was confirmed goes to HR (`review`).
 *
 * It never overwrites what the new history wrote, and never a locked entry: there only the manager's own
 * verifying or returning of the same content is done again. What came back to HR only because the wrong
 * person was first is lifted when the right one brings the same version. Whatever comes back says RESTORED.
 */
export function judgeReoffer(input: ReofferInput): ReofferVerdict {
	if (!isZone(input.next.zone)) return { outcome: 'reject', reason: { code: 'E_INVALID', codes: ['ZONE'] } };
	const actor = eventActorOf(input);
	if (actor.isArchived) return { outcome: 'reject', reason: { code: 'E_ARCHIVED' } };
	const mayBring = actor.isOwner || (actor.managesGroup && input.next.state !== 'draft');
	if (!mayBring) return { outcome: 'reject', reason: { code: 'E_FORBIDDEN' } };
	const master = input.isMasterDeleted === true ? null : input.master;
	if (master !== null && waitsForItsWitness(master) && isSameVersion(master, input)) {
		const raised = decide(input, actor);
		return raised.ok && raised.value.state !== 'review'
			? accept(input, raised.value)
			: { outcome: 'conflict' };
	}
	if (input.isMasterNewer) return { outcome: 'conflict' };
	if (master !== null && !isEditable(master.state)) return decideAgain(input, master);
	const decided = decide(input, actor);
	if (decided.ok) return accept(input, decided.value);
	if (!actor.isOwner) return { outcome: 'reject', reason: decided.error };
	return { outcome: 'accept_content', record: restored(input, asDraft), reason: decided.error };
}

/** Whether an entry came back to HR only because nobody entitled brought it: a better witness may still come. */
export function waitsForItsWitness({ state, flags }: Pick<TimeEntry, 'state' | 'flags'>): boolean {
	return state === 'review' && flags.includes('RESTORED');
}

const asDraft: TimeEntryDecision = { state: 'draft', route: null, flags: [] };

function isSameVersion(master: TimeEntry, { next }: ReofferInput): boolean {
	return master.mutation.id === next.mutation.id && hasSameContent(master, next);
}

/** How high the record may come back by who brings it. */
function heightOf({ next, event, isActOfAnother }: ReofferInput, { isOwner }: EventActor): TimeEntryState {
	const { state } = next;
	if (state === 'draft' || state === 'rejected') return state;
	if (isOwner) return state === 'confirmed' ? 'confirmed' : 'review';
	return state === 'verified' && event === 'verify' && !isActOfAnother ? 'verified' : 'review';
}

function decide(input: ReofferInput, actor: EventActor): Result<TimeEntryDecision, Rejection> {
	const height = heightOf(input, actor);
	if (height === 'draft') return ok(asDraft);
	const { route } = optionsOf(input);
	if (height === 'rejected') return ok({ state: height, route, flags: [] });
	const ctx = eventContextOf('confirm', input);
	// A confirmation by somebody else, or one already looked at, was bound by no timeout.
	const guarded = guardConfirm(height === 'confirmed' ? 'confirm' : 'confirm_on_behalf', ctx);
	if (guarded.ok) {
		const state = guarded.value.isReview ? 'review' : height;
		return ok({ state, route, flags: guarded.value.flags });
	}
	const isBroken = guarded.error.code === 'E_RUNNING' || guarded.error.code === 'E_INVALID';
	const isOwnConfirmation = height === 'confirmed' && input.event === 'confirm';
	return isBroken || isOwnConfirmation ? err(guarded.error) : ok({ state: 'review', route, flags: [] });
}

/** On a locked entry only what a manager decided about this very content is decided again. */
function decideAgain(input: ReofferInput, master: TimeEntry): ReofferVerdict {
	const isDecision = input.event === 'verify' || input.event === 'reject';
	const isOwnDecision = isDecision && !input.isActOfAnother;
	if (!isOwnDecision || !hasSameContent(master, input.next)) return { outcome: 'conflict' };
	const verdict = judgeTimeEntryWrite(input);
	if (verdict.outcome !== 'accept') return { outcome: 'conflict' };
	return { outcome: 'accept', record: flagged(verdict.record) };
}

function accept(input: ReofferInput, decision: TimeEntryDecision): ReofferVerdict {
	return { outcome: 'accept', record: restored(input, decision) };
}

/** The record as it was, comment included; what the server decides is decided anew. Returning confirms nothing. */
function restored(input: ReofferInput, decision: TimeEntryDecision): TimeEntry {
	const event = decision.state === 'rejected' ? 'edit' : 'confirm';
	const record = recordAfter({ ...input, event }, decision);
	return flagged({ ...record, comment: input.next.comment });
}

function flagged(record: TimeEntry): TimeEntry {
	return { ...record, flags: [...new Set([...record.flags, 'RESTORED' as const])].sort() };
}
