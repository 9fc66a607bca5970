import { expect, test } from 'vitest';
import { isWorkTypeOffered } from '#domain/reference/work-types-on.ts';

const memberships = [{ groupId: 'nord', from: '2026-01-01', to: '2026-06-30' }];
const offered = (
	type: { retired?: boolean; groupIds?: string[] | null },
	date = '2026-03-01',
	workTypeIds: string[] | null = null
) =>
	isWorkTypeOffered({
		typeId: 'travel',
		type: { retired: false, groupIds: null, ...type },
		date,
		memberships,
		groups: [{ id: 'nord', data: { workTypeIds } }]
	});

test('a type for everyone is offered until it is retired', () => {
	expect(offered({})).toBe(true);
	expect(offered({ retired: true })).toBe(false);
});

test('a type of some groups is offered to their members, on the days of their membership', () => {
	expect(offered({ groupIds: ['nord', 'sued'] })).toBe(true);
	expect(offered({ groupIds: ['sued'] })).toBe(false);
	expect(offered({ groupIds: ['nord'] }, '2026-06-30')).toBe(true);
	expect(offered({ groupIds: ['nord'] }, '2026-07-01')).toBe(false);
});

test('a group that names its types offers no other ones', () => {
	expect(offered({}, '2026-03-01', ['travel'])).toBe(true);
	expect(offered({}, '2026-03-01', ['office'])).toBe(false);
	expect(offered({}, '2026-07-01', ['office'])).toBe(true);
});
