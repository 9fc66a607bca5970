import {
	requestContext,
	requestFacts,
	type AbsenceRequest,
	type RequestFacts
} from '#domain/absence/request-facts.ts';
import { requestDays, type RequestDay } from '#domain/absence/request-days.ts';
import { spanProblems } from '#domain/absence/span.ts';
import {
	decideAbsenceEvent,
	type AbsenceContext,
	type AbsenceRejection
} from '#domain/absence/transitions.ts';
import type { AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';

/**
 * What the guards look at when days are asked for or reported: first the days themselves, and the person's records
 * only where those make sense. `isReported`: what stands is a report of illness, or nothing stands yet.
 */
export function askingContext(input: {
	readonly absence: AbsenceRequest['absence'];
	readonly types: AbsenceTypes;
	readonly today: LocalDate;
	readonly isReported: boolean;
	readonly person: () => VacationPerson;
}): AbsenceContext {
	const { absence, types, today, isReported } = input;
	const type = types.get(absence.typeId);
	const isSick = type?.category === 'sick';
	const needsApproval = type?.rule?.needsApproval !== false && !isSick;
	const span = spanProblems(absence, { today, isKnownType: type !== undefined, isSick });
	const kind = { isSickReport: isSick && isReported, needsApproval, span };
	if (span.length > 0) return { ...kind, today, from: absence.from };
	return { ...requestContext(input.person(), { absence }), ...kind };
}

/** What a person sees of a request before it is sent. */
export interface RequestPreview {
	/** Day by day; empty while the days make no sense. */
	readonly days: readonly RequestDay[];
	/** null while the days make no sense. */
	readonly facts: RequestFacts | null;
	/** Why it would be refused as things stand; null = it would be taken. */
	readonly refusal: AbsenceRejection | null;
	/** Somebody decides on it. */
	readonly needsApproval: boolean;
}

const owner = { isOwner: true, isHr: false, isManager: false, managesGroup: false, isArchived: false };

/** The same answer that asking would give, without asking. */
export function previewRequest(person: VacationPerson, request: AbsenceRequest): RequestPreview {
	const { absence } = request;
	const { types, today } = person;
	const type = types.get(absence.typeId);
	const ctx = askingContext({ absence, types, today, isReported: true, person: () => person });
	const decided = decideAbsenceEvent({ state: 'draft', event: 'request', route: 'hr', actor: owner, ctx });
	const hasDays = (ctx.span ?? []).length === 0;
	return {
		days: hasDays ? requestDays(person, absence, type) : [],
		facts: hasDays ? requestFacts(person, request) : null,
		refusal: decided.ok ? null : decided.error,
		needsApproval: ctx.needsApproval !== false
	};
}
