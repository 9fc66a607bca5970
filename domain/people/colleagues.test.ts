import { expect, test } from 'vitest';
import { managersKnownTo, shareGroup } from '#domain/people/colleagues.ts';

const inNord = { groupId: 'nord', from: '2026-01-01', to: '2026-03-31' };
const inSued = { groupId: 'sued', from: '2026-04-01', to: null };

test('two people know each other by name while they are in one group, first and last day included', () => {
	const others = [{ groupId: 'nord', from: '2026-02-01', to: null }];
	const days = ['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01'];
	expect(days.filter((day) => shareGroup([inNord, inSued], others, day))).toEqual([
		'2026-02-01',
		'2026-03-31'
	]);
	expect(days.filter((day) => shareGroup(others, [inNord, inSued], day))).toEqual([
		'2026-02-01',
		'2026-03-31'
	]);
	expect(shareGroup([inNord], [inSued], '2026-03-01')).toBe(false);
	expect(shareGroup([], others, '2026-02-01')).toBe(false);
});

test('the managers of every group one is, was or will be in are known by name, also former ones', () => {
	const managers = (...ids: string[]) => ({
		managers: ids.map((userId) => ({
			userId,
			from: '2020-01-01',
			to: userId === 'ole' ? '2020-12-31' : null
		}))
	});
	const groups = [
		{ id: 'nord', data: managers('jana', 'ole') },
		{ id: 'sued', data: managers('sven') },
		{ id: 'west', data: managers('uta') }
	];
	expect(managersKnownTo([inNord, inSued], groups)).toEqual(['jana', 'ole', 'sven']);
	expect(managersKnownTo([], groups)).toEqual([]);
});
