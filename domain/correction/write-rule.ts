import type { Correction, CorrectionEvent, CorrectionWrite } from '#domain/correction/correction.ts';
import { correctionEvents } from '#domain/correction/correction.ts';
import { agreementSteps, type EntryStep } from '#domain/correction/effect.ts';
import { isByOthers, isCorrectable } from '#domain/correction/proposal.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { archivingOf } from '#domain/people/archiving.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { Owner } from '#domain/people/owner.ts';
import { managesOwner } from '#domain/people/visibility.ts';
import type { GeneralData, GroupData } from '#domain/reference/reference.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { isZone, localDateOf } from '#domain/time/zone.ts';
import type { EventActor } from '#domain/time-entry/event-context.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { validateEntry } from '#domain/time-entry/validation.ts';

export interface CorrectionWriteInput {
	/** The record as the server has it (on a device: as far as the device knows); null when there is none. */
	readonly master: Correction | null;
	readonly next: CorrectionWrite;
	readonly event: CorrectionEvent;
	/** In a push, HR acts as worker or manager only: the server passes `isHr: false` there. */
	readonly actor: Actor;
	readonly owner: Owner;
	/** The owner's living entry that it is about; null when the owner has none with that id. */
	readonly entry: TimeEntry | null;
	/** The owner's living entries around the proposed time, as far as they are known here. */
	readonly around: readonly TimeEntry[];
	/** The date it was filed under; left out where it is not filed yet, or where nobody noted it. */
	readonly day?: LocalDate | null;
	readonly groups: readonly { readonly id: string; readonly data: GroupData }[];
	readonly general: GeneralData;
	readonly now: Instant;
	/** When the person acted; on a device: now. */
	readonly effectiveAt: Instant;
	/** When the server received it; null on a device. */
	readonly receivedAt: Instant | null;
	/** The id of an entry that an agreement brings into being. */
	readonly newId: string;
}

/** The answer to a write. `steps` is what an agreement does to the entry, in the same transaction. */
export type CorrectionVerdict =
	| { readonly outcome: 'accept'; readonly record: Correction; readonly steps: readonly EntryStep[] }
	| { readonly outcome: 'reject'; readonly reason: Rejection };

/**
 * Judges one write on a correction; asked by the app before it writes and by the server before it accepts.
 *
 * The owner of locked time proposes what is wrong about it, or what is missing, and may take that back while nobody has
 * decided. The manager of the group on that date, or HR, agrees or declines; nobody decides on his own. What was
 * proposed never changes: who wants something else proposes again.
 *
 * Checks in this order: archived, permission, state, what is proposed, the words. What the agreement does to the
 * entry is asked of the entry's own state machine, and a no there is a no here. Neither a proposal nor an agreement
 * puts one locked time over another; drafts have no say, they are private and still move.
 */
export function judgeCorrectionWrite(input: CorrectionWriteInput): CorrectionVerdict {
	const { event, next } = input;
	const actor = correctionActorOf(input);
	if (actor.isArchived) return reject({ code: 'E_ARCHIVED' });
	const isOwners = event === 'propose' || event === 'withdraw';
	const forbidden = isOwners ? (actor.isOwner ? null : 'E_FORBIDDEN') : mayDecide(actor);
	if (forbidden !== null) return reject({ code: forbidden });
	if (next.state !== stateAfter[event]) return reject({ code: 'E_STATE', state: next.state });
	const isUnsent = event === 'withdraw' && input.master === null && wasProposed(input);
	if (event === 'propose' || isUnsent) {
		const problem = problemOf(input);
		return problem === null ? accept(input, []) : reject(problem);
	}
	if (input.master?.state !== 'proposed')
		return reject({ code: 'E_STATE', state: input.master?.state ?? 'none' });
	if (event === 'withdraw') return accept(input, []);
	const comment = next.mutation.comment?.trim() ? next.mutation.comment : null;
	if (event === 'decline')
		return comment === null ? reject({ code: 'E_COMMENT_REQUIRED' }) : accept(input, []);
	if (isOverLocked(input, input.master)) return reject({ code: 'E_OVERLAP' });
	const steps = agreementSteps({ ...input, correction: input.master, actor, comment });
	return steps.ok ? accept(input, steps.value) : reject(steps.error);
}

const stateAfter = {
	propose: 'proposed',
	agree: 'agreed',
	decline: 'declined',
	withdraw: 'withdrawn'
} as const satisfies Record<CorrectionEvent, Correction['state']>;

const knownEvents: ReadonlySet<string> = new Set(correctionEvents);

/** Whether a text from the wire names an event of a correction. */
export function isCorrectionEvent(event: string): event is CorrectionEvent {
	return knownEvents.has(event);
}

/**
 * The date by which a correction counts: the day of its entry where the person was, or of the time that is missing.
 * Who managed the person's group on that day decides.
 */
export function correctionDay(
	{ proposed }: Pick<Correction, 'proposed'>,
	entry: Pick<TimeEntry, 'start' | 'zone'> | null
): LocalDate | null {
	const time = entry ?? proposed;
	return time === null || !isZone(time.zone) ? null : localDateOf(time.start, time.zone);
}

function correctionActorOf(input: CorrectionWriteInput): EventActor {
	const { actor, owner, master, next, entry, general, now } = input;
	const isOwner = actor.userId === (master?.userId ?? next.userId);
	const entryDate = input.day ?? correctionDay(master ?? next, entry);
	const today = localDateOf(now, general.zone);
	const managesGroup =
		!isOwner &&
		entryDate !== null &&
		managesOwner({ actor, ownerMemberships: owner.memberships, entryDate, today });
	return {
		isOwner,
		isHr: actor.isHr,
		managesGroup,
		isManager: actor.manages.length > 0,
		isArchived: isOwner ? archivingOf(input) === 'rejected' : actor.archived
	};
}

function mayDecide(actor: EventActor): 'E_SELF' | 'E_FORBIDDEN' | null {
	const isDecider = actor.isHr || actor.isManager || actor.managesGroup;
	if (actor.isOwner && isDecider) return 'E_SELF';
	return actor.isHr || actor.managesGroup ? null : 'E_FORBIDDEN';
}

/** Proposed and taken back before the server heard of it. */
function wasProposed({ next }: CorrectionWriteInput): boolean {
	return next.mutation.prior?.some(({ event }) => event === 'propose') === true;
}

/** Why something cannot be proposed: what is unlocked is simply changed; what waits for HR's review is HR's turn. */
function problemOf(input: CorrectionWriteInput): Rejection | null {
	const { next, entry, master } = input;
	if (master !== null) return { code: 'E_STATE', state: master.state };
	const shape = checkShape(next);
	if (!shape.ok) return shape.error;
	if (next.kind !== 'add') {
		const state = entry?.state ?? 'none';
		const isAgainstOthers = entry !== null && isByOthers(entry);
		if (!isLockedTime(entry) || (next.kind === 'objection' && !isAgainstOthers))
			return { code: 'E_STATE', state };
	}
	const codes = next.proposed === null ? [] : timeProblems(input, next.proposed);
	if (codes.length > 0) return { code: 'E_INVALID', codes };
	if (isOverLocked(input, next)) return { code: 'E_OVERLAP' };
	return next.reason.trim() === '' ? { code: 'E_COMMENT_REQUIRED' } : null;
}

/** Time that can be corrected, and that nothing else is put over. */
function isLockedTime(entry: Pick<TimeEntry, 'state'> | null): boolean {
	return entry !== null && isCorrectable(entry.state);
}

/** Whether what is proposed shares a minute with locked time of the owner, other than the entry it is about. */
function isOverLocked(
	{ around, now, next }: CorrectionWriteInput,
	{ entryId, proposed }: Pick<Correction, 'entryId' | 'proposed'>
): boolean {
	if (proposed === null) return false;
	const time = { ...proposed, id: entryId ?? next.id };
	return validateEntry(time, { now, others: around.filter(isLockedTime) }).includes('OVERLAP');
}

/** A missing time has no entry yet; a change and a missing time say how it should be, the others do not. */
function checkShape({ kind, entryId, proposed }: CorrectionWrite): Result<null, Rejection> {
	const fits =
		(entryId === null) === (kind === 'add') && (proposed !== null) === (kind === 'add' || kind === 'change');
	return fits ? ok(null) : err({ code: 'E_INVALID', codes: ['PROPOSAL'] });
}

function timeProblems(
	{ next, now }: CorrectionWriteInput,
	proposed: NonNullable<CorrectionWrite['proposed']>
): string[] {
	if (!isZone(proposed.zone)) return ['ZONE'];
	return validateEntry({ ...proposed, id: next.id }, { now, others: [] });
}

function accept(input: CorrectionWriteInput, steps: readonly EntryStep[]): CorrectionVerdict {
	return { outcome: 'accept', record: recordAfter(input, steps), steps };
}

function reject(reason: Rejection): CorrectionVerdict {
	return { outcome: 'reject', reason };
}

/** What was proposed comes from the first write alone; whoever decides changes the state and nothing else. */
function recordAfter(
	{ master, next, event, actor, now, receivedAt }: CorrectionWriteInput,
	steps: readonly EntryStep[]
): Correction {
	const { entryId, kind, proposed, reason } = master ?? next;
	const isDecision = event === 'agree' || event === 'decline';
	const decision = { by: actor.userId, at: now, comment: next.mutation.comment ?? null };
	return {
		id: next.id,
		// An entry that came into being by the agreement is the one this is about from now on.
		entryId: kind === 'add' ? (steps[0]?.entry.id ?? entryId) : entryId,
		userId: master?.userId ?? next.userId,
		kind,
		proposed,
		reason,
		state: stateAfter[event],
		mutation: next.mutation,
		schemaVersion: next.schemaVersion,
		by: master?.by ?? actor.userId,
		decisions: isDecision ? [...(master?.decisions ?? []), decision] : (master?.decisions ?? []),
		seq: master?.seq ?? 0,
		receivedAt,
		revision: master?.revision ?? 0
	};
}
