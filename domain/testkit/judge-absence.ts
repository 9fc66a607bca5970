import type { Absence, AbsenceWrite } from '#domain/absence/absence.ts';
import type { AbsenceEvent } from '#domain/absence/transitions.ts';
import {
	judgeAbsenceWrite,
	type AbsenceVerdict,
	type AbsenceWriteInput
} from '#domain/absence/write-rule.ts';
import { ownerFrom } from '#domain/people/owner.ts';
import { absenceTypes, anAbsence } from '#domain/testkit/absence-builders.ts';
import { aGroup, aMutation, anActor, BERLIN } from '#domain/testkit/builders.ts';
import { aVacationPerson } from '#domain/testkit/vacation-builders.ts';

/** Monday, 15 June 2026, at noon. */
export const ABSENCE_NOW = '2026-06-15T10:00:00.000Z';

/** What a client sends of an absence: no server-decided field. */
export function anAbsenceWrite(absence: Absence, over: Partial<AbsenceWrite> = {}): AbsenceWrite {
	const { decisions: _d, flags: _f, seq: _s, receivedAt: _a, revision: _v, ...write } = absence;
	return { ...write, mutation: aMutation(), ...over };
}

/** A week of vacation in August, not asked for yet. */
export function aWish(over: Partial<Absence> = {}): Absence {
	return anAbsence({ from: '2026-08-03', to: '2026-08-07', state: 'draft', ...over });
}

const stateAfter: Readonly<Partial<Record<AbsenceEvent, Absence['state']>>> = {
	request: 'requested',
	withdraw: 'withdrawn',
	approve: 'approved',
	reject: 'rejected',
	cancel: 'cancel_requested',
	approve_cancel: 'cancelled',
	reject_cancel: 'approved',
	revoke: 'cancelled'
};

/** Judges an act on Mara's absence, by Mara unless told otherwise; she works in the group Nord that Jana manages. */
export function judgeAbsence(
	master: Absence | null,
	event: AbsenceEvent,
	over: Partial<AbsenceWriteInput> & {
		readonly write?: Partial<AbsenceWrite>;
		readonly comment?: string;
		/** The owner's other absences. */
		readonly others?: readonly Absence[];
	} = {}
): AbsenceVerdict {
	const { write, comment, others = [], ...rest } = over;
	const mutation = aMutation({ event, ...(comment === undefined ? {} : { comment }) });
	const next = anAbsenceWrite(master ?? aWish(), {
		mutation,
		state: stateAfter[event] ?? master?.state ?? 'draft',
		...write
	});
	return judgeAbsenceWrite({
		master,
		next,
		isDeletion: event === 'delete',
		event,
		actor: anActor(),
		owner: ownerFrom({ memberships: [{ groupId: 'nord', from: '2025-01-01', to: null }] }),
		groups: [{ id: 'nord', data: aGroup() }],
		types: absenceTypes,
		personOn: (today) => aVacationPerson({ today, absences: others }),
		zone: BERLIN,
		now: ABSENCE_NOW,
		effectiveAt: ABSENCE_NOW,
		receivedAt: ABSENCE_NOW,
		...rest
	});
}

/** An answer in a few words: the new state, or the code, with what was kept. */
export function inWords(verdict: AbsenceVerdict): string {
	if (verdict.outcome === 'accept') return verdict.isDeletion ? 'deleted' : verdict.record.state;
	const kept = verdict.outcome === 'accept_content' ? ` kept as ${verdict.record.state}` : '';
	return `${verdict.reason.code}${kept}`;
}
