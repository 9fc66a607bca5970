import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceRoute } from '#domain/absence/absence-rule.ts';
import type { OtherAbsenceCode } from '#domain/absence/other-absence.ts';
import type { SpanProblem } from '#domain/absence/span.ts';
import { fractionOf, toHundredths } from '#domain/kernel/fraction.ts';
import { isPresent } from '#domain/kernel/present.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export type AbsenceState = Absence['state'];

export const absenceEvents = [
	'create',
	'edit',
	'delete',
	'request',
	'withdraw',
	'approve',
	'reject',
	'cancel',
	'approve_cancel',
	'reject_cancel',
	'revoke'
] as const;
export type AbsenceEvent = (typeof absenceEvents)[number];

export type AbsenceFlag = 'AUTO' | 'HR_SUBSTITUTE' | 'NEEDS_CONSENT';

export const absenceRuleCodes = [
	'E_ARCHIVED',
	'E_SELF',
	'E_FORBIDDEN',
	'E_LOCKED',
	'E_STATE',
	'E_STARTED',
	'E_NOT_YET',
	'E_INVALID',
	'E_OVERLAP',
	'E_NO_BALANCE',
	'E_TYPE_RULE',
	'E_NO_WORKDAYS',
	'E_COMMENT_REQUIRED'
] as const;
export type AbsenceRuleCode = (typeof absenceRuleCodes)[number];

export interface AbsenceActor {
	readonly isOwner: boolean;
	readonly isHr: boolean;
	readonly isManager: boolean;
	readonly managesGroup: boolean;
	readonly isArchived: boolean;
}

export interface AbsenceContext {
	readonly today?: LocalDate;
	readonly from?: LocalDate;
	/** Days the request costs, and days that are left for it; null = the type has no account. */
	readonly days?: number | null;
	readonly available?: number | null;
	readonly hasOverlap?: boolean;
	/** What is wrong with the days themselves. */
	readonly span?: readonly SpanProblem[];
	/** What the rules of the type have against it. */
	readonly typeRule?: readonly OtherAbsenceCode[];
	/** An illness can be reported for today and the past, not for a day to come. */
	readonly isSickReport?: boolean;
	/** Types that need no approval are approved by asking. */
	readonly needsApproval?: boolean;
	readonly comment?: string | null;
}

interface DecideInput {
	/** null = there is no such absence yet. */
	readonly state: AbsenceState | null;
	readonly event: AbsenceEvent;
	readonly route: AbsenceRoute;
	readonly actor: AbsenceActor;
	readonly ctx: AbsenceContext;
}

/** The state after the event; `deleted` leaves a tombstone. */
export type AbsenceDecision = {
	readonly state: AbsenceState | 'deleted';
	readonly flags: readonly AbsenceFlag[];
};
export type AbsenceRejection = {
	readonly code: AbsenceRuleCode;
	/** With E_INVALID: what is wrong with the days. */
	readonly codes?: readonly SpanProblem[];
	/** With E_TYPE_RULE: what exactly. */
	readonly rules?: readonly OtherAbsenceCode[];
};
type Decision = Result<AbsenceDecision, AbsenceRejection>;

/**
 * Decides one event on an absence. Checks in this order: archived, permission (nobody decides on his
 * own absence), state, the event's own guards, comment.
 */
export function decideAbsenceEvent(input: DecideInput): Decision {
	const { event, actor } = input;
	if (actor.isArchived) return err({ code: 'E_ARCHIVED' });
	if (isOwnersEvent(event)) return actor.isOwner ? decideOwner(input) : err({ code: 'E_FORBIDDEN' });
	const isDecider = actor.isHr || actor.isManager || actor.managesGroup;
	if (actor.isOwner && isDecider) return err({ code: 'E_SELF' });
	if (!mayDecide(input)) return err({ code: 'E_FORBIDDEN' });
	return decideForOthers(input);
}

const ownersEvents: ReadonlySet<string> = new Set<AbsenceEvent>([
	'create',
	'edit',
	'delete',
	'request',
	'withdraw',
	'cancel'
]);

/** What only the person does whose absence it is; everything else is a decision by somebody else. */
export function isOwnersEvent(event: string): boolean {
	return ownersEvents.has(event);
}

/** On route `hr` managers decide nothing; revoking is HR's alone. */
function mayDecide({ event, route, actor }: DecideInput): boolean {
	if (actor.isHr) return true;
	if (!actor.managesGroup || event === 'revoke') return false;
	return event === 'reject' || route !== 'hr';
}

/** Whether the owner may change the content in this state: a draft and a refused request, not what is asked for. */
export function isEditableAbsence(state: AbsenceState): boolean {
	return state === 'draft' || state === 'rejected';
}

/**
 * A request and what was approved are locked for their owner. A report of illness is nobody's decision, so it stays
 * its owner's: the last day becomes known later, the certificate comes later.
 */
function decideOwner({ state, event, ctx }: DecideInput): Decision {
	if (state === null || event === 'create') {
		const isNew = state === null && event === 'create';
		return isNew ? ok({ state: 'draft', flags: [] }) : err({ code: 'E_STATE' });
	}
	const isEditable = isEditableAbsence(state);
	const isReported = state === 'approved' && ctx.isSickReport === true && ctx.needsApproval === false;
	switch (event) {
		case 'edit':
			if (isReported) return decideRequest(ctx);
			return isEditable ? ok({ state: 'draft', flags: [] }) : err({ code: 'E_LOCKED' });
		case 'delete':
			return isEditable || isReported ? ok({ state: 'deleted', flags: [] }) : err({ code: 'E_LOCKED' });
		case 'request':
			return isEditable ? decideRequest(ctx) : err({ code: 'E_STATE' });
		case 'withdraw':
			return isOpen(state) ? ok({ state: 'withdrawn', flags: [] }) : err({ code: 'E_STATE' });
		default:
			return decideCancel(state, ctx);
	}
}

/** Overlap first, then the balance, then the rules of the type, then whether there is anything to be off from. */
function decideRequest(ctx: AbsenceContext): Decision {
	const { days, available, typeRule = [], span = [] } = ctx;
	if (span.length > 0) return err({ code: 'E_INVALID', codes: span });
	if (ctx.isSickReport === true && startsAfterToday(ctx)) return err({ code: 'E_NOT_YET' });
	if (ctx.hasOverlap === true) return err({ code: 'E_OVERLAP' });
	if (isPresent(days) && isPresent(available) && exceeds(days, available))
		return err({ code: 'E_NO_BALANCE' });
	if (typeRule.length > 0) return err({ code: 'E_TYPE_RULE', rules: typeRule });
	if (days === 0) return err({ code: 'E_NO_WORKDAYS' });
	if (ctx.needsApproval === false) return ok({ state: 'approved', flags: ['AUTO'] });
	return ok({ state: 'requested', flags: [] });
}

/** Days are compared as they are shown: with two decimals. */
function exceeds(days: number, available: number): boolean {
	return toHundredths(fractionOf(days)) > toHundredths(fractionOf(available));
}

function decideCancel(state: AbsenceState, ctx: AbsenceContext): Decision {
	if (state !== 'approved') return err({ code: 'E_STATE' });
	const hasStarted = ctx.from !== undefined && ctx.today !== undefined && ctx.from <= ctx.today;
	return hasStarted ? err({ code: 'E_STARTED' }) : ok({ state: 'cancel_requested', flags: [] });
}

function startsAfterToday({ from, today }: AbsenceContext): boolean {
	return from !== undefined && today !== undefined && from > today;
}

function isOpen(state: AbsenceState | null): boolean {
	return state === 'requested' || state === 'mgr_approved';
}

function decideForOthers(input: DecideInput): Decision {
	const { state, event, ctx } = input;
	const hasComment = (ctx.comment ?? '').trim() !== '';
	if (event === 'approve') return decideApproval(input);
	if (event === 'reject') {
		if (!isOpen(state)) return err({ code: 'E_STATE' });
		return hasComment ? ok({ state: 'rejected', flags: [] }) : err({ code: 'E_COMMENT_REQUIRED' });
	}
	if (event === 'revoke') {
		if (state !== 'approved' && state !== 'cancel_requested') return err({ code: 'E_STATE' });
		if (!hasComment) return err({ code: 'E_COMMENT_REQUIRED' });
		return ok({ state: 'cancelled', flags: startsAfterToday(ctx) ? ['NEEDS_CONSENT'] : [] });
	}
	if (state !== 'cancel_requested') return err({ code: 'E_STATE' });
	return ok({ state: event === 'approve_cancel' ? 'cancelled' : 'approved', flags: [] });
}

function decideApproval({ state, route, actor }: DecideInput): Decision {
	if (state === 'mgr_approved') {
		return actor.isHr ? ok({ state: 'approved', flags: [] }) : err({ code: 'E_STATE' });
	}
	if (state !== 'requested') return err({ code: 'E_STATE' });
	if (actor.managesGroup && route !== 'hr') {
		return ok({ state: route === 'manager_hr' && !actor.isHr ? 'mgr_approved' : 'approved', flags: [] });
	}
	return ok({ state: 'approved', flags: route === 'hr' ? [] : ['HR_SUBSTITUTE'] });
}
