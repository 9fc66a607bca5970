import { absenceContentOf, hasSameAbsence } from '#domain/absence/content.ts';
import type { Absence } from '#domain/absence/absence.ts';
import { askingContext } from '#domain/absence/asking.ts';
import { absenceRouteOf } from '#domain/absence/route.ts';
import {
	absenceEvents,
	decideAbsenceEvent,
	isEditableAbsence,
	isOwnersEvent,
	type AbsenceActor,
	type AbsenceContext,
	type AbsenceDecision,
	type AbsenceEvent,
	type AbsenceFlag,
	type AbsenceRejection,
	type AbsenceState
} from '#domain/absence/transitions.ts';
import { absenceActorOf, livingMaster, type AbsenceWriteInput } from '#domain/absence/write-input.ts';
import type { Result } from '#domain/kernel/result.ts';
import { archivingOf } from '#domain/people/archiving.ts';
import { groupOn } from '#domain/people/visibility.ts';
import { localDateOf } from '#domain/time/zone.ts';

export type { AbsenceWriteInput } from '#domain/absence/write-input.ts';

/** The answer to a write. `record` carries every server-decided field but `seq` and `revision`. */
export type AbsenceVerdict =
	| { readonly outcome: 'accept'; readonly record: Absence; readonly isDeletion: boolean }
	/** The act is refused, the content is fine: it is kept as a draft. */
	| { readonly outcome: 'accept_content'; readonly record: Absence; readonly reason: AbsenceRejection }
	| { readonly outcome: 'reject'; readonly reason: AbsenceRejection };

/**
 * Judges one write on an absence; asked by the app before it writes and by the server before it accepts. A device
 * sends the newest state only: the acts before it that the server has not seen are decided first, with the guards
 * they have, and those that do not fit are skipped. Then the newest act is decided. If only the act is refused and
 * the owner may still write there, the content is kept as a draft: nothing that a person wrote is lost.
 */
export function judgeAbsenceWrite(input: AbsenceWriteInput): AbsenceVerdict {
	const actor = absenceActorOf(input);
	const { decided, from, isUnlocked } = decidePendingActs(input, actor);
	const takesContent = takesContentOf(input, from, isUnlocked);
	if (decided.ok && fitsNewState(decided.value, input)) {
		const isDeletion = decided.value.state === 'deleted';
		return { outcome: 'accept', record: recordAfter(input, decided.value, takesContent), isDeletion };
	}
	const reason: AbsenceRejection = decided.ok ? { code: 'E_STATE' } : decided.error;
	const canKeep = actor.isOwner && !actor.isArchived && !input.isDeletion && isUnlocked;
	if (!canKeep || hasNothingToKeep(input)) return { outcome: 'reject', reason };
	return { outcome: 'accept_content', record: recordAfter(input, asDraft, true), reason };
}

const asDraft: AbsenceDecision = { state: 'draft', flags: [] };

const knownEvents: ReadonlySet<string> = new Set(absenceEvents);

/** Whether a text from the wire names an event of an absence. */
export function isAbsenceEvent(event: string): event is AbsenceEvent {
	return knownEvents.has(event);
}

interface Decided {
	readonly decided: Result<AbsenceDecision, AbsenceRejection>;
	/** The state in which the newest act meets the absence. */
	readonly from: AbsenceState | null;
	/** Whether the owner may write content there. */
	readonly isUnlocked: boolean;
}

function decidePendingActs(input: AbsenceWriteInput, actor: AbsenceActor): Decided {
	const { event, next } = input;
	const start = startOf(input, actor);
	const prior = next.mutation.prior ?? [];
	const known = prior.findIndex((act) => act.id === input.master?.mutation.id);
	let from = start;
	for (const act of known < 0 ? prior : prior.slice(known + 1)) {
		if (!isAbsenceEvent(act.event)) continue;
		const decided = decide(input, actor, { event: act.event, state: from, comment: act.comment ?? null });
		if (decided.ok && decided.value.state !== 'deleted') from = decided.value.state;
	}
	const comment = next.mutation.comment ?? null;
	const isUnlocked = isUnlockedIn(from) || isUnlockedIn(start);
	const decided = decide(input, actor, { event, state: from, comment });
	if (decided.ok || from === start) return { decided, from, isUnlocked };
	const fromStart = decide(input, actor, { event, state: start, comment });
	return fromStart.ok ? { decided: fromStart, from: start, isUnlocked } : { decided, from, isUnlocked };
}

function isUnlockedIn(state: AbsenceState | null): boolean {
	return state === null || isEditableAbsence(state);
}

/** An absence the server never saw starts as a draft of its owner, whatever act the device names first. */
function startOf(input: AbsenceWriteInput, actor: AbsenceActor): AbsenceState | null {
	const master = livingMaster(input);
	if (master !== null) return master.state;
	const first = input.next.mutation.prior?.[0]?.event ?? input.event;
	return first === 'create' || !actor.isOwner ? null : 'draft';
}

function decide(
	input: AbsenceWriteInput,
	actor: AbsenceActor,
	act: { readonly event: AbsenceEvent; readonly state: AbsenceState | null; readonly comment: string | null }
): Result<AbsenceDecision, AbsenceRejection> {
	const { state, comment } = act;
	const event = act.event === 'create' && state !== null ? 'edit' : act.event;
	const route = routeOf(input);
	const ctx = { ...contextOf(input, event, state, actor), comment };
	return decideAbsenceEvent({ state, event, route, actor, ctx });
}

/** Who decides on what is asked for. */
function routeOf(input: AbsenceWriteInput): ReturnType<typeof absenceRouteOf> {
	const { owner, groups, types, next } = input;
	const { typeId, from } = livingMaster(input) ?? next;
	const groupId = groupOn(owner.memberships, from);
	const group = groups.find(({ id }) => id === groupId)?.data ?? null;
	return absenceRouteOf({ type: types.get(typeId) ?? null, group, from });
}

/** What the guards of an event look at; by the day on which the person acted. */
function contextOf(
	input: AbsenceWriteInput,
	event: AbsenceEvent,
	state: AbsenceState | null,
	actor: AbsenceActor
): AbsenceContext {
	const { next, types, effectiveAt, zone } = input;
	const today = localDateOf(effectiveAt, zone);
	if (!actor.isOwner || event === 'cancel') return { today, from: (livingMaster(input) ?? next).from };
	const isAsked = event === 'request' || (state === 'approved' && (event === 'edit' || event === 'delete'));
	if (!isAsked) return {};
	// What was reported as illness stays one: another type would be a request.
	const isReported = types.get(input.master?.typeId ?? next.typeId)?.category === 'sick';
	if (event === 'delete') {
		const { category, rule } = types.get(next.typeId) ?? {};
		return { isSickReport: isReported, needsApproval: rule?.needsApproval !== false && category !== 'sick' };
	}
	const person = () => input.personOn(today);
	const context = askingContext({ absence: next, types, today, isReported, person });
	const isForHr = archivingOf(input) === 'review' && event === 'request';
	return { ...context, ...(isForHr ? { needsApproval: true } : {}) };
}

/** Which states the device may show after an act; the server decides which one it is. */
const outcomesOf: Readonly<Record<AbsenceEvent, readonly AbsenceState[]>> = {
	create: ['draft'],
	edit: ['draft', 'approved'],
	delete: [],
	request: ['requested', 'approved'],
	withdraw: ['withdrawn'],
	approve: ['mgr_approved', 'approved'],
	reject: ['rejected'],
	cancel: ['cancel_requested'],
	approve_cancel: ['cancelled'],
	reject_cancel: ['approved'],
	revoke: ['cancelled']
};

function fitsNewState({ state }: AbsenceDecision, { event, next, isDeletion }: AbsenceWriteInput): boolean {
	if (state === 'deleted') return isDeletion;
	return !isDeletion && outcomesOf[event].includes(next.state);
}

function takesContentOf(input: AbsenceWriteInput, from: AbsenceState | null, isUnlocked: boolean): boolean {
	if (livingMaster(input) === null) return true;
	if (!isOwnersEvent(input.event) || input.isDeletion) return false;
	// Of a report that stands, an edit is the only act that changes it.
	return isUnlocked || (from === 'approved' && input.event === 'edit');
}

function hasNothingToKeep(input: AbsenceWriteInput): boolean {
	const master = livingMaster(input);
	return master !== null && isEditableAbsence(master.state) && hasSameAbsence(master, input.next);
}

/** Flags that speak about one decision; they end when the owner writes or asks again. */
const decisionFlags: ReadonlySet<string> = new Set<AbsenceFlag>(['AUTO', 'HR_SUBSTITUTE', 'NEEDS_CONSENT']);

function recordAfter(input: AbsenceWriteInput, decision: AbsenceDecision, takesContent: boolean): Absence {
	const { master, next, receivedAt } = input;
	const before = livingMaster(input);
	return {
		id: next.id,
		userId: master?.userId ?? next.userId,
		...absenceContentOf(before === null || takesContent ? next : before),
		state: decision.state === 'deleted' ? (before?.state ?? 'draft') : decision.state,
		mutation: next.mutation,
		schemaVersion: next.schemaVersion,
		decisions: decisionsAfter(input, before),
		flags: flagsAfter(input, before, decision),
		seq: master?.seq ?? 0,
		receivedAt,
		revision: master?.revision ?? 0
	};
}

function decisionsAfter(
	{ event, actor, next, now }: AbsenceWriteInput,
	before: Absence | null
): Absence['decisions'] {
	const kept = before?.decisions ?? [];
	if (isOwnersEvent(event)) return kept;
	return [...kept, { by: actor.userId, at: now, comment: next.mutation.comment ?? null }];
}

function flagsAfter(
	{ event, isClockSuspect }: AbsenceWriteInput,
	before: Absence | null,
	{ state, flags }: AbsenceDecision
): string[] {
	const startsAnew = state === 'draft' || event === 'request' || event === 'edit';
	const kept = (before?.flags ?? []).filter((flag) => !startsAnew || !decisionFlags.has(flag));
	const suspect = isClockSuspect === true && isOwnersEvent(event) ? ['CLOCK_SUSPECT'] : [];
	return [...new Set([...kept, ...flags, ...suspect])].sort();
}
