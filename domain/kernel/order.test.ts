import { expect, test } from 'vitest';
import { byText } from '#domain/kernel/order.ts';

test('things are ordered by their text, and equal ones stay in their order', () => {
	const given = [
		{ date: '2026-03-01', id: 'first' },
		{ date: '2026-01-01', id: 'second' },
		{ date: '2026-03-01', id: 'third' },
		{ date: '2026-02-01', id: 'fourth' }
	];
	const ids = given.toSorted(byText(({ date }) => date)).map(({ id }) => id);
	expect(ids).toEqual(['second', 'fourth', 'first', 'third']);
});

test('of two things with the same text neither comes first', () => {
	const order = byText(({ date }: { date: string }) => date);
	expect(order({ date: '2026-01-01' }, { date: '2026-01-01' })).toBe(0);
});
