import { describe, expect, test } from 'vitest';
import { aGroup, aManager, aMutation, aTimeEntry, berlin } from '#domain/testkit/builders.ts';
import { judge, NOW, recordOf } from '#domain/testkit/judge-write.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

const EARLIER = '2026-01-12T16:00:00.000Z';
const confirmed = (over: Partial<TimeEntry> = {}): TimeEntry =>
	aTimeEntry({
		state: 'confirmed',
		route: 'manager',
		confirmedAt: EARLIER,
		receivedAt: NOW,
		mutation: aMutation({ event: 'confirm' }),
		...over
	});
const asManager = { actor: aManager() };
const asHr = { actor: aManager({ userId: 'ines', manages: [], isHr: true }) };

describe('what stays as it was', () => {
	test('the origin, the place in the history and the count of changes never come from the write', () => {
		const master = aTimeEntry({ origin: 'clock', seq: 7, revision: 3 });
		expect(recordOf(judge(master, 'edit', { write: { origin: 'api' } }))).toMatchObject({
			origin: 'clock',
			seq: 7,
			revision: 3
		});
		expect(recordOf(judge(null, 'create', { write: { origin: 'clock' } }))).toMatchObject({
			origin: 'clock',
			seq: 0,
			revision: 0
		});
	});

	test('nothing of a deleted entry but its place in the history: who edits it begins anew', () => {
		const master = aTimeEntry({
			origin: 'clock',
			comment: 'lunch?',
			flags: ['IMPORTED'],
			note: 'roof',
			seq: 7,
			revision: 3
		});
		const over = { isMasterDeleted: true, write: { origin: 'manual', note: 'cellar' } } as const;
		expect(recordOf(judge(master, 'edit', over))).toMatchObject({
			origin: 'manual',
			comment: null,
			flags: [],
			note: 'cellar',
			seq: 7,
			revision: 3
		});
	});

	test('a deletion leaves an open entry without a confirmation behind', () => {
		const returned = confirmed({ state: 'rejected' });
		expect(recordOf(judge(returned, 'delete'))).toMatchObject({ state: 'draft', confirmedAt: null });
	});
});

describe('a manager’s words', () => {
	const returned = aTimeEntry({ state: 'rejected', route: 'manager', comment: 'lunch?' });
	const words = { write: { comment: 'never mind' } };

	test('stay with the entry while its owner changes it, whatever his write says', () => {
		expect(recordOf(judge(returned, 'edit', words)).comment).toBe('lunch?');
		expect(recordOf(judge(aTimeEntry(), 'edit', words)).comment).toBeNull();
		expect(recordOf(judge(null, 'create', words)).comment).toBeNull();
	});

	test('end when the owner confirms, and stay when the confirmation is refused', () => {
		expect(recordOf(judge(returned, 'confirm')).comment).toBeNull();
		const refused = judge(returned, 'confirm', { others: [aTimeEntry()], write: { note: 'x' } });
		expect(refused).toMatchObject({ outcome: 'accept_content', record: { comment: 'lunch?' } });
	});

	test('end with the decision: verified, or taken back', () => {
		const said = { ...asManager, write: { state: 'verified', comment: 'fine' } } as const;
		expect(recordOf(judge(confirmed({ comment: 'by phone' }), 'verify', said)).comment).toBeNull();
		const master = { ...returned, receivedAt: NOW, mutation: aMutation({ event: 'reject' }) };
		const undone = judge(master, 'undo', { ...asManager, write: { state: 'confirmed' } });
		expect(recordOf(undone).comment).toBeNull();
	});

	test('are on the record of whoever decides, and closing says nothing', () => {
		const mutation = aMutation({ event: 'reject', comment: 'lunch?' });
		expect(recordOf(judge(confirmed(), 'reject', { ...asManager, write: { mutation } })).comment).toBe(
			'lunch?'
		);
		const onRecord = { ...asManager, write: { comment: 'dinner?' } };
		expect(recordOf(judge(confirmed(), 'reject', onRecord)).comment).toBe('dinner?');
		const direct = confirmed({ route: 'direct', comment: 'by phone' });
		const closed = judge(direct, 'close', { ...asHr, write: { state: 'closed', comment: 'done' } });
		expect(recordOf(closed).comment).toBe('by phone');
	});
});

describe('the flags', () => {
	test('of a confirmation end with it, the others tell the entry’s history', () => {
		const flags = [
			'CLOSED_PERIOD',
			'HR_SUBSTITUTE',
			'LATE_CONFIRM',
			'LATE_SYNC',
			'ON_BEHALF',
			'WITH_VIOLATIONS'
		];
		const master = confirmed({ flags: [...flags, 'IMPORTED', 'UNLOCKED'].sort() as TimeEntry['flags'] });
		expect(recordOf(judge(master, 'withdraw')).flags).toEqual(['IMPORTED', 'UNLOCKED']);
		const returned: TimeEntry = { ...master, state: 'rejected' };
		expect(recordOf(judge(returned, 'edit')).flags).toEqual(['IMPORTED', 'UNLOCKED']);
		expect(recordOf(judge(returned, 'confirm')).flags).toEqual(['IMPORTED', 'UNLOCKED']);
	});

	test('of a confirmation stay while it is decided on', () => {
		const master = confirmed({ flags: ['LATE_SYNC', 'UNLOCKED'] });
		expect(recordOf(judge(master, 'verify', asManager)).flags).toEqual(['LATE_SYNC', 'UNLOCKED']);
		const returned = judge(master, 'reject', { ...asManager, write: { comment: 'lunch?' } });
		expect(recordOf(returned).flags).toEqual(['LATE_SYNC', 'UNLOCKED']);
	});

	test('are in one order, however they came', () => {
		const long = aTimeEntry({
			stop: berlin('2026-01-12 14:01'),
			flags: ['IMPORTED', 'REOPENED', 'UNLOCKED']
		});
		expect(recordOf(judge(long, 'confirm')).flags).toEqual([
			'IMPORTED',
			'REOPENED',
			'UNLOCKED',
			'WITH_VIOLATIONS'
		]);
		const late = { isPeriodClosed: true, isClockSuspect: true };
		expect(recordOf(judge(long, 'confirm', late)).flags).toEqual([
			'CLOCK_SUSPECT',
			'CLOSED_PERIOD',
			'IMPORTED',
			'REOPENED',
			'UNLOCKED',
			'WITH_VIOLATIONS'
		]);
	});

	test('say when the clock of the person’s device is not believed, and nothing of a decider’s clock', () => {
		const suspect = { isClockSuspect: true };
		expect(recordOf(judge(aTimeEntry(), 'edit', suspect)).flags).toEqual(['CLOCK_SUSPECT']);
		expect(recordOf(judge(confirmed(), 'verify', { ...asManager, ...suspect })).flags).toEqual([]);
		expect(recordOf(judge(aTimeEntry(), 'edit', { isClockSuspect: false })).flags).toEqual([]);
	});
});

describe('the time of the confirmation', () => {
	test('is when the person confirmed, and stays when somebody decides on it', () => {
		const over = { effectiveAt: EARLIER };
		expect(recordOf(judge(aTimeEntry(), 'confirm', over)).confirmedAt).toBe(EARLIER);
		expect(recordOf(judge(confirmed(), 'verify', asManager)).confirmedAt).toBe(EARLIER);
	});

	test('ends with the confirmation', () => {
		expect(recordOf(judge(confirmed(), 'withdraw')).confirmedAt).toBeNull();
		const refused = { others: [aTimeEntry()], write: { note: 'x' } };
		expect(recordOf(judge(confirmed({ state: 'rejected' }), 'confirm', refused)).confirmedAt).toBeNull();
	});

	test('is that of the act on behalf where somebody else confirmed', () => {
		const groups = [{ id: 'nord', data: aGroup({ verification: false }) }];
		const write = { state: 'confirmed', comment: 'by phone' } as const;
		const entered = judge(null, 'enter_on_behalf', { ...asManager, groups, write });
		expect(recordOf(entered)).toMatchObject({
			state: 'confirmed',
			route: 'direct',
			confirmedAt: NOW,
			comment: 'by phone',
			flags: ['ON_BEHALF']
		});
	});
});
