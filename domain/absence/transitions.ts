import type { Absence } from '#domain/absence/absence.ts';
import { isPresent } from '#domain/kernel/present.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export type AbsenceState = Absence['state'];

export const absenceEvents = [
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

/** Who decides: HR alone, the manager alone, or the manager and then HR. */
export type AbsenceRoute = 'hr' | 'manager' | 'manager_hr';
export type AbsenceFlag = 'AUTO' | 'HR_SUBSTITUTE' | 'NEEDS_CONSENT';

export const absenceRuleCodes = [
	'E_ARCHIVED',
	'E_SELF',
	'E_FORBIDDEN',
	'E_STATE',
	'E_STARTED',
	'E_OVERLAP',
	'E_NO_BALANCE',
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
	/** Types that need no approval are approved by asking. */
	readonly needsApproval?: boolean;
	readonly comment?: string | null;
}

interface DecideInput {
	readonly state: AbsenceState;
	readonly event: AbsenceEvent;
	readonly route: AbsenceRoute;
	readonly actor: AbsenceActor;
	readonly ctx: AbsenceContext;
}

export type AbsenceDecision = { readonly state: AbsenceState; readonly flags: readonly AbsenceFlag[] };
type Decision = Result<AbsenceDecision, { readonly code: AbsenceRuleCode }>;

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

function isOwnersEvent(event: AbsenceEvent): boolean {
	return event === 'request' || event === 'withdraw' || event === 'cancel';
}

/** On route `hr` managers decide nothing; revoking is HR's alone. */
function mayDecide({ event, route, actor }: DecideInput): boolean {
	if (actor.isHr) return true;
	if (!actor.managesGroup || event === 'revoke') return false;
	return event === 'reject' || route !== 'hr';
}

function decideOwner({ state, event, ctx }: DecideInput): Decision {
	if (event === 'request') {
		if (state !== 'draft' && state !== 'rejected') return err({ code: 'E_STATE' });
		if (ctx.hasOverlap === true) return err({ code: 'E_OVERLAP' });
		if (isPresent(ctx.days) && isPresent(ctx.available) && ctx.days > ctx.available)
			return err({ code: 'E_NO_BALANCE' });
		if (ctx.days === 0) return err({ code: 'E_NO_WORKDAYS' });
		if (ctx.needsApproval === false) return ok({ state: 'approved', flags: ['AUTO'] });
		return ok({ state: 'requested', flags: [] });
	}
	if (event === 'withdraw') {
		const isOpen = state === 'requested' || state === 'mgr_approved';
		return isOpen ? ok({ state: 'withdrawn', flags: [] }) : err({ code: 'E_STATE' });
	}
	if (state !== 'approved') return err({ code: 'E_STATE' });
	const hasStarted = ctx.from !== undefined && ctx.today !== undefined && ctx.from <= ctx.today;
	return hasStarted ? err({ code: 'E_STARTED' }) : ok({ state: 'cancel_requested', flags: [] });
}

function decideForOthers(input: DecideInput): Decision {
	const { state, event, actor, ctx } = input;
	const isOpen = state === 'requested' || state === 'mgr_approved';
	const hasComment = (ctx.comment ?? '').trim() !== '';
	if (event === 'approve') return decideApproval(input);
	if (event === 'reject') {
		if (!isOpen || (state === 'mgr_approved' && !actor.isHr)) return err({ code: 'E_STATE' });
		return hasComment ? ok({ state: 'rejected', flags: [] }) : err({ code: 'E_COMMENT_REQUIRED' });
	}
	if (event === 'revoke') {
		if (state !== 'approved' && state !== 'cancel_requested') return err({ code: 'E_STATE' });
		if (!hasComment) return err({ code: 'E_COMMENT_REQUIRED' });
		const isFuture = ctx.from !== undefined && ctx.today !== undefined && ctx.from > ctx.today;
		return ok({ state: 'cancelled', flags: isFuture ? ['NEEDS_CONSENT'] : [] });
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
