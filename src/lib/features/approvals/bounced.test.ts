import { expect, test } from 'vitest';
import { bouncedDecisions } from './bounced.ts';

const people = [
	{ id: 'tom', name: 'Tom Krüger' },
	{ id: 'jana', name: 'Jana Roth' }
];
const dropped = (id: string, date: string, userId: string) => ({ id, date, mine: { userId } });

test('entries of one week that came back together are told together, with the earliest day', () => {
	const bounced = bouncedDecisions(
		[dropped('1', '2026-11-12', 'tom'), dropped('2', '2026-11-10', 'tom')],
		'jana',
		people,
		[]
	);
	expect(bounced).toEqual([
		{
			id: 'tom:2026-11-09',
			decisionIds: ['1', '2'],
			personName: 'Tom Krüger',
			date: '2026-11-10',
			itemId: null
		}
	]);
});

test("a manager's own conflicts are not decisions about others", () => {
	expect(bouncedDecisions([dropped('1', '2026-11-12', 'jana')], 'jana', people, [])).toEqual([]);
});
