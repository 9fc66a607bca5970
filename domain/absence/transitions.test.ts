import { expect, test } from 'vitest';
import {
	decideAbsenceEvent,
	type AbsenceActor,
	type AbsenceContext,
	type AbsenceEvent,
	type AbsenceState
} from '#domain/absence/transitions.ts';
import type { AbsenceRoute } from '#domain/absence/absence-rule.ts';

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
	state: AbsenceState | null,
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

test('a request and what was approved are locked for their owner', () => {
	expect(decide('edit', 'draft', owner)).toBe('draft');
	expect(decide('edit', 'rejected', owner)).toBe('draft');
	expect(decide('delete', 'draft', owner)).toBe('deleted');
	expect(decide('edit', 'requested', owner)).toBe('E_LOCKED');
	expect(decide('delete', 'approved', owner)).toBe('E_LOCKED');
	expect(decide('edit', 'draft', hr)).toBe('E_FORBIDDEN');
});

test('days are compared with two decimals', () => {
	expect(decide('request', 'draft', owner, { ctx: { days: 0.5, available: 0.4966 } })).toBe('requested');
	expect(decide('request', 'draft', owner, { ctx: { days: 9.5, available: 28 / 3 } })).toBe('E_NO_BALANCE');
});

test('the rules of the type are asked after the balance', () => {
	const typeRule = ['OTHER_MAX_EVENT'] as const;
	expect(decide('request', 'draft', owner, { ctx: { days: 3, available: 2, typeRule } })).toBe(
		'E_NO_BALANCE'
	);
	expect(decide('request', 'draft', owner, { ctx: { days: 0, typeRule } })).toBe('E_TYPE_RULE');
});

test('an illness is reported for today and the past', () => {
	const ctx = { isSickReport: true, needsApproval: false, today: '2026-01-12' };
	expect(decide('request', 'draft', owner, { ctx: { ...ctx, from: '2026-01-13' } })).toBe('E_NOT_YET');
	expect(decide('request', 'draft', owner, { ctx: { ...ctx, from: '2026-01-12' } })).toBe('approved AUTO');
});

test('a manager can still refuse what waits for HR', () => {
	expect(decide('reject', 'mgr_approved', manager, { ctx: { comment: 'changed' } })).toBe('rejected');
	expect(decide('approve', 'mgr_approved', manager)).toBe('E_STATE');
});

test('a plain colleague decides nothing, an archived person asks nothing', () => {
	expect(decide('approve', 'requested', nobody)).toBe('E_FORBIDDEN');
	expect(decide('request', 'draft', { ...owner, isArchived: true })).toBe('E_ARCHIVED');
	expect(decide('approve_cancel', 'cancel_requested', manager, { route: 'hr' })).toBe('E_FORBIDDEN');
	expect(decide('approve_cancel', 'approved', manager)).toBe('E_STATE');
	expect(decide('revoke', 'requested', hr, { ctx: { comment: 'x' } })).toBe('E_STATE');
	expect(decide('revoke', 'approved', hr)).toBe('E_COMMENT_REQUIRED');
});

test('each act of the owner fits some states, and every other state says so', () => {
	const states: readonly AbsenceState[] = [
		'draft',
		'requested',
		'mgr_approved',
		'approved',
		'rejected',
		'withdrawn',
		'cancel_requested',
		'cancelled'
	];
	const fits = (event: AbsenceEvent) =>
		states.filter((state) => !decide(event, state, owner).startsWith('E_'));
	expect(fits('create')).toEqual([]);
	expect(fits('edit')).toEqual(['draft', 'rejected']);
	expect(fits('delete')).toEqual(['draft', 'rejected']);
	expect(fits('request')).toEqual(['draft', 'rejected']);
	expect(fits('withdraw')).toEqual(['requested', 'mgr_approved']);
	expect(fits('cancel')).toEqual(['approved']);
	expect(decide('create', null, owner)).toBe('draft');
	expect(decide('create', 'draft', owner)).toBe('E_STATE');
	expect(decide('edit', null, owner)).toBe('E_STATE');
	expect(decide('request', 'approved', owner)).toBe('E_STATE');
	expect(decide('cancel', 'requested', owner)).toBe('E_STATE');
});

test('each decision fits some states, and every other state says so', () => {
	const ctx = { comment: 'fair' };
	const of = (event: AbsenceEvent, state: AbsenceState | null) => decide(event, state, hr, { ctx });
	expect([of('reject', 'draft'), of('reject', 'approved'), of('reject', null)]).toEqual(
		Array(3).fill('E_STATE')
	);
	expect(of('reject', 'mgr_approved')).toBe('rejected');
	expect([of('approve', 'draft'), of('approve', 'approved')]).toEqual(['E_STATE', 'E_STATE']);
	expect(of('revoke', 'cancel_requested')).toBe('cancelled');
	expect([of('approve_cancel', 'approved'), of('reject_cancel', 'cancelled')]).toEqual([
		'E_STATE',
		'E_STATE'
	]);
});

test('a comment of blanks is none', () => {
	expect(decide('reject', 'requested', manager, { ctx: { comment: '  ' } })).toBe('E_COMMENT_REQUIRED');
	expect(decide('revoke', 'approved', hr, { ctx: { comment: '\t' } })).toBe('E_COMMENT_REQUIRED');
});

test('nobody decides on their own absence; who decides nothing anyway is told that', () => {
	expect(decide('approve', 'requested', { ...manager, isOwner: true })).toBe('E_SELF');
	expect(decide('approve', 'requested', { ...nobody, isManager: true, isOwner: true })).toBe('E_SELF');
	expect(decide('approve', 'requested', owner)).toBe('E_FORBIDDEN');
});

test('on the way by HR alone a manager refuses but does not approve, and HR is nobody’s substitute', () => {
	const route = 'hr' as const;
	expect(decide('reject', 'requested', manager, { route, ctx: { comment: 'late' } })).toBe('rejected');
	expect(decide('approve', 'requested', hr, { route })).toBe('approved');
	expect(decide('approve', 'requested', { ...hr, managesGroup: true }, { route })).toBe('approved');
	expect(decide('approve', 'requested', { ...hr, managesGroup: true }, { route: 'manager_hr' })).toBe(
		'approved'
	);
	expect(decide('reject_cancel', 'cancel_requested', manager, { route })).toBe('E_FORBIDDEN');
});

test('only a report of illness without approval stays its owner’s after it stands', () => {
	const ill = { isSickReport: true, needsApproval: false };
	expect(decide('edit', 'approved', owner, { ctx: ill })).toBe('approved AUTO');
	expect(decide('delete', 'approved', owner, { ctx: ill })).toBe('deleted');
	expect(decide('edit', 'requested', owner, { ctx: ill })).toBe('E_LOCKED');
	expect(decide('delete', 'approved', owner, { ctx: { ...ill, needsApproval: true } })).toBe('E_LOCKED');
	expect(decide('edit', 'approved', owner, { ctx: { needsApproval: false } })).toBe('E_LOCKED');
});

test('days that cannot be are named before anything else', () => {
	const ctx: AbsenceContext = { span: ['TO_BEFORE_FROM'], hasOverlap: true };
	const decided = decideAbsenceEvent({ state: 'draft', event: 'request', route: 'hr', actor: owner, ctx });
	expect(decided).toEqual({ ok: false, error: { code: 'E_INVALID', codes: ['TO_BEFORE_FROM'] } });
});

test('leave that ended or is over needs nobody’s consent', () => {
	const ctx = { today: '2026-01-12', from: '2026-01-12', comment: 'fair' };
	expect(decide('revoke', 'approved', hr, { ctx })).toBe('cancelled');
});
