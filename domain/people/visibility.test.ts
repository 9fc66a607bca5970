import { expect, test } from 'vitest';
import { aManager, anActor } from '#domain/testkit/builders.ts';
import { canHrSeeTimeEntry, canSeeTimeEntry, groupOn, managedGroupsOn } from '#domain/people/visibility.ts';
import { timeEntryStates, type TimeEntryState } from '#domain/time-entry/time-entry.ts';

const memberships = [
	{ groupId: 'nord', from: '2025-01-01', to: '2026-01-15' },
	{ groupId: 'sued', from: '2026-01-16', to: null }
];

function sees(state: TimeEntryState, over: Partial<Parameters<typeof canSeeTimeEntry>[0]> = {}): boolean {
	return canSeeTimeEntry({
		actor: aManager(),
		entry: { userId: 'mara', state, route: 'manager' },
		entryDate: '2026-01-12',
		today: '2026-01-20',
		ownerMemberships: memberships,
		...over
	});
}

test('the owner sees everything of himself', () => {
	expect(timeEntryStates.every((state) => sees(state, { actor: anActor() }))).toBe(true);
});

test('a manager never sees drafts, nor what waits for HR’s review', () => {
	expect(timeEntryStates.filter((state) => sees(state))).toEqual([
		'confirmed',
		'verified',
		'rejected',
		'closed'
	]);
});

test('the group on the entry’s date decides which manager sees it', () => {
	const sued = aManager({ manages: [{ groupId: 'sued', from: '2025-01-01', to: null }] });
	expect(sees('confirmed', { actor: sued })).toBe(false);
	expect(sees('confirmed', { actor: sued, entryDate: '2026-01-16' })).toBe(true);
});

test('a manager who stepped down sees nothing any more, a new one sees what was before', () => {
	const former = aManager({ manages: [{ groupId: 'nord', from: '2025-01-01', to: '2026-01-19' }] });
	const successor = aManager({ manages: [{ groupId: 'nord', from: '2026-01-20', to: null }] });
	expect(sees('confirmed', { actor: former })).toBe(false);
	expect(sees('confirmed', { actor: successor })).toBe(true);
	expect([...managedGroupsOn(successor, '2026-01-20')]).toEqual(['nord']);
	expect([...managedGroupsOn(former, '2026-01-19')]).toEqual(['nord']);
	expect([...managedGroupsOn(former, '2026-01-20')]).toEqual([]);
});

test('colleagues and people without a group are not seen', () => {
	expect(sees('confirmed', { actor: anActor({ userId: 'theo' }) })).toBe(false);
	expect(sees('confirmed', { ownerMemberships: [] })).toBe(false);
});

test('HR sees what reached it', () => {
	expect(canHrSeeTimeEntry({ state: 'confirmed', route: 'direct' })).toBe(true);
	expect(canHrSeeTimeEntry({ state: 'confirmed', route: 'manager' })).toBe(false);
	expect(canHrSeeTimeEntry({ state: 'verified', route: 'manager' })).toBe(true);
	expect(canHrSeeTimeEntry({ state: 'draft', route: null })).toBe(false);
	expect(canHrSeeTimeEntry({ state: 'closed', route: 'manager' })).toBe(true);
	expect(canHrSeeTimeEntry({ state: 'review', route: null })).toBe(true);
	expect(canHrSeeTimeEntry({ state: 'rejected', route: 'manager' })).toBe(false);
});

test('both ends of a membership belong to it; of two on one date the later one counts', () => {
	expect(groupOn(memberships, '2026-01-15')).toBe('nord');
	expect(groupOn(memberships, '2024-12-31')).toBeNull();
	expect(groupOn([...memberships, { groupId: 'west', from: '2026-01-10', to: null }], '2026-01-12')).toBe(
		'west'
	);
});

test('the membership that began later counts wherever it stands, of two from one day the last recorded', () => {
	const west = { groupId: 'west', from: '2026-01-10', to: null };
	expect(groupOn([west, ...memberships], '2026-01-12')).toBe('west');
	expect(groupOn([west, { ...west, groupId: 'ost' }], '2026-01-12')).toBe('ost');
});
