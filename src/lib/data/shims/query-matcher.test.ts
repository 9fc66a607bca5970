import { getQueryMatcher } from 'rxdb/plugins/core';
import { expect, test } from 'vitest';
import { getMingoQuery } from './query-matcher.ts';

const documents = [
	{ id: 'a', start: '2026-11-18T07:00:00.000Z', pending: 0, _deleted: false, _meta: { lwt: 5 } },
	{ id: 'b', start: '2026-11-19T07:00:00.000Z', pending: 1, _deleted: false, _meta: { lwt: 7 } },
	{ id: 'c', start: '', pending: 2, _deleted: true, _meta: { lwt: 7 } },
	{ id: 'd', pending: null, _deleted: false }
];

const selectors = [
	{},
	{ pending: 1 },
	{ pending: { $eq: 1 }, _deleted: { $eq: false } },
	{ start: { $gte: '2026-11-18T07:00:00.000Z', $lt: '2026-11-19T00:00:00.000Z' } },
	{ pending: { $in: [0, 2] } },
	{ pending: { $nin: [0, 2] } },
	{ pending: { $ne: 1 } },
	{ pending: { $eq: null } },
	{ start: { $eq: null } },
	{ start: { $gt: 3 } },
	{ $or: [{ '_meta.lwt': { $gt: 5 } }, { '_meta.lwt': { $eq: 5 }, id: { $gt: 'a' } }] },
	{ $and: [{ '_meta.lwt': { $lte: 7 } }, { id: { $ne: 'b' } }] }
];

test.each(selectors)('%j finds what the full query language finds', (selector) => {
	const ours = getMingoQuery(selector);
	const full = getQueryMatcher({} as never, { selector, sort: [], skip: 0 } as never);
	for (const document of documents) expect(ours.test(document), document.id).toBe(full(document as never));
});

test('an operator that is missing here is noticed when the query is made', () => {
	expect(() => getMingoQuery({ note: { $regex: 'x' } })).toThrow('$regex');
});
