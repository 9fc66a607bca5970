import { describe, expect, test } from 'vitest';
import type { EventActor, EventContext, TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import { decideTimeEntryEvent } from '#domain/time-entry/transitions.ts';
import { timeEntryStates, type TimeEntryEvent, type TimeEntryState } from '#domain/time-entry/time-entry.ts';

const nobody: EventActor = {
	isOwner: false,
	isHr: false,
	managesGroup: false,
	isManager: false,
	isArchived: false
};
const actors = {
	owner: { ...nobody, isOwner: true },
	manager: { ...nobody, isManager: true, managesGroup: true },
	hr: { ...nobody, isHr: true }
};
type Who = keyof typeof actors;

const decide = (
	who: Who,
	event: TimeEntryEvent,
	state: TimeEntryState | null,
	route: TimeEntryRoute | null,
	ctx: EventContext = { comment: 'because' }
) => decideTimeEntryEvent({ state, event, route, actor: actors[who], ctx });

/** In which state an act on an entry ends, or the code with which it is refused. */
const ending = (...args: Parameters<typeof decide>): string => {
	const decided = decide(...args);
	return decided.ok ? decided.value.state : decided.error.code;
};

interface Row {
	readonly event: TimeEntryEvent;
	readonly who: readonly Who[];
	/** The code where the act has no place. */
	readonly otherwise: 'E_STATE' | 'E_LOCKED';
	/** On the direct way to HR, and on the way by the manager where it differs. */
	readonly direct: Partial<Record<TimeEntryState | 'none', string>>;
	readonly manager?: Partial<Record<TimeEntryState | 'none', string>>;
}

const open = { draft: 'draft', rejected: 'draft' };
const lockedOnly = { none: 'E_STATE', draft: 'E_STATE', rejected: 'E_STATE' };
const rows: readonly Row[] = [
	{ event: 'create', who: ['owner'], otherwise: 'E_STATE', direct: { none: 'draft' } },
	{ event: 'edit', who: ['owner'], otherwise: 'E_LOCKED', direct: open },
	{
		event: 'delete',
		who: ['owner'],
		otherwise: 'E_LOCKED',
		direct: { draft: 'deleted', rejected: 'deleted' }
	},
	{
		event: 'confirm',
		who: ['owner'],
		otherwise: 'E_STATE',
		direct: { draft: 'confirmed', rejected: 'confirmed' }
	},
	{
		event: 'confirm_on_behalf',
		who: ['manager', 'hr'],
		otherwise: 'E_STATE',
		direct: { draft: 'confirmed', rejected: 'confirmed' }
	},
	{
		event: 'enter_on_behalf',
		who: ['manager', 'hr'],
		otherwise: 'E_STATE',
		direct: { none: 'confirmed' }
	},
	{
		event: 'withdraw',
		who: ['owner'],
		otherwise: 'E_LOCKED',
		direct: { ...lockedOnly, confirmed: 'draft' }
	},
	{
		event: 'undo',
		who: ['manager', 'hr'],
		otherwise: 'E_STATE',
		direct: { verified: 'confirmed', rejected: 'confirmed' }
	},
	{ event: 'accept', who: ['hr'], otherwise: 'E_STATE', direct: { review: 'confirmed' } },
	{ event: 'refuse', who: ['hr'], otherwise: 'E_STATE', direct: { review: 'rejected' } },
	{
		event: 'verify',
		who: ['manager', 'hr'],
		otherwise: 'E_STATE',
		direct: {},
		manager: { confirmed: 'verified' }
	},
	{ event: 'reject', who: ['manager'], otherwise: 'E_STATE', direct: {}, manager: { confirmed: 'rejected' } },
	{
		event: 'reject',
		who: ['hr'],
		otherwise: 'E_STATE',
		direct: { confirmed: 'rejected', verified: 'rejected' }
	},
	{
		event: 'reopen',
		who: ['manager'],
		otherwise: 'E_STATE',
		direct: { closed: 'E_LOCKED' },
		manager: { confirmed: 'draft', closed: 'E_LOCKED' }
	},
	{
		event: 'reopen',
		who: ['hr'],
		otherwise: 'E_STATE',
		direct: { confirmed: 'draft', verified: 'draft', closed: 'E_LOCKED' }
	},
	{
		event: 'correct',
		who: ['hr'],
		otherwise: 'E_STATE',
		direct: { confirmed: 'confirmed', verified: 'verified' },
		manager: { verified: 'verified' }
	},
	{
		event: 'close',
		who: ['hr'],
		otherwise: 'E_STATE',
		direct: { confirmed: 'closed', verified: 'closed' },
		manager: { verified: 'closed' }
	},
	{
		event: 'unlock',
		who: ['hr'],
		otherwise: 'E_STATE',
		direct: { closed: 'confirmed' },
		manager: { closed: 'verified' }
	}
];

describe('each act in each state, on either way to HR', () => {
	test.each(rows)('$event by $who', ({ event, who, otherwise, direct, manager }) => {
		for (const one of who) {
			for (const state of [null, ...timeEntryStates]) {
				const asked = state ?? 'none';
				expect([asked, ending(one, event, state, 'direct')]).toEqual([asked, direct[asked] ?? otherwise]);
				const expected = (manager ?? direct)[asked] ?? otherwise;
				expect([asked, ending(one, event, state, 'manager')]).toEqual([asked, expected]);
			}
		}
	});

	test.each(rows)('$event is refused to everybody but $who', ({ event, who }) => {
		const entitled = rows.filter((row) => row.event === event).flatMap((row) => row.who);
		for (const one of ['owner', 'manager', 'hr'] as const) {
			if (entitled.includes(one)) continue;
			for (const state of [null, ...timeEntryStates])
				expect([who, one, ending(one, event, state, 'manager')]).toEqual([who, one, 'E_FORBIDDEN']);
		}
	});

	test('a refusal tells the state the entry is in, or that there is none', () => {
		expect(decide('owner', 'withdraw', null, null)).toEqual({
			ok: false,
			error: { code: 'E_STATE', state: 'none' }
		});
		expect(decide('owner', 'edit', 'verified', 'manager')).toEqual({
			ok: false,
			error: { code: 'E_LOCKED', state: 'verified' }
		});
	});
});

describe('the way to HR', () => {
	const routeOf = (...args: Parameters<typeof decide>) => {
		const decided = decide(...args);
		return decided.ok ? decided.value.route : decided.error.code;
	};

	test('is chosen by a confirmation, whoever gives it; without a group it is direct', () => {
		const ctx = { comment: 'by phone', confirmRoute: 'manager' } as const;
		for (const [who, event, state] of [
			['owner', 'confirm', 'draft'],
			['manager', 'confirm_on_behalf', 'draft'],
			['hr', 'enter_on_behalf', null]
		] as const) {
			expect(routeOf(who, event, state, null, ctx)).toBe('manager');
			expect(routeOf(who, event, state, null)).toBe('direct');
		}
	});

	test('ends when the entry is its owner’s again', () => {
		expect(routeOf('owner', 'create', null, 'manager')).toBeNull();
		expect(routeOf('owner', 'edit', 'rejected', 'manager')).toBeNull();
		expect(routeOf('owner', 'withdraw', 'confirmed', 'manager')).toBeNull();
		expect(routeOf('hr', 'reopen', 'verified', 'manager')).toBeNull();
	});

	test('stays through every decision', () => {
		expect(routeOf('manager', 'verify', 'confirmed', 'manager')).toBe('manager');
		expect(routeOf('manager', 'reject', 'confirmed', 'manager')).toBe('manager');
		expect(routeOf('hr', 'close', 'confirmed', 'direct')).toBe('direct');
		expect(routeOf('hr', 'unlock', 'closed', 'manager')).toBe('manager');
	});
});

describe('the flag of a substitute', () => {
	const flagsOf = (...args: Parameters<typeof decide>) => {
		const decided = decide(...args);
		return decided.ok ? decided.value.flags : decided.error.code;
	};

	test('marks what HR does in the manager’s turn, among the flags in their order', () => {
		expect(flagsOf('hr', 'reopen', 'confirmed', 'manager')).toEqual(['HR_SUBSTITUTE', 'REOPENED']);
		expect(flagsOf('hr', 'reject', 'confirmed', 'manager')).toEqual(['HR_SUBSTITUTE']);
		expect(flagsOf('manager', 'reopen', 'confirmed', 'manager')).toEqual(['REOPENED']);
	});

	test('is not on what HR does in its own turn, nor on what the owner does', () => {
		expect(flagsOf('hr', 'reopen', 'confirmed', 'direct')).toEqual(['REOPENED']);
		expect(flagsOf('hr', 'reopen', 'verified', 'manager')).toEqual(['REOPENED']);
		expect(flagsOf('hr', 'reject', 'confirmed', 'direct')).toEqual([]);
		expect(flagsOf('owner', 'withdraw', 'confirmed', 'manager')).toEqual([]);
	});
});

describe('the guards of an act', () => {
	/** Everything that stands against a confirmation, a withdrawal and an undo. */
	const wrong = {
		comment: 'because',
		isRunning: true,
		isOwnDecision: false,
		isUnchangedSince: false,
		now: '2026-01-12T10:00:00.000Z',
		withdrawUntil: '2026-01-12T09:00:00.000Z',
		decidedAt: '2026-01-12T09:00:00.000Z'
	} satisfies EventContext;

	test('say nothing about another one', () => {
		for (const [who, event, state, after] of [
			['owner', 'edit', 'draft', 'draft'],
			['manager', 'verify', 'confirmed', 'verified'],
			['hr', 'accept', 'review', 'confirmed'],
			['hr', 'unlock', 'closed', 'verified']
		] as const) {
			expect([event, ending(who, event, state, 'manager', wrong)]).toEqual([event, after]);
		}
	});

	test('bind every confirmation, also on behalf', () => {
		expect(ending('owner', 'confirm', 'draft', null, wrong)).toBe('E_RUNNING');
		expect(ending('manager', 'confirm_on_behalf', 'draft', null, wrong)).toBe('E_RUNNING');
		expect(ending('hr', 'enter_on_behalf', null, null, wrong)).toBe('E_RUNNING');
	});

	test('of an undo ask nothing of a decision that no server has received yet', () => {
		const { decidedAt, now } = wrong;
		expect(ending('manager', 'undo', 'verified', 'manager', { now, decidedAt: null })).toBe('confirmed');
		expect(ending('manager', 'undo', 'verified', 'manager', { now: null, decidedAt })).toBe('confirmed');
		expect(ending('manager', 'undo', 'verified', 'manager', { now, decidedAt })).toBe('E_STATE');
	});
});
