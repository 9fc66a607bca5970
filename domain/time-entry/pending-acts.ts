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
 * that do not fit are superseded by the newest and skipped. A newest act that has no place after them is
 * judged on the master, and the reason told is the one it has there.
 * `isUnlocked`: whether the owner may still write content at that point.
 */
export function decidePendingActs(
	input: WriteInput,
	actor: EventActor
): { readonly decided: Decided; readonly isUnlocked: boolean } {
	const start = startOf(input, actor);
	let position = start;
	for (const act of pendingActs(input)) {
		if (!isTimeEntryEvent(act.event)) continue;
		const decided = decide(act.event, position, input, actor, act);
		if (decided.ok && decided.value.state !== 'deleted') {
			position = { state: decided.value.state, route: decided.value.route };
		}
	}
	const isUnlocked = isEditable(position.state) || isEditable(start.state);
	const decided = decide(input.event, position, input, actor);
	if (decided.ok || position === start || !isOutOfPlace(decided.error)) return { decided, isUnlocked };
	return { decided: decide(input.event, start, input, actor), isUnlocked };
}

/** Whether a refusal is about what the entry is by now, not about what it says. */
function isOutOfPlace({ code }: Rejection): boolean {
	return code === 'E_STATE' || code === 'E_LOCKED';
}

/** Acts made before the newest one that the master does not contain yet, oldest first. */
function pendingActs({ master, next }: WriteInput): readonly PriorMutation[] {
	const prior = next.mutation.prior ?? [];
	const known = prior.findIndex((act) => act.id === master?.mutation.id);
	return prior.slice(known + 1);
}

/**
 * An entry the server never saw starts as a draft of its owner, whatever act the device names first; for
 * anybody else there is none yet.
 */
function startOf({ master, isMasterDeleted }: WriteInput, actor: EventActor): Position {
	if (master !== null && isMasterDeleted !== true) return { state: master.state, route: master.route };
	return { state: actor.isOwner ? 'draft' : null, route: null };
}

/** Creating is writing a draft: an owner's device may name it for an entry that is there already. */
function decide(
	event: TimeEntryEvent,
	{ state, route }: Position,
	input: WriteInput,
	actor: EventActor,
	prior?: PriorMutation
): Decided {
	const effectiveEvent = event === 'create' ? 'edit' : event;
	const ctx = eventContextOf(effectiveEvent, input, prior);
	return decideTimeEntryEvent({ state, event: effectiveEvent, route, actor, ctx });
}

const knownEvents: ReadonlySet<string> = new Set(timeEntryEvents);

/** Whether a text from the wire names an event of a time entry. */
export function isTimeEntryEvent(event: string): event is TimeEntryEvent {
	return knownEvents.has(event);
}
