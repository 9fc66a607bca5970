import { describe, expect, test } from 'vitest';
import { aGroup, aManager, aMutation, anActor, aTimeEntry } from '#domain/testkit/builders.ts';
import { ownerFrom } from '#domain/people/owner.ts';
import { company, judge, NOW, recordOf } from '#domain/testkit/judge-write.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { WriteInput } from '#domain/time-entry/write-input.ts';

const since = { from: '2025-01-01', to: null };
const at = (now: string): Partial<WriteInput> => ({ now, effectiveAt: now, receivedAt: now });
const group = (over: Parameters<typeof aGroup>[0]) => ({ groups: [{ id: 'nord', data: aGroup(over) }] });
const confirmed = (over: Partial<TimeEntry> = {}): TimeEntry =>
	aTimeEntry({
		state: 'confirmed',
		route: 'manager',
		receivedAt: NOW,
		mutation: aMutation({ event: 'confirm' }),
		...over
	});

describe('a confirmation', () => {
	test('of a running clock is refused', () => {
		expect(judge(aTimeEntry({ stop: null }), 'confirm')).toEqual({
			outcome: 'reject',
			reason: { code: 'E_RUNNING' }
		});
	});

	test('goes by way of a manager who is not the person, also for an entry nobody has seen yet', () => {
		const mara = { userId: 'mara', ...since };
		const jana = { userId: 'jana', ...since };
		const routeWith = (managers: (typeof mara)[], master: TimeEntry | null) =>
			recordOf(judge(master, 'confirm', group({ managers }))).route;
		for (const master of [null, aTimeEntry()]) {
			expect(routeWith([mara], master)).toBe('direct');
			expect(routeWith([mara, jana], master)).toBe('manager');
		}
	});

	test('without a group is flagged where a group would have refused it, by the company’s timeout', () => {
		const noGroup = { owner: ownerFrom(null), groups: group({ onTimeout: 'block', timeoutDays: 0 }).groups };
		const verdict = judge(aTimeEntry(), 'confirm', { ...noGroup, ...at('2026-01-25T09:00:00.000Z') });
		expect(recordOf(verdict)).toMatchObject({ state: 'confirmed', flags: ['LATE_CONFIRM'] });
		expect(recordOf(judge(aTimeEntry(), 'confirm', noGroup)).flags).toEqual([]);
	});

	test('that comes too late tells the instant from which it was', () => {
		const late = { ...group({ onTimeout: 'block', timeoutDays: 3 }), ...at('2026-01-16T09:00:00.000Z') };
		expect(judge(aTimeEntry(), 'confirm', late)).toEqual({
			outcome: 'reject',
			reason: { code: 'E_TIMEOUT', deadline: '2026-01-15T23:00:00.000Z' }
		});
	});

	test('into a closed month waits for HR, into an open one it does not', () => {
		expect(recordOf(judge(aTimeEntry(), 'confirm', { isPeriodClosed: true })).state).toBe('review');
		expect(recordOf(judge(aTimeEntry(), 'confirm', { isPeriodClosed: false })).state).toBe('confirmed');
	});

	test('on behalf says as well when the device’s clock is not believed', () => {
		const write = { state: 'confirmed', comment: 'by phone' } as const;
		const over = { actor: aManager(), write };
		const flagsOf = (isClockSuspect: boolean) =>
			recordOf(judge(aTimeEntry(), 'confirm_on_behalf', { ...over, isClockSuspect })).flags;
		expect(flagsOf(true)).toEqual(['CLOCK_SUSPECT', 'ON_BEHALF']);
		expect(flagsOf(false)).toEqual(['ON_BEHALF']);
	});

	test('of a reopened entry has no deadline while the day of the reopening is not known', () => {
		const strict = { ...group({ onTimeout: 'block', timeoutDays: 0 }), ...at('2026-01-25T09:00:00.000Z') };
		const edited = aTimeEntry({ flags: ['REOPENED'], mutation: aMutation({ event: 'edit' }) });
		const confirm = (over: Partial<WriteInput>) => judge(edited, 'confirm', { ...strict, ...over }).outcome;
		expect(confirm({})).toBe('accept');
		expect(confirm({ reopenedAt: '2026-01-24T10:00:00.000Z' })).toBe('reject');
		expect(confirm({ reopenedAt: '2026-01-25T08:00:00.000Z' })).toBe('accept');
		const unknown = aTimeEntry({
			flags: ['REOPENED'],
			mutation: aMutation({ event: 'reopen' }),
			receivedAt: null
		});
		expect(judge(unknown, 'confirm', strict).outcome).toBe('accept');
	});
});

describe('taking a confirmation back', () => {
	const withdraw = (now: string, over: Partial<WriteInput> = {}, master = confirmed()) =>
		judge(master, 'withdraw', { ...at(now), ...over });

	test('is possible for the hours of the group on the entry’s date, else for a minute', () => {
		const hours = group({ withdrawHours: 2 });
		expect(withdraw('2026-01-13T11:00:00.000Z', hours).outcome).toBe('accept');
		expect(withdraw('2026-01-13T11:00:00.001Z', hours)).toMatchObject({ reason: { code: 'E_LOCKED' } });
		const none = { ...hours, owner: ownerFrom(null) };
		expect(withdraw('2026-01-13T09:01:00.000Z', none).outcome).toBe('accept');
		expect(withdraw('2026-01-13T09:01:00.001Z', none)).toMatchObject({ reason: { code: 'E_LOCKED' } });
	});

	test('is not limited while no server has it, but is not for what somebody else confirmed', () => {
		const unsent = confirmed({ receivedAt: null });
		expect(withdraw('2026-02-13T09:00:00.000Z', {}, unsent).outcome).toBe('accept');
		const onBehalf = { ...unsent, mutation: aMutation({ event: 'confirm_on_behalf' }) };
		expect(withdraw('2026-01-13T09:00:00.000Z', {}, onBehalf)).toMatchObject({
			reason: { code: 'E_LOCKED' }
		});
	});
});

describe('taking a decision back', () => {
	const verified = confirmed({ state: 'verified', mutation: aMutation({ event: 'verify' }) });
	const undo = (master: TimeEntry, over: Partial<WriteInput> = {}) =>
		judge(master, 'undo', { actor: aManager(), ...over, write: { state: 'confirmed' } });

	test('is possible for a minute from its receipt', () => {
		expect(recordOf(undo(verified, at('2026-01-13T09:01:00.000Z'))).state).toBe('confirmed');
		expect(undo(verified, at('2026-01-13T09:01:00.001Z'))).toMatchObject({ reason: { code: 'E_STATE' } });
		const claimed = { ...at('2026-01-13T10:00:00.000Z'), effectiveAt: NOW };
		expect(undo(verified, claimed)).toMatchObject({ reason: { code: 'E_STATE' } });
		const onDevice = { receivedAt: null, effectiveAt: '2026-01-13T09:01:00.001Z' };
		expect(undo(verified, onDevice)).toMatchObject({ reason: { code: 'E_STATE' } });
	});

	test('is for who made it, where that is known', () => {
		expect(undo(verified, { decidedBy: 'jana' }).outcome).toBe('accept');
		expect(undo(verified, { decidedBy: null }).outcome).toBe('accept');
		expect(undo(verified, { decidedBy: 'theo' })).toMatchObject({ reason: { code: 'E_FORBIDDEN' } });
	});

	test('is over once something else happened to the entry', () => {
		for (const event of ['verify', 'reject', 'refuse'] as const) {
			const master = { ...verified, state: 'rejected' as const, mutation: aMutation({ event }) };
			expect([event, undo(master).outcome]).toEqual([event, 'accept']);
		}
		const corrected = { ...verified, mutation: aMutation({ event: 'correct' }) };
		expect(undo(corrected)).toMatchObject({ reason: { code: 'E_STATE' } });
	});

	test('that no server has yet is not limited', () => {
		const mutation = aMutation({ event: 'undo', prior: [aMutation({ event: 'verify' })] });
		const over = { actor: aManager(), decidedBy: 'theo', ...at('2026-01-14T09:00:00.000Z') };
		const verdict = judge(confirmed(), 'undo', { ...over, write: { state: 'confirmed', mutation } });
		expect(verdict.outcome).toBe('accept');
		const entered = aMutation({ event: 'enter_on_behalf', comment: 'by phone' });
		const prior = [entered, aMutation({ event: 'verify' })];
		const own = judge(null, 'undo', {
			...over,
			write: { state: 'confirmed', mutation: aMutation({ event: 'undo', prior }) }
		});
		expect(own.outcome).toBe('accept');
	});
});

describe('who acts', () => {
	test('deciding on oneself is told from what is not one’s to do', () => {
		const own = { master: confirmed(), write: { state: 'verified' } } as const;
		const manages = [{ groupId: 'nord', ...since }];
		expect(judge(own.master, 'verify', { actor: anActor({ manages }), write: own.write })).toMatchObject({
			reason: { code: 'E_SELF' }
		});
		expect(judge(own.master, 'verify', { write: own.write })).toMatchObject({
			reason: { code: 'E_FORBIDDEN' }
		});
	});

	test('an archived person writes nothing, also while the day of the archiving is not known', () => {
		const archived = { reason: { code: 'E_ARCHIVED' } };
		expect(judge(aTimeEntry(), 'edit', { actor: anActor({ archived: true }) })).toMatchObject(archived);
		const owner = { ...company.owner, archived: true };
		expect(judge(aTimeEntry(), 'edit', { owner })).toMatchObject(archived);
		const manager = aManager({ archived: true });
		expect(judge(confirmed(), 'verify', { actor: manager })).toMatchObject(archived);
	});

	test('of a deleted entry the day it is entered for anew decides who may', () => {
		const memberships = [
			{ groupId: 'nord', from: '2025-01-01', to: '2026-01-11' },
			{ groupId: 'sued', from: '2026-01-12', to: null }
		];
		const old = aTimeEntry({ start: '2026-01-09T07:00:00.000Z', stop: '2026-01-09T11:00:00.000Z' });
		const anew = {
			owner: ownerFrom({ memberships }),
			actor: aManager(),
			write: {
				state: 'confirmed',
				comment: 'by phone',
				start: '2026-01-12T07:00:00.000Z',
				stop: '2026-01-12T11:00:00.000Z'
			}
		} as const;
		expect(judge(old, 'enter_on_behalf', { ...anew, isMasterDeleted: true })).toMatchObject({
			reason: { code: 'E_FORBIDDEN' }
		});
		expect(judge(old, 'confirm_on_behalf', { ...anew, isMasterDeleted: false }).outcome).toBe('accept');
	});
});

describe('the record that is sent', () => {
	const state = { reason: { code: 'E_STATE' } };

	test('says what the act does: deleted by a deletion and by nothing else', () => {
		expect(judge(aTimeEntry(), 'delete').outcome).toBe('accept');
		expect(judge(aTimeEntry(), 'delete', { isDeletion: false })).toMatchObject(state);
		expect(judge(aTimeEntry(), 'edit', { isDeletion: true })).toMatchObject(state);
	});

	test('is confirmed by a confirmation, also where that waits for HR', () => {
		const closed = { isPeriodClosed: true };
		expect(judge(aTimeEntry(), 'confirm', closed).outcome).toBe('accept');
		expect(judge(aTimeEntry(), 'confirm', { ...closed, write: { state: 'verified' } })).toMatchObject(state);
		expect(judge(aTimeEntry(), 'edit', { write: { state: 'confirmed' } })).toMatchObject(state);
	});

	test('is kept as a draft when its act is refused, even if it says what a deleted one said', () => {
		const over = { others: [aTimeEntry()], isMasterDeleted: true };
		expect(judge(aTimeEntry(), 'confirm', over)).toMatchObject({ outcome: 'accept_content' });
		expect(judge(aTimeEntry(), 'confirm', { ...over, isMasterDeleted: false }).outcome).toBe('reject');
	});

	test('has a zone that exists', () => {
		expect(judge(null, 'create', { write: { zone: 'Middle/Earth' } })).toEqual({
			outcome: 'reject',
			reason: { code: 'E_INVALID', codes: ['ZONE'] }
		});
	});
});
