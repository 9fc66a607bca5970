import { expect, test } from 'vitest';
import { ownerFrom } from '#domain/people/owner.ts';
import { firstNameOf } from '#domain/people/name.ts';
import { aSchedule } from '#domain/testkit/builders.ts';

const nobody = {
	memberships: [],
	archived: false,
	archivedAt: null,
	profile: null,
	schedules: [],
	locationId: null
};

test('of somebody nothing is known of nothing is assumed', () => {
	expect(ownerFrom(null)).toEqual(nobody);
	expect(ownerFrom({})).toEqual(nobody);
});

test('what a record says of a person is taken as it stands', () => {
	const facts = {
		memberships: [{ groupId: 'nord', from: '2025-01-01', to: null }],
		profile: 'DE-JARBSCHG',
		schedules: [aSchedule()],
		locationId: 'office'
	};
	expect(ownerFrom({ ...facts, status: 'active' })).toEqual({ ...nobody, ...facts });
});

test('a person is archived who has the status, or the time of it', () => {
	const archivedAt = '2026-01-12T12:00:00.000Z';
	expect(ownerFrom({ status: 'archived' })).toEqual({ ...nobody, archived: true });
	expect(ownerFrom({ status: 'active', archivedAt })).toEqual({ ...nobody, archived: true, archivedAt });
	expect(ownerFrom({ status: 'active', archivedAt: null })).toEqual(nobody);
});

test('a greeting takes the first name, before or after the family name', () => {
	const names = ['Mara Lindner', 'Lindner, Mara', 'Lindner,Mara Sofie', 'Mara  Sofie Lindner', 'Mara'];
	expect(names.map(firstNameOf)).toEqual(['Mara', 'Mara', 'Mara', 'Mara', 'Mara']);
	expect(firstNameOf('Lindner,  Theo')).toBe('Theo');
});
