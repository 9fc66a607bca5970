import { expect, test } from 'vitest';
import {
	canAskAgain,
	differingParts,
	kindsToAskFor,
	proposalFor,
	turnOf
} from '#domain/correction/proposal.ts';
import { aLockedEntry, proposedTime } from '#domain/testkit/correction-builders.ts';
import { timeEntryStates } from '#domain/time-entry/time-entry.ts';

const locked = aLockedEntry();
const earlier = aLockedEntry({ ...proposedTime, state: 'draft' });
const offered = (current = locked, entry = earlier, isDeleted = false) =>
	proposalFor(current, { entry, isDeleted });

test('another version of a locked entry is proposed as a change, its deletion as a deletion', () => {
	expect(offered()).toEqual({ kind: 'change', proposed: proposedTime });
	expect(offered(locked, earlier, true)).toEqual({ kind: 'delete', proposed: null });
});

test('nothing is proposed about what is not locked, or what HR reviews', () => {
	const states = timeEntryStates.filter((state) => offered(aLockedEntry({ state })) !== null);
	expect(states).toEqual(['confirmed', 'verified', 'closed']);
});

test('nothing is proposed that still runs, or that a correction does not put right', () => {
	expect(offered(locked, aLockedEntry({ stop: null }))).toBeNull();
	expect(offered(locked, aLockedEntry({ explanation: 'the bus' }))).toBeNull();
	expect(offered(locked, aLockedEntry({ note: 'van' }))).toMatchObject({ proposed: { note: 'van' } });
});

test('a locked entry is asked to be changed or deleted, and objected to where others recorded it', () => {
	expect(kindsToAskFor(locked)).toEqual(['change', 'delete']);
	for (const flag of ['ON_BEHALF', 'CORRECTED'] as const)
		expect(kindsToAskFor(aLockedEntry({ flags: [flag] }))).toEqual(['change', 'delete', 'objection']);
	expect(kindsToAskFor(aLockedEntry({ state: 'draft', flags: ['ON_BEHALF'] }))).toEqual([]);
	expect(kindsToAskFor(aLockedEntry({ state: 'review' }))).toEqual([]);
});

test('what waits for the manager is his to return first, and what is closed is for HR', () => {
	expect(turnOf({ state: 'confirmed', route: 'manager' })).toBe('manager-first');
	expect(turnOf({ state: 'confirmed', route: 'direct' })).toBe('either');
	expect(turnOf({ state: 'verified', route: 'manager' })).toBe('either');
	expect(turnOf({ state: 'closed', route: 'manager' })).toBe('hr');
});

test('what differs between two times is named part by part', () => {
	expect(differingParts(proposedTime, proposedTime)).toEqual([]);
	const other = { ...proposedTime, kind: 'break', stop: '2026-11-18T12:34:00.000Z', note: 'van' } as const;
	expect(differingParts(proposedTime, other)).toEqual(['kind', 'stop', 'note']);
});

test('what was declined or taken back is asked again while its entry is locked and nothing newer is asked', () => {
	const again = (
		state: 'proposed' | 'agreed' | 'declined' | 'withdrawn',
		isLocked = true,
		newer = ['other']
	) => canAskAgain({ state, entryId: 'entry' }, { isLocked, newer: newer.map((entryId) => ({ entryId })) });
	expect(again('declined')).toBe(true);
	expect(again('withdrawn')).toBe(true);
	expect(again('proposed')).toBe(false);
	expect(again('agreed')).toBe(false);
	expect(again('declined', false)).toBe(false);
	expect(again('declined', true, ['entry'])).toBe(false);
	expect(canAskAgain({ state: 'declined', entryId: null }, { isLocked: false, newer: [] })).toBe(true);
});
