import type { Absence } from '#domain/absence/absence.ts';
import { decideAbsenceEvent, type AbsenceEvent } from '#domain/absence/transitions.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What a person can do with an absence of one's own. */
export type OwnersAct =
	/** Change a draft or a returned request, and ask for it (again). */
	| 'ask'
	| 'withdraw'
	/** Ask to have it cancelled. */
	| 'cancel'
	| 'delete'
	/** Say which day of an illness was the last. */
	| 'end'
	/** Say that there is a certificate. */
	| 'certify';

const owner = { isOwner: true, isHr: false, isManager: false, managesGroup: false, isArchived: false };

/**
 * What the owner can do with an absence today, asked of the state machine. An illness that was reported stays its
 * owner's: an open one can be ended, and a certificate named, at any time.
 */
export function ownersActs(
	absence: Pick<Absence, 'state' | 'from' | 'to' | 'certificate'>,
	type: AbsenceTypeData | undefined,
	today: LocalDate
): ReadonlySet<OwnersAct> {
	const { state, from } = absence;
	const isSick = type?.category === 'sick';
	const needsApproval = type?.rule?.needsApproval !== false && !isSick;
	const ctx = { today, from, isSickReport: isSick, needsApproval };
	const may = (event: AbsenceEvent) =>
		decideAbsenceEvent({ state, event, route: 'hr', actor: owner, ctx }).ok;
	const isStandingReport = isSick && may('edit') && !may('request');
	const acts: OwnersAct[] = [];
	if (may('edit') && !isStandingReport) acts.push('ask');
	if (may('withdraw')) acts.push('withdraw');
	if (may('cancel') && !isStandingReport) acts.push('cancel');
	if (may('delete')) acts.push('delete');
	if (isStandingReport && absence.to === null) acts.push('end');
	if (isStandingReport && absence.certificate === null) acts.push('certify');
	return new Set(acts);
}
