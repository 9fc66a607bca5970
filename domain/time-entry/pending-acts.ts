import type { PriorMutation } from '#domain/kernel/mutation.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { EventActor, TimeEntryDecision, TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import { eventContextOf } from '#domain/time-entry/write-context.ts';
import { decideTimeEntryEvent } from '#domain/time-entry/transitions.ts';
import { timeEntryEvents, type TimeEntryEvent, type TimeEntryState } from '#domain/time-entry/time-entry.ts';
import { isEditable, type WriteInput } from '#domain/time-entry/write-input.ts';

interface Position {
	readonly state: TimeEntryState | null;
	readonly route: TimeEntryRoute | null;
}

type Decided = Result<TimeEntryDecision, Rejection>;

/**
 * Decides the newest act of a write after those the server has not seen yet: a device that confirmed
 * and took it back offline sends one record whose acts were create, confirm, withdraw. Earlier acts
 * that do not fit are superseded by the newest and skipped; then the newest is judged on the master.
 * `isUnlocked`: whether the owner may still write content at that point.
 */
export function decidePendingActs(
	input: WriteInput,
	actor: EventActor
): { readonly decided: Decided; readonly isUnlocked: boolean } {
	const start = startOf(input, actor);
	const acts = pendingActs(input);
	if (acts.length === 0) {
		return { decided: decide(input.event, start, input, actor), isUnlocked: isEditable(start.state) };
	}
	let position = start;
	for (const act of acts) {
		if (!isTimeEntryEvent(act.event)) continue;
		const decided = decide(act.event, position, input, actor, act);
		if (decided.ok && decided.value.state !== 'deleted') {
			position = { state: decided.value.state, route: decided.value.route };
		}
	}
	const isUnlocked = isEditable(position.state) || isEditable(start.state);
	const decided = decide(input.event, position, input, actor);
	if (decided.ok || position === start) return { decided, isUnlocked };
	const fromStart = decide(input.event, start, input, actor);
	return { decided: fromStart.ok ? fromStart : decided, isUnlocked };
}

/** Acts made before the newest one that the master does not contain yet, oldest first. */
function pendingActs({ master, next }: WriteInput): readonly PriorMutation[] {
	const prior = next.mutation.prior ?? [];
	const known = prior.findIndex((act) => act.id === master?.mutation.id);
	return known < 0 ? prior : prior.slice(known + 1);
}

/** An entry the server never saw starts as a draft of its owner, whatever act the device names first. */
function startOf({ master, isMasterDeleted, event, next }: WriteInput, actor: EventActor): Position {
	if (master !== null && isMasterDeleted !== true) return { state: master.state, route: master.route };
	const first = next.mutation.prior?.[0]?.event ?? event;
	const isNew = first === 'create' || first === 'enter_on_behalf' || !actor.isOwner;
	return { state: isNew ? null : 'draft', route: null };
}

function decide(
	event: TimeEntryEvent,
	{ state, route }: Position,
	input: WriteInput,
	actor: EventActor,
	prior?: PriorMutation
): Decided {
	const isCreateAgain = event === 'create' && state !== null;
	const effectiveEvent = isCreateAgain ? 'edit' : event;
	const ctx = eventContextOf(effectiveEvent, input, prior);
	return decideTimeEntryEvent({ state, event: effectiveEvent, route, actor, ctx });
}

const knownEvents: ReadonlySet<string> = new Set(timeEntryEvents);

/** Whether a text from the wire names an event of a time entry. */
export function isTimeEntryEvent(event: string): event is TimeEntryEvent {
	return knownEvents.has(event);
}
