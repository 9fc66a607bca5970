import { describe, expect, test } from 'vitest';
import { aMutation, aTimeEntry, aWrite } from '#domain/testkit/builders.ts';
import { bringBack, outcomeOf } from '#domain/testkit/judge-reoffer.ts';
import { NOW } from '#domain/testkit/judge-write.ts';
import type { ReofferInput } from '#domain/time-entry/reoffer-rule.ts';
import { timeEntryStates, type TimeEntry } from '#domain/time-entry/time-entry.ts';

/** The entry as the restored server has it. */
const there = (over: Partial<TimeEntry> = {}): TimeEntry => aTimeEntry({ id: 'entry', ...over });
const over = (master: TimeEntry, rest: Partial<ReofferInput> = {}): Partial<ReofferInput> => ({
	master,
	...rest
});
const locked = timeEntryStates.filter((state) => state !== 'draft' && state !== 'rejected');

describe('what the restored server has', () => {
	test.each(['draft', 'rejected'] as const)('gives way while it is an older %s entry', (state) => {
		const verdict = bringBack('owner', { note: 'roof' }, 'edit', over(there({ state, note: 'cellar' })));
		expect(verdict).toMatchObject({ outcome: 'accept', record: { state: 'draft', note: 'roof' } });
		const returned = bringBack(
			'manager',
			{ state: 'rejected', note: 'roof' },
			'reject',
			over(there({ state, note: 'cellar' }))
		);
		expect(returned).toMatchObject({ record: { state: 'rejected', note: 'roof', confirmedAt: null } });
	});

	test('keeps the flags of its history and loses those of an earlier confirmation', () => {
		const master = there({ flags: ['IMPORTED', 'LATE_SYNC'] });
		const verdict = bringBack('owner', { state: 'confirmed' }, 'confirm', over(master));
		expect(verdict).toMatchObject({ record: { flags: ['IMPORTED', 'RESTORED'] } });
	});

	test('stays when the new history wrote it, whoever brings what', () => {
		for (const state of timeEntryStates) {
			for (const who of ['owner', 'manager'] as const) {
				const verdict = bringBack(
					who,
					{ state: 'rejected' },
					'reject',
					over(there({ state, route: 'manager' }), { isMasterNewer: true })
				);
				expect([state, who, outcomeOf(verdict)]).toEqual([state, who, 'conflict']);
			}
		}
	});

	test.each(locked)('stays when it is %s: its owner changes nothing of it', (state) => {
		const master = there({ state, route: 'direct' });
		expect(outcomeOf(bringBack('owner', { note: 'roof' }, 'edit', over(master)))).toBe('conflict');
		expect(outcomeOf(bringBack('owner', { state: 'confirmed' }, 'confirm', over(master)))).toBe('conflict');
	});

	test('does not stand in the way once it is deleted, unless it was deleted after the restore', () => {
		const master = there({ state: 'verified', route: 'manager' });
		const brought = (rest: Partial<ReofferInput>) =>
			outcomeOf(bringBack('owner', { state: 'confirmed' }, 'confirm', over(master, rest)));
		expect(brought({ isMasterDeleted: true })).toBe('confirmed');
		expect(brought({ isMasterDeleted: true, isMasterNewer: true })).toBe('conflict');
		expect(brought({ isMasterDeleted: false })).toBe('conflict');
	});
});

describe('a manager’s own decision on a locked entry', () => {
	const waiting = there({ state: 'confirmed', route: 'manager', flags: ['WITH_VIOLATIONS'] });
	const returned = () => ({
		state: 'rejected' as const,
		mutation: aMutation({ event: 'reject', comment: 'lunch?' })
	});

	test('is done again on the same content', () => {
		const verified = bringBack('manager', { state: 'verified' }, 'verify', over(waiting));
		expect(verified).toMatchObject({
			outcome: 'accept',
			record: { state: 'verified', flags: ['RESTORED', 'WITH_VIOLATIONS'] }
		});
		const again = bringBack('manager', returned(), 'reject', over(waiting));
		expect(again).toMatchObject({ outcome: 'accept', record: { state: 'rejected', comment: 'lunch?' } });
	});

	test('is not done again on other content', () => {
		const held = { state: 'verified', note: 'roof' } as const;
		expect(outcomeOf(bringBack('manager', held, 'verify', over(waiting)))).toBe('conflict');
	});

	test('is nobody else’s: not the owner’s, and not by a device known as somebody else’s', () => {
		expect(outcomeOf(bringBack('owner', { state: 'verified' }, 'verify', over(waiting)))).toBe('conflict');
		const byAnother = over(waiting, { isActOfAnother: true });
		expect(outcomeOf(bringBack('manager', { state: 'verified' }, 'verify', byAnother))).toBe('conflict');
	});

	test('is verifying or returning; other acts are not done again', () => {
		const mutation = aMutation({ event: 'undo' });
		const verified = there({
			state: 'verified',
			route: 'manager',
			receivedAt: NOW,
			mutation: aMutation({ event: 'verify' })
		});
		const undone = bringBack('manager', { state: 'confirmed', mutation }, 'undo', over(verified));
		expect(outcomeOf(undone)).toBe('conflict');
	});

	test('is not done again where it no longer fits', () => {
		const direct = there({ state: 'confirmed', route: 'direct' });
		expect(outcomeOf(bringBack('manager', { state: 'verified' }, 'verify', over(direct)))).toBe('conflict');
	});
});

describe('an entry that came back to HR because its witness was not first', () => {
	const mutation = aMutation({ event: 'verify' });
	const held = there({ state: 'verified', mutation });
	const waits = (rest: Partial<TimeEntry> = {}): TimeEntry => ({
		...held,
		state: 'review',
		route: 'manager',
		flags: ['RESTORED'],
		...rest
	});
	const verifiedBack = (master: TimeEntry, rest: Partial<ReofferInput> = {}) =>
		outcomeOf(bringBack('manager', held, 'verify', over(master, { isMasterNewer: true, ...rest })));

	test('is lifted when the right one brings the same version', () => {
		expect(verifiedBack(waits())).toBe('verified');
		const confirmed = { ...held, state: 'confirmed', mutation: aMutation({ event: 'confirm' }) } as const;
		const master = waits({ mutation: confirmed.mutation });
		const lifted = bringBack('owner', confirmed, 'confirm', over(master, { isMasterNewer: true }));
		expect(outcomeOf(lifted)).toBe('confirmed');
	});

	test('stays with HR when whoever brings it could not lift it', () => {
		expect(outcomeOf(bringBack('owner', held, 'verify', over(waits())))).toBe('conflict');
		expect(verifiedBack(waits(), { isActOfAnother: true })).toBe('conflict');
		const others = [aTimeEntry()];
		expect(verifiedBack(waits(), { others })).toBe('conflict');
		const running = { next: aWrite({ ...held, stop: null }, { mutation }) };
		expect(verifiedBack(waits({ stop: null }), running)).toBe('conflict');
	});

	test('is not lifted by another version: another act, or another content', () => {
		expect(verifiedBack(waits({ mutation: aMutation({ event: 'verify' }) }))).toBe('conflict');
		expect(verifiedBack(waits({ note: 'roof' }))).toBe('conflict');
	});

	test('is told from a confirmation that HR reviews for another reason', () => {
		expect(verifiedBack(waits({ flags: ['CLOSED_PERIOD'] }))).toBe('conflict');
	});

	test('is told from one that came back and was changed since', () => {
		expect(verifiedBack(waits({ state: 'draft', route: null }))).toBe('conflict');
	});
});
