import { describe, expect, test } from 'vitest';
import {
	aGroup,
	aManager,
	aMutation,
	anActor,
	aTimeEntry,
	aWrite,
	berlin
} from '#domain/testkit/builders.ts';
import { ownerFrom } from '#domain/people/owner.ts';
import { company, judge, NOW, recordOf } from '#domain/testkit/judge-write.ts';
import { isOwnConfirmation, withdrawableUntil } from '#domain/time-entry/withdraw-window.ts';

describe('drafts', () => {
	test('a new entry is taken as it is, without looking at the rules for a confirmation', () => {
		const verdict = judge(null, 'create', { write: { stop: null, note: 'early' } });
		expect(verdict.outcome).toBe('accept');
		expect(recordOf(verdict)).toMatchObject({
			state: 'draft',
			note: 'early',
			route: null,
			flags: [],
			receivedAt: NOW
		});
	});

	test('nobody creates an entry for somebody else', () => {
		expect(judge(null, 'create', { actor: aManager() })).toMatchObject({
			outcome: 'reject',
			reason: { code: 'E_FORBIDDEN' }
		});
	});

	test('server-decided fields never come from the client', () => {
		const forged = {
			...aWrite(aTimeEntry()),
			route: 'direct',
			flags: ['IMPORTED'],
			confirmedAt: NOW,
			userId: 'theo'
		};
		const record = recordOf(judge(aTimeEntry(), 'edit', { write: forged }));
		expect(record).toMatchObject({ userId: 'mara', route: null, flags: [], confirmedAt: null });
	});

	test('editing a returned entry makes it a draft and keeps the manager’s words', () => {
		const master = aTimeEntry({ state: 'rejected', comment: 'lunch?', route: 'manager' });
		expect(recordOf(judge(master, 'edit'))).toMatchObject({ state: 'draft', comment: 'lunch?', route: null });
	});

	test('an edit of a locked entry is refused', () => {
		expect(judge(aTimeEntry({ state: 'verified', route: 'manager' }), 'edit')).toEqual({
			outcome: 'reject',
			reason: { code: 'E_LOCKED', state: 'verified' }
		});
	});

	test('a zone nobody knows is refused', () => {
		expect(judge(null, 'create', { write: { zone: 'Middle/Earth' } })).toMatchObject({
			reason: { code: 'E_INVALID' }
		});
	});

	test('a draft that claims to be confirmed stays a draft, with the reason', () => {
		const verdict = judge(null, 'create', { write: { state: 'verified' } });
		expect(verdict).toMatchObject({
			outcome: 'accept_content',
			record: { state: 'draft' },
			reason: { code: 'E_STATE' }
		});
	});

	test('a deleted entry comes back when its owner edits it', () => {
		const master = aTimeEntry({ note: '' });
		expect(judge(master, 'edit', { isMasterDeleted: true }).outcome).toBe('accept');
	});
});

describe('confirmations', () => {
	test('the route of the group on the entry’s date is frozen into the entry', () => {
		expect(recordOf(judge(aTimeEntry(), 'confirm'))).toMatchObject({
			state: 'confirmed',
			route: 'manager',
			confirmedAt: NOW
		});
		const direct = [{ id: 'nord', data: aGroup({ verification: false }) }];
		expect(recordOf(judge(aTimeEntry(), 'confirm', { groups: direct })).route).toBe('direct');
		const noGroup = { owner: ownerFrom(null) };
		expect(recordOf(judge(aTimeEntry(), 'confirm', noGroup)).route).toBe('direct');
	});

	test('a group whose only manager is the person himself verifies nothing', () => {
		const managers = [{ userId: 'mara', from: '2025-01-01', to: null }];
		const groups = [{ id: 'nord', data: aGroup({ managers }) }];
		expect(recordOf(judge(aTimeEntry(), 'confirm', { groups })).route).toBe('direct');
	});

	const restricted = { groups: [{ id: 'nord', data: aGroup({ onTimeout: 'block', timeoutDays: 3 }) }] };
	const tooLate = '2026-01-16T09:00:00.000Z';

	test('one that comes too late keeps the content as a draft and tells the reason', () => {
		const at = { ...restricted, now: tooLate, effectiveAt: tooLate, receivedAt: tooLate };
		const verdict = judge(aTimeEntry(), 'confirm', { ...at, write: { note: 'new words' } });
		expect(verdict).toMatchObject({
			outcome: 'accept_content',
			record: { state: 'draft', note: 'new words', route: null, confirmedAt: null },
			reason: { code: 'E_TIMEOUT' }
		});
	});

	test('one that comes too late and says nothing new changes nothing', () => {
		const at = { ...restricted, now: tooLate, effectiveAt: tooLate, receivedAt: tooLate };
		expect(judge(aTimeEntry(), 'confirm', at)).toMatchObject({
			outcome: 'reject',
			reason: { code: 'E_TIMEOUT' }
		});
	});

	test('one made in time and received late is on time', () => {
		const at = { ...restricted, now: '2026-01-18T09:00:00.000Z', receivedAt: '2026-01-18T09:00:00.000Z' };
		expect(recordOf(judge(aTimeEntry(), 'confirm', { ...at, effectiveAt: NOW }))).toMatchObject({
			state: 'confirmed',
			flags: ['LATE_SYNC'],
			confirmedAt: NOW
		});
	});

	test('six hours and a minute without a break are confirmed with a flag, or refused where the group says so', () => {
		const long = aTimeEntry({ stop: berlin('2026-01-12 14:01') });
		expect(recordOf(judge(long, 'confirm')).flags).toEqual(['WITH_VIOLATIONS']);
		const blocked = { groups: [{ id: 'nord', data: aGroup({ onViolation: 'block' }) }] };
		expect(judge(long, 'confirm', blocked)).toMatchObject({ reason: { code: 'E_VIOLATION' } });
	});

	test('a group may want words on a red mark: they stand on the day’s first work, and nobody else writes them', () => {
		const group = { groups: [{ id: 'nord', data: aGroup({ explainViolations: true }) }] };
		const long = aTimeEntry({ stop: berlin('2026-01-12 14:01') });
		const reason = { code: 'E_EXPLANATION' };
		expect(judge(long, 'confirm', group)).toMatchObject({ reason });
		expect(recordOf(judge({ ...long, explanation: 'the lift' }, 'confirm', group)).flags).toEqual([
			'WITH_VIOLATIONS'
		]);
		expect(recordOf(judge(aTimeEntry(), 'confirm', group)).flags).toEqual([]);

		const later = aTimeEntry({ start: berlin('2026-01-12 15:00'), stop: berlin('2026-01-12 16:00') });
		expect(judge(long, 'confirm', { ...group, others: [later] })).toMatchObject({ reason });
		expect(recordOf(judge(later, 'confirm', { ...group, others: [long] })).state).toBe('confirmed');
		const worded = [{ ...later, explanation: 'the lift' }];
		expect(recordOf(judge(long, 'confirm', { ...group, others: worded })).state).toBe('confirmed');
	});

	test('the other entries of the day count: a break between them is a break', () => {
		const others = [aTimeEntry({ start: berlin('2026-01-12 12:30'), stop: berlin('2026-01-12 16:30') })];
		expect(recordOf(judge(aTimeEntry(), 'confirm', { others })).flags).toEqual([]);
		const overlapping = [aTimeEntry({ start: berlin('2026-01-12 11:59'), stop: berlin('2026-01-12 16:30') })];
		expect(judge(aTimeEntry(), 'confirm', { others: overlapping })).toMatchObject({
			reason: { code: 'E_OVERLAP' }
		});
	});

	test('after a reopening the window counts from the reopening', () => {
		const master = aTimeEntry({
			flags: ['REOPENED'],
			mutation: aMutation({ event: 'reopen' }),
			receivedAt: '2026-01-20T10:00:00.000Z'
		});
		const confirmAt = (now: string) =>
			judge(master, 'confirm', { ...restricted, now, effectiveAt: now, receivedAt: now }).outcome;
		expect(confirmAt('2026-01-23T22:59:59.999Z')).toBe('accept');
		expect(confirmAt('2026-01-23T23:00:00.000Z')).toBe('reject');
	});

	test('a person archived meanwhile: what was done before waits for HR, what was done after is refused', () => {
		const archived = (archivedAt: string) => ({
			actor: anActor({ archived: true }),
			owner: { ...company.owner, archived: true, archivedAt },
			receivedAt: '2026-01-14T09:00:00.000Z'
		});
		expect(recordOf(judge(aTimeEntry(), 'confirm', archived('2026-01-13T12:00:00.000Z'))).state).toBe(
			'review'
		);
		expect(judge(aTimeEntry(), 'confirm', archived(NOW))).toMatchObject({ reason: { code: 'E_ARCHIVED' } });
	});
});

describe('a manager', () => {
	const confirmed = aTimeEntry({ state: 'confirmed', route: 'manager', note: 'roof', confirmedAt: NOW });

	test('verifies without being able to change a word', () => {
		const verdict = judge(confirmed, 'verify', { actor: aManager(), write: { note: 'changed', stop: null } });
		expect(recordOf(verdict)).toMatchObject({
			state: 'verified',
			note: 'roof',
			stop: confirmed.stop,
			userId: 'mara'
		});
	});

	test('returns an entry with words only', () => {
		expect(judge(confirmed, 'reject', { actor: aManager() })).toMatchObject({
			reason: { code: 'E_COMMENT_REQUIRED' }
		});
		const mutation = aMutation({ event: 'reject', comment: 'lunch?' });
		const verdict = judge(confirmed, 'reject', { actor: aManager(), write: { mutation } });
		expect(recordOf(verdict)).toMatchObject({ state: 'rejected', comment: 'lunch?', route: 'manager' });
	});

	test('of the group on the entry’s date decides, even after the person moved', () => {
		const memberships = [
			{ groupId: 'nord', from: '2025-01-01', to: '2026-01-12' },
			{ groupId: 'sued', from: '2026-01-13', to: null }
		];
		const owner = ownerFrom({ memberships });
		expect(judge(confirmed, 'verify', { actor: aManager(), owner }).outcome).toBe('accept');
		const sued = aManager({ userId: 'theo', manages: [{ groupId: 'sued', from: '2025-01-01', to: null }] });
		expect(judge(confirmed, 'verify', { actor: sued, owner })).toMatchObject({
			reason: { code: 'E_FORBIDDEN' }
		});
	});

	test('who stepped down decides nothing any more', () => {
		const former = aManager({ manages: [{ groupId: 'nord', from: '2025-01-01', to: '2026-01-12' }] });
		expect(judge(confirmed, 'verify', { actor: former })).toMatchObject({ reason: { code: 'E_FORBIDDEN' } });
	});

	test('who stepped down decides nothing either by claiming an earlier time', () => {
		const former = aManager({ manages: [{ groupId: 'nord', from: '2025-01-01', to: '2026-01-12' }] });
		const backDated = { actor: former, effectiveAt: '2026-01-12T17:00:00.000Z' };
		expect(judge(confirmed, 'verify', backDated)).toMatchObject({ reason: { code: 'E_FORBIDDEN' } });
		const entered = { state: 'confirmed', comment: 'phone' } as const;
		expect(judge(null, 'enter_on_behalf', { ...backDated, write: entered })).toMatchObject({
			reason: { code: 'E_FORBIDDEN' }
		});
	});
});

test('a confirmation can be taken back for a minute, or for the group’s hours, after the server has it', () => {
	const receivedAt = '2026-01-13T09:00:00.000Z';
	expect(withdrawableUntil({ receivedAt, withdrawHours: 0 })).toBe('2026-01-13T09:01:00.000Z');
	expect(withdrawableUntil({ receivedAt, withdrawHours: 2 })).toBe('2026-01-13T11:00:00.000Z');
	expect(withdrawableUntil({ receivedAt: null, withdrawHours: 2 })).toBeNull();
});

test('a confirmation that was refused is a draft, and none that its owner could take back', () => {
	const mutation = aMutation({ event: 'confirm' });
	expect(isOwnConfirmation({ state: 'draft', mutation })).toBe(false);
	expect(isOwnConfirmation({ state: 'confirmed', mutation })).toBe(true);
	expect(isOwnConfirmation({ state: 'confirmed', mutation: aMutation({ event: 'undo' }) })).toBe(false);
});
