import { expect, test } from 'vitest';
import { accessState, countByStatus, filterPeople } from './people-list.ts';
import type { Person } from './types.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const TODAY = '2026-11-23';
const everybody = { search: '', groupId: '', status: 'here' } as const;

function person(name: string, more: Partial<Person> = {}): Person {
	return {
		id: name,
		name,
		userName: name.toLowerCase().replace(' ', '.'),
		email: null,
		personalNumber: '1000',
		locationId: null,
		status: 'active',
		hr: false,
		memberships: [],
		schedules: [],
		profile: null,
		employment: null,
		opening: null,
		adjustments: [],
		inviteExpiresAt: null,
		...more
	};
}

test('somebody who never signed in is invited only while the card works', () => {
	expect(accessState(person('A'), NOW)).toBe('active');
	expect(accessState(person('A', { status: 'invited' }), NOW)).toBe('not_invited');
	expect(
		accessState(person('A', { status: 'invited', inviteExpiresAt: '2026-11-24T00:00:00.000Z' }), NOW)
	).toBe('invited');
	expect(accessState(person('A', { status: 'invited', inviteExpiresAt: NOW }), NOW)).toBe('invite_over');
});

test('the archive is out of sight unless it is asked for', () => {
	const people = [person('Mara'), person('Nils', { status: 'archived' })];
	expect(filterPeople(people, everybody, TODAY, NOW)).toEqual([people[0]]);
	expect(filterPeople(people, { ...everybody, status: 'archived' }, TODAY, NOW)).toEqual([people[1]]);
	expect(countByStatus(people)).toEqual({ active: 1, invited: 0, archived: 1 });
});

test('a search finds parts of the name, the user name and the personal number', () => {
	const people = [person('Mara Lindner'), person('Tom Krüger', { personalNumber: 'X-42' })];
	expect(filterPeople(people, { ...everybody, search: 'LIND' }, TODAY, NOW)).toEqual([people[0]]);
	expect(filterPeople(people, { ...everybody, search: 'x-4' }, TODAY, NOW)).toEqual([people[1]]);
	expect(filterPeople(people, { ...everybody, search: 'tom.k' }, TODAY, NOW)).toEqual([people[1]]);
});

test('the group filter asks for the membership of today', () => {
	const left = person('Mara', { memberships: [{ groupId: 'nord', from: '2025-01-01', to: '2026-11-22' }] });
	const here = person('Tom', { memberships: [{ groupId: 'nord', from: '2025-01-01', to: null }] });
	expect(filterPeople([left, here], { ...everybody, groupId: 'nord' }, TODAY, NOW)).toEqual([here]);
	expect(filterPeople([left, here], { ...everybody, groupId: 'none' }, TODAY, NOW)).toEqual([left]);
});
