import type { Correction, ProposedTime } from '#domain/correction/correction.ts';
import type { Rejection } from '#domain/kernel/rejection.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Owner } from '#domain/people/owner.ts';
import type { GeneralData, GroupData } from '#domain/reference/reference.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { EventActor } from '#domain/time-entry/event-context.ts';
import {
	TIME_ENTRY_SCHEMA_VERSION,
	type TimeEntry,
	type TimeEntryEvent,
	type TimeEntryFlag
} from '#domain/time-entry/time-entry.ts';
import { decideTimeEntryEvent } from '#domain/time-entry/transitions.ts';
import { optionsOf } from '#domain/time-entry/write-context.ts';

/** One act that an agreement performs on the entry; each is a change with a line of its own in the journal. */
export interface EntryStep {
	readonly event: TimeEntryEvent;
	/** The entry afterwards; who stamps it names the mutation, the position and the revision. */
	readonly entry: Omit<TimeEntry, 'mutation' | 'seq' | 'revision'>;
	readonly isDeletion: boolean;
}

export interface AgreementInput {
	readonly correction: Pick<Correction, 'kind' | 'proposed' | 'reason' | 'userId'>;
	/** The living entry it is about; null when there is none. */
	readonly entry: TimeEntry | null;
	/** What the agreeing person is to the entry. */
	readonly actor: EventActor;
	readonly comment: string | null;
	readonly owner: Owner;
	readonly groups: readonly { readonly id: string; readonly data: GroupData }[];
	readonly general: GeneralData;
	readonly now: Instant;
	/** The id of an entry that comes into being. */
	readonly newId: string;
}

/**
 * What agreeing to a correction does to the entry, by the entry's own state machine:
 *
 * - `change`, `delete`: the entry is corrected. It keeps its id, its state and its way to HR; the old version stays in
 *   the journal. What waits for the manager to verify it is not corrected: he returns it instead.
 * - in a closed period only HR agrees, and the entry is unlocked, corrected and closed again in one go.
 * - `add`: the entry comes into being as confirmed, and as verified where the group's manager verifies.
 * - `objection`: the entry goes back to its owner as a draft; a closed one by HR alone, unlocked first.
 */
export function agreementSteps(input: AgreementInput): Result<readonly EntryStep[], Rejection> {
	const { correction, entry } = input;
	if (correction.kind === 'add') {
		const { proposed } = correction;
		return proposed === null ? err({ code: 'E_INVALID' }) : ok([addedEntry(input, proposed)]);
	}
	if (entry === null) return err({ code: 'E_STATE', state: 'none' });
	const comment = input.comment ?? correction.reason;
	const acts = actsOf(input, entry);
	if (acts === null) return err({ code: 'E_LOCKED', state: entry.state });
	const steps: EntryStep[] = [];
	let current: EntryStep['entry'] = entry;
	for (const event of acts) {
		const { state, route } = current;
		// An agreed correction is HR's act, whoever of those entitled agreed; giving an entry back is the actor's own.
		const actor = event === 'reopen' ? input.actor : { ...input.actor, isHr: true };
		const decided = decideTimeEntryEvent({ state, event, route, actor, ctx: { comment } });
		if (!decided.ok) return decided;
		const isDeletion = event === 'correct' && correction.kind === 'delete';
		const next = decided.value;
		current = {
			...current,
			...(event === 'correct' ? correction.proposed : {}),
			state: next.state === 'deleted' ? current.state : next.state,
			route: next.route,
			flags: union(current.flags, next.flags),
			confirmedAt: event === 'reopen' ? null : current.confirmedAt,
			comment: event === 'close' ? current.comment : comment,
			receivedAt: input.now
		};
		steps.push({ event, entry: current, isDeletion });
	}
	return ok(steps);
}

/** null = not this person's to do. */
function actsOf({ correction, actor }: AgreementInput, entry: TimeEntry): readonly TimeEntryEvent[] | null {
	const isClosed = entry.state === 'closed';
	if (isClosed && !actor.isHr) return null;
	if (correction.kind === 'objection') return isClosed ? ['unlock', 'reopen'] : ['reopen'];
	if (!isClosed) return ['correct'];
	return correction.kind === 'delete' ? ['unlock', 'correct'] : ['unlock', 'correct', 'close'];
}

function addedEntry({ correction, ...input }: AgreementInput, proposed: ProposedTime): EntryStep {
	const { userId, reason } = correction;
	const { route } = optionsOf({ ...input, master: null, next: { ...proposed, userId } });
	const entry: EntryStep['entry'] = {
		...proposed,
		id: input.newId,
		userId,
		explanation: '',
		state: route === 'manager' ? 'verified' : 'confirmed',
		origin: 'correction',
		comment: input.comment ?? reason,
		schemaVersion: TIME_ENTRY_SCHEMA_VERSION,
		route,
		flags: [],
		confirmedAt: input.now,
		receivedAt: input.now
	};
	return { event: 'correct', entry, isDeletion: false };
}

function union(one: readonly TimeEntryFlag[], other: readonly TimeEntryFlag[]): TimeEntryFlag[] {
	return [...new Set([...one, ...other])].sort();
}
