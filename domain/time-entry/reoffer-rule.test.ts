import { describe, expect, test } from 'vitest';
import { aGroup, aTimeEntry, berlin } from '#domain/testkit/builders.ts';
import { bringBack, outcomeOf, type Bringer } from '#domain/testkit/judge-reoffer.ts';
import { NOW } from '#domain/testkit/judge-write.ts';
import type { TimeEntry, TimeEntryEvent, TimeEntryState } from '#domain/time-entry/time-entry.ts';

interface Brought {
	readonly state: TimeEntryState;
	/** The act by which it came to that state. */
	readonly event: TimeEntryEvent;
	readonly becomes: Readonly<Record<Bringer, string>>;
}

const onlyOwner = { manager: 'E_FORBIDDEN', stranger: 'E_FORBIDDEN' };
const hr = { owner: 'review', manager: 'review', stranger: 'E_FORBIDDEN' };
const table: readonly Brought[] = [
	{ state: 'draft', event: 'edit', becomes: { owner: 'draft', ...onlyOwner } },
	{ state: 'draft', event: 'reopen', becomes: { owner: 'draft', ...onlyOwner } },
	{ state: 'rejected', event: 'reject', becomes: { ...hr, owner: 'rejected', manager: 'rejected' } },
	{ state: 'confirmed', event: 'confirm', becomes: { ...hr, owner: 'confirmed' } },
	{ state: 'confirmed', event: 'accept', becomes: { ...hr, owner: 'confirmed' } },
	{ state: 'verified', event: 'verify', becomes: { ...hr, manager: 'verified' } },
	{ state: 'verified', event: 'correct', becomes: hr },
	{ state: 'review', event: 'confirm', becomes: hr },
	{ state: 'closed', event: 'close', becomes: hr }
];

describe('how high a record comes back', () => {
	test.each(table)('depends on who brings it: $state after $event', ({ state, event, becomes }) => {
		for (const who of ['owner', 'manager', 'stranger'] as const)
			expect([who, outcomeOf(bringBack(who, { state }, event))]).toEqual([who, becomes[who]]);
	});

	test('a verification done on a device known as somebody else’s goes to HR', () => {
		const byAnother = bringBack('manager', { state: 'verified' }, 'verify', { isActOfAnother: true });
		expect(outcomeOf(byAnother)).toBe('review');
	});

	test('only a verified record comes back verified, whatever its act is called', () => {
		for (const state of ['confirmed', 'review', 'closed'] as const)
			expect(outcomeOf(bringBack('manager', { state }, 'verify'))).toBe('review');
	});

	test('an archived person brings nothing back', () => {
		const actor = { userId: 'mara', isHr: false, manages: [], archived: true };
		expect(bringBack('owner', {}, 'edit', { actor })).toEqual({
			outcome: 'reject',
			reason: { code: 'E_ARCHIVED' }
		});
	});

	test('a zone nobody knows is refused', () => {
		expect(bringBack('owner', { zone: 'Middle/Earth' }, 'edit')).toEqual({
			outcome: 'reject',
			reason: { code: 'E_INVALID', codes: ['ZONE'] }
		});
	});
});

const recordOf = (verdict: ReturnType<typeof bringBack>): TimeEntry | null =>
	verdict.outcome === 'accept' || verdict.outcome === 'accept_content' ? verdict.record : null;

describe('what comes back', () => {
	const forged = {
		comment: 'lunch?',
		route: 'direct',
		flags: ['IMPORTED'],
		confirmedAt: '2026-01-01T00:00:00.000Z'
	};

	test.each([
		{ state: 'draft', event: 'edit', route: null, confirmedAt: null },
		{ state: 'rejected', event: 'reject', route: 'manager', confirmedAt: null },
		{ state: 'confirmed', event: 'confirm', route: 'manager', confirmedAt: NOW }
	] as const)(
		'$state keeps its words and says RESTORED; route, flags and times are decided anew',
		({ state, event, route, confirmedAt }) => {
			const record = recordOf(bringBack('owner', { ...forged, state } as Partial<TimeEntry>, event));
			expect(record).toMatchObject({ state, route, confirmedAt, comment: 'lunch?', flags: ['RESTORED'] });
		}
	);

	test('goes straight to HR where the group verifies nothing', () => {
		const groups = [{ id: 'nord', data: aGroup({ verification: false }) }];
		for (const [state, event] of [
			['rejected', 'reject'],
			['confirmed', 'confirm'],
			['closed', 'close']
		] as const)
			expect(recordOf(bringBack('owner', { state }, event, { groups }))?.route).toBe('direct');
	});

	test('carries the marks of the day as well, in the order of all flags', () => {
		const long = { state: 'confirmed', stop: berlin('2026-01-12 14:01') } as const;
		expect(recordOf(bringBack('owner', long, 'confirm'))?.flags).toEqual(['RESTORED', 'WITH_VIOLATIONS']);
	});

	test('waits for HR when the month was closed meanwhile', () => {
		const verdict = bringBack('owner', { state: 'confirmed' }, 'confirm', { isPeriodClosed: true });
		expect(recordOf(verdict)).toMatchObject({ state: 'review', flags: ['CLOSED_PERIOD', 'RESTORED'] });
	});
});

describe('the guards of a confirmation', () => {
	const overlap = {
		others: [aTimeEntry({ start: berlin('2026-01-12 11:00'), stop: berlin('2026-01-12 16:30') })]
	};
	const tooLate = '2026-01-16T09:00:00.000Z';
	const late = {
		groups: [{ id: 'nord', data: aGroup({ onTimeout: 'block', timeoutDays: 3 }) }],
		now: tooLate,
		effectiveAt: tooLate,
		receivedAt: tooLate
	};

	test('leave a confirmation of one’s own that fails them as a draft, with the reason', () => {
		expect(outcomeOf(bringBack('owner', { state: 'confirmed' }, 'confirm', overlap))).toBe('draft E_OVERLAP');
		const verdict = bringBack('owner', { state: 'confirmed', comment: 'x' }, 'confirm', late);
		expect(outcomeOf(verdict)).toBe('draft E_TIMEOUT');
		expect(recordOf(verdict)).toMatchObject({
			comment: 'x',
			route: null,
			confirmedAt: null,
			flags: ['RESTORED']
		});
	});

	test('count the deadline by when the act was done, not by when it comes back', () => {
		const done = { ...late, effectiveAt: NOW };
		expect(recordOf(bringBack('owner', { state: 'confirmed' }, 'confirm', done))).toMatchObject({
			state: 'confirmed',
			confirmedAt: NOW,
			flags: ['LATE_SYNC', 'RESTORED']
		});
	});

	test('send to HR what somebody else had confirmed or looked at already', () => {
		for (const [state, event] of [
			['confirmed', 'confirm_on_behalf'],
			['verified', 'verify'],
			['review', 'confirm'],
			['closed', 'close']
		] as const) {
			expect(outcomeOf(bringBack('owner', { state }, event, overlap))).toBe('review');
			expect(outcomeOf(bringBack('manager', { state }, event, overlap))).toBe('review');
		}
		const record = recordOf(bringBack('manager', { state: 'verified' }, 'verify', overlap));
		expect(record).toMatchObject({ route: 'manager', flags: ['RESTORED'] });
	});

	test('bind only an owner’s confirmation to the deadline', () => {
		expect(outcomeOf(bringBack('manager', { state: 'verified' }, 'verify', late))).toBe('verified');
		const seen = recordOf(bringBack('owner', { state: 'verified' }, 'verify', late));
		expect(seen).toMatchObject({ state: 'review', flags: ['RESTORED'] });
		expect(outcomeOf(bringBack('owner', { state: 'confirmed' }, 'confirm_on_behalf', late))).toBe('review');
	});

	test('let nobody bring back as confirmed what runs or cannot be: from its owner it is a draft', () => {
		for (const [broken, code] of [
			[{ stop: null }, 'E_RUNNING'],
			[{ stop: berlin('2026-01-12 07:00') }, 'E_INVALID']
		] as const) {
			for (const [state, event] of [
				['confirmed', 'confirm'],
				['confirmed', 'confirm_on_behalf'],
				['verified', 'verify']
			] as const) {
				const held = { ...broken, state };
				expect(outcomeOf(bringBack('owner', held, event))).toBe(`draft ${code}`);
				expect(bringBack('manager', held, event)).toMatchObject({ outcome: 'reject', reason: { code } });
			}
		}
	});

	test('are not asked of a draft or of a returned entry', () => {
		expect(outcomeOf(bringBack('owner', { stop: null }, 'edit'))).toBe('draft');
		expect(outcomeOf(bringBack('owner', { state: 'rejected', stop: null }, 'reject'))).toBe('rejected');
	});
});
