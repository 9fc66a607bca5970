import { expect, test } from 'vitest';
import {
	decideAbsenceEvent,
	type AbsenceActor,
	type AbsenceContext,
	type AbsenceEvent,
	type AbsenceRoute,
	type AbsenceState
} from '#domain/absence/transitions.ts';

const nobody: AbsenceActor = {
	isOwner: false,
	isHr: false,
	isManager: false,
	managesGroup: false,
	isArchived: false
};
const owner = { ...nobody, isOwner: true };
const manager = { ...nobody, isManager: true, managesGroup: true };
const hr = { ...nobody, isHr: true };

function decide(
	event: AbsenceEvent,
	state: AbsenceState,
	actor: AbsenceActor,
	{ route = 'manager_hr', ctx = {} }: { route?: AbsenceRoute; ctx?: AbsenceContext } = {}
): string {
	const decided = decideAbsenceEvent({ state, event, route, actor, ctx });
	return decided.ok ? [decided.value.state, ...decided.value.flags].join(' ') : decided.error.code;
}

test('a request is refused for overlap, then balance, then days without work', () => {
	expect(decide('request', 'draft', owner, { ctx: { hasOverlap: true, days: 5, available: 1 } })).toBe(
		'E_OVERLAP'
	);
	expect(decide('request', 'draft', owner, { ctx: { days: 5, available: 4.5 } })).toBe('E_NO_BALANCE');
	expect(decide('request', 'draft', owner, { ctx: { days: 0, available: 4 } })).toBe('E_NO_WORKDAYS');
	expect(decide('request', 'rejected', owner, { ctx: { days: 4, available: 4 } })).toBe('requested');
	expect(decide('request', 'draft', owner, { ctx: { needsApproval: false } })).toBe('approved AUTO');
});

test('manager and HR approve by the route', () => {
	expect(decide('approve', 'requested', manager, { route: 'manager' })).toBe('approved');
	expect(decide('approve', 'requested', manager)).toBe('mgr_approved');
	expect(decide('approve', 'requested', manager, { route: 'hr' })).toBe('E_FORBIDDEN');
	expect(decide('approve', 'mgr_approved', hr)).toBe('approved');
	expect(decide('approve', 'requested', hr)).toBe('approved HR_SUBSTITUTE');
	expect(decide('approve', 'requested', { ...hr, isOwner: true })).toBe('E_SELF');
});

test('a refusal needs words', () => {
	expect(decide('reject', 'requested', manager)).toBe('E_COMMENT_REQUIRED');
	expect(decide('reject', 'requested', manager, { ctx: { comment: 'too many away' } })).toBe('rejected');
});

test('leave can be cancelled before its first day', () => {
	const ctx = { today: '2026-01-12', from: '2026-01-13' };
	expect(decide('cancel', 'approved', owner, { ctx })).toBe('cancel_requested');
	expect(decide('cancel', 'approved', owner, { ctx: { ...ctx, from: '2026-01-12' } })).toBe('E_STARTED');
	expect(decide('approve_cancel', 'cancel_requested', manager)).toBe('cancelled');
	expect(decide('reject_cancel', 'cancel_requested', hr)).toBe('approved');
	expect(decide('withdraw', 'mgr_approved', owner)).toBe('withdrawn');
	expect(decide('withdraw', 'approved', owner)).toBe('E_STATE');
});

test('HR revoking future leave needs the person’s consent', () => {
	const ctx = { today: '2026-01-12', from: '2026-01-13', comment: 'fair' };
	expect(decide('revoke', 'approved', hr, { ctx })).toBe('cancelled NEEDS_CONSENT');
	expect(decide('revoke', 'approved', manager, { ctx })).toBe('E_FORBIDDEN');
});
