import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventActor, EventContext, TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import { decideTimeEntryEvent } from '#domain/time-entry/transitions.ts';
import {
	timeEntryEvents,
	timeEntryStates,
	type TimeEntryEvent,
	type TimeEntryState
} from '#domain/time-entry/time-entry.ts';

const nobody: EventActor = {
	isOwner: false,
	isHr: false,
	managesGroup: false,
	isManager: false,
	isArchived: false
};
const owner = { ...nobody, isOwner: true };
const manager = { ...nobody, isManager: true, managesGroup: true };
const hr = { ...nobody, isHr: true };
const said: EventContext = { comment: 'because' };

function decide(
	event: TimeEntryEvent,
	from: TimeEntryState | null,
	actor: EventActor,
	{ route = null, ctx = said }: { route?: TimeEntryRoute | null; ctx?: EventContext } = {}
): string {
	const decided = decideTimeEntryEvent({ state: from, event, route, actor, ctx });
	return decided.ok ? [decided.value.state, ...decided.value.flags].join(' ') : decided.error.code;
}

describe('the owner', () => {
	test('edits and deletes drafts and returned entries, nothing else', () => {
		for (const state of timeEntryStates) {
			const isOpen = state === 'draft' || state === 'rejected';
			expect(decide('edit', state, owner)).toBe(isOpen ? 'draft' : 'E_LOCKED');
			expect(decide('delete', state, owner)).toBe(isOpen ? 'deleted' : 'E_LOCKED');
		}
	});

	test('takes a confirmation back until the window ends, the last instant included', () => {
		const until = (now: string) => ({ ctx: { now, withdrawUntil: '2026-01-12T10:01:00.000Z' } });
		expect(decide('withdraw', 'confirmed', owner, until('2026-01-12T10:01:00.000Z'))).toBe('draft');
		expect(decide('withdraw', 'confirmed', owner, until('2026-01-12T10:01:00.001Z'))).toBe('E_LOCKED');
		expect(decide('withdraw', 'verified', owner)).toBe('E_LOCKED');
		expect(decide('withdraw', 'draft', owner)).toBe('E_STATE');
	});

	test('decides nothing about himself, and nothing at all when he is neither manager nor HR', () => {
		for (const event of ['verify', 'reject', 'reopen', 'correct', 'confirm_on_behalf'] as const) {
			expect(decide(event, 'confirmed', owner, { route: 'manager' })).toBe('E_FORBIDDEN');
			expect(decide(event, 'confirmed', { ...owner, isHr: true }, { route: 'manager' })).toBe('E_SELF');
			expect(decide(event, 'confirmed', { ...owner, isManager: true }, { route: 'manager' })).toBe('E_SELF');
		}
	});
});

describe('drafts are private', () => {
	test.each(['edit', 'delete', 'confirm', 'withdraw'] as const)('nobody else may %s', (event) => {
		expect(decide(event, 'draft', manager)).toBe('E_FORBIDDEN');
		expect(decide(event, 'draft', hr)).toBe('E_FORBIDDEN');
	});
});

describe('the manager', () => {
	const waiting = { route: 'manager' as const };

	test('verifies, returns and reopens what waits for him', () => {
		expect(decide('verify', 'confirmed', manager, waiting)).toBe('verified');
		expect(decide('reject', 'confirmed', manager, waiting)).toBe('rejected');
		expect(decide('reopen', 'confirmed', manager, waiting)).toBe('draft REOPENED');
	});

	test('has no say on the direct route, nor once it is verified', () => {
		expect(decide('verify', 'confirmed', manager, { route: 'direct' })).toBe('E_STATE');
		expect(decide('reject', 'confirmed', manager, { route: 'direct' })).toBe('E_STATE');
		expect(decide('reject', 'verified', manager, waiting)).toBe('E_STATE');
		expect(decide('reopen', 'verified', manager, waiting)).toBe('E_STATE');
	});

	test('of another group may do nothing', () => {
		expect(decide('verify', 'confirmed', { ...manager, managesGroup: false }, waiting)).toBe('E_FORBIDDEN');
	});

	test('takes his decision back within 60 seconds of its receipt, while nobody touched it', () => {
		const decidedAt = '2026-01-12T10:00:00.000Z';
		const undo = (now: string, isUnchangedSince = true) =>
			decide('undo', 'verified', manager, { ...waiting, ctx: { now, decidedAt, isUnchangedSince } });
		expect(undo('2026-01-12T10:01:00.000Z')).toBe('confirmed');
		expect(undo('2026-01-12T10:01:00.001Z')).toBe('E_STATE');
		expect(undo('2026-01-12T10:00:10.000Z', false)).toBe('E_STATE');
	});

	test('takes nobody else’s decision back', () => {
		expect(decide('undo', 'verified', manager, { ...waiting, ctx: { isOwnDecision: false } })).toBe(
			'E_FORBIDDEN'
		);
	});
});

describe('HR', () => {
	test('acts where the manager has his turn only as a substitute, and it shows', () => {
		const waiting = { route: 'manager' as const };
		expect(decide('verify', 'confirmed', hr, waiting)).toBe('verified HR_SUBSTITUTE');
		expect(decide('reject', 'confirmed', hr, waiting)).toBe('rejected HR_SUBSTITUTE');
		expect(decide('verify', 'confirmed', { ...hr, managesGroup: true }, waiting)).toBe('verified');
	});

	test('closes what reached it and unlocks it to where it was', () => {
		expect(decide('close', 'confirmed', hr, { route: 'direct' })).toBe('closed');
		expect(decide('close', 'confirmed', hr, { route: 'manager' })).toBe('E_STATE');
		expect(decide('unlock', 'closed', hr, { route: 'manager' })).toBe('verified UNLOCKED');
		expect(decide('unlock', 'closed', hr, { route: 'direct' })).toBe('confirmed UNLOCKED');
		expect(decide('reopen', 'closed', hr)).toBe('E_LOCKED');
	});

	test('decides a review', () => {
		expect(decide('accept', 'review', hr)).toBe('confirmed');
		expect(decide('refuse', 'review', hr)).toBe('rejected');
		expect(decide('accept', 'review', manager)).toBe('E_FORBIDDEN');
	});

	test('corrects without changing the state', () => {
		expect(decide('correct', 'verified', hr, { route: 'manager' })).toBe('verified CORRECTED');
	});
});

describe('a confirmation', () => {
	const confirm = (ctx: EventContext) => decide('confirm', 'draft', owner, { ctx });

	test('is refused in this order: running, invalid, overlap, timeout, violation', () => {
		const late = { now: '2026-01-20T00:00:00.000Z', deadline: '2026-01-19T23:00:00.000Z' } as const;
		const all: EventContext = {
			...late,
			isRunning: true,
			validation: ['OVERLAP', 'IN_FUTURE'],
			onTimeout: 'block',
			hasViolations: true,
			onViolation: 'block'
		};
		expect(confirm(all)).toBe('E_RUNNING');
		expect(confirm({ ...all, isRunning: false })).toBe('E_INVALID');
		expect(confirm({ ...all, isRunning: false, validation: ['OVERLAP'] })).toBe('E_OVERLAP');
		expect(confirm({ ...all, isRunning: false, validation: [] })).toBe('E_TIMEOUT');
		expect(confirm({ ...all, isRunning: false, validation: [], onTimeout: 'warn' })).toBe('E_VIOLATION');
	});

	test('in a closed period waits for HR', () => {
		expect(confirm({ isPeriodClosed: true })).toBe('review CLOSED_PERIOD');
	});

	test('made in time and received up to 14 days late is flagged, later it waits for HR', () => {
		const made = { now: '2026-01-15T10:00:00.000Z', deadline: '2026-01-15T23:00:00.000Z' };
		expect(confirm({ ...made, receivedAt: '2026-01-29T22:59:59.999Z' })).toBe('confirmed LATE_SYNC');
		expect(confirm({ ...made, receivedAt: '2026-01-29T23:00:00.000Z' })).toBe('review LATE_SYNC');
	});

	test('on behalf of somebody needs a comment and ignores the timeout', () => {
		const late = {
			now: '2026-01-20T00:00:00.000Z',
			deadline: '2026-01-19T23:00:00.000Z',
			onTimeout: 'block'
		} as const;
		expect(decide('confirm_on_behalf', 'draft', manager, { ctx: { ...late, comment: ' ' } })).toBe(
			'E_COMMENT_REQUIRED'
		);
		expect(decide('confirm_on_behalf', 'draft', manager, { ctx: { ...late, ...said } })).toBe(
			'confirmed ON_BEHALF'
		);
		expect(decide('enter_on_behalf', null, hr)).toBe('confirmed ON_BEHALF');
	});
});

test('an archived actor can do nothing', () => {
	for (const event of timeEntryEvents) {
		expect(decide(event, 'draft', { ...owner, isArchived: true })).toBe('E_ARCHIVED');
	}
});

test('nothing but unlocking leaves the state closed', () => {
	const anyActor = fc.record({
		isOwner: fc.boolean(),
		isHr: fc.boolean(),
		managesGroup: fc.boolean(),
		isManager: fc.boolean(),
		isArchived: fc.constant(false)
	});
	fc.assert(
		fc.property(
			fc.constantFrom(...timeEntryEvents),
			anyActor,
			fc.constantFrom('direct' as const, 'manager' as const),
			(event, actor, route) => {
				const decided = decideTimeEntryEvent({ state: 'closed', event, route, actor, ctx: said });
				if (decided.ok) expect(event).toBe('unlock');
			}
		)
	);
});
