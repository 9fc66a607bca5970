import { expect, test } from 'vitest';
import type { Checkpoint } from '#protocol/checkpoint.ts';
import type { PullResponse } from '#protocol/pull.ts';
import { PullSession, type PullCheckpoint } from './pull-handler.ts';

const TIME = '2026-11-19T11:00:00.000Z';

/** A server that holds ids at positions and answers pages of two. */
function aServer(options: { ids: string[]; epoch?: string; scope?: string }) {
	const asked: (Checkpoint | null)[] = [];
	const epoch = options.epoch ?? 'e1';
	const scope = options.scope ?? 's1';
	return {
		asked,
		fetchPage: async (from: Checkpoint | null, limit: number): Promise<PullResponse> => {
			asked.push(from);
			const isKnown = from?.epoch === epoch && from.scope === scope;
			const seq = isKnown ? from.seq : 0;
			const size = Math.min(2, limit);
			const page = options.ids.slice(seq, seq + size);
			const next = seq + page.length;
			return {
				documents: page.map((id, index) => ({ id, _deleted: false, seq: seq + index + 1 })),
				checkpoint: { epoch, scope, seq: next },
				more: next < options.ids.length,
				...(from !== null && !isKnown ? { reset: true } : {}),
				serverTime: TIME
			};
		}
	};
}

const at = (seq: number, over: Partial<PullCheckpoint> = {}) => ({
	epoch: 'e1',
	scope: 's1',
	seq,
	resetting: false,
	...over
});
const idsOf = (documents: readonly { readonly id: string }[]) => documents.map((document) => document.id);

test('pages are read until the limit is full, so that a short answer always means the end', async () => {
	const server = aServer({ ids: ['a', 'b', 'c', 'd', 'e'] });
	const session = new PullSession({ fetchPage: server.fetchPage, heldIds: async () => [] });
	const first = await session.pull(null, 4);
	expect(idsOf(first.documents)).toEqual(['a', 'b', 'c', 'd']);
	const second = await session.pull(first.checkpoint, 4);
	expect(idsOf(second.documents)).toEqual(['e']);
});

test('after a reset what was not sent again is dropped on the last page, not before', async () => {
	const server = aServer({ ids: ['a', 'b', 'c'], scope: 's2' });
	const session = new PullSession({ fetchPage: server.fetchPage, heldIds: async () => ['a', 'b', 'x'] });
	const first = await session.pull(at(9), 2);
	expect(idsOf(first.documents)).toEqual(['a', 'b']);
	expect(first.checkpoint).toMatchObject({ scope: 's2', resetting: true });
	const last = await session.pull(first.checkpoint, 2);
	expect(last.documents.filter((document) => document._deleted)).toEqual([
		{ id: 'x', _deleted: true, seq: 3 }
	]);
	expect(last.checkpoint.resetting).toBe(false);
});

test('a reset that was cut short begins anew, because the names seen are forgotten', async () => {
	const server = aServer({ ids: ['a', 'b', 'c'] });
	const session = new PullSession({ fetchPage: server.fetchPage, heldIds: async () => ['a', 'x'] });
	const pulled = await session.pull({ ...at(2), resetting: true }, 10);
	expect(server.asked[0]?.seq).toBe(0);
	expect(idsOf(pulled.documents)).toEqual(['a', 'b', 'c', 'x']);
});

test('a history the device does not know counts from its beginning, once everything held was offered to it', async () => {
	const ids = ['a'];
	const server = aServer({ ids, epoch: 'e2' });
	const told: [string, string | null][] = [];
	const session = new PullSession({
		fetchPage: server.fetchPage,
		heldIds: async () => ['a', 'brought', 'refused'],
		isKnown: async (epoch, heldFrom) => {
			told.push([epoch, heldFrom]);
			if (told.length === 1) ids.push('brought');
			return told.length > 1;
		}
	});
	const pulled = await session.pull(at(5), 10);
	expect(told[0]).toEqual(['e2', 'e1']);
	expect(server.asked.map((from) => from?.seq)).toEqual([5, 0]);
	expect(pulled.documents.map(({ id, _deleted }) => [id, _deleted])).toEqual([
		['a', false],
		['brought', false],
		['refused', true]
	]);
	expect(pulled.checkpoint).toMatchObject({ epoch: 'e2', resetting: false });
});

test('a new device takes no tombstones of things it never had', async () => {
	const session = new PullSession({
		fetchPage: async () => ({
			documents: [
				{ id: 'a', _deleted: false, seq: 1 },
				{ id: 'gone', _deleted: true, seq: 2 }
			],
			checkpoint: { epoch: 'e1', scope: 's1', seq: 2 },
			more: false,
			serverTime: TIME
		}),
		heldIds: async () => []
	});
	expect(idsOf((await session.pull(null, 10)).documents)).toEqual(['a']);
});

test('an older file in the server’s place is noticed also when its answer takes more than one page', async () => {
	const told: boolean[] = [];
	const session = new PullSession({
		fetchPage: async (from) => ({
			documents: [{ id: from?.seq === 1 ? 'b' : 'a', _deleted: false, seq: 1 }],
			checkpoint: { epoch: 'e1', scope: from?.seq === 1 ? 's1' : 's1~2', seq: from?.seq === 1 ? 2 : 1 },
			more: from?.seq !== 1,
			reset: true,
			serverTime: TIME
		}),
		heldIds: async () => ['a', 'b', 'forgotten'],
		isKnown: async (_epoch, _heldFrom, isSetBack) => {
			told.push(isSetBack);
			return true;
		}
	});
	await session.pull(at(9), 10);
	expect(told[0]).toBe(true);
});

/** Counts as a storage would keep them. */
function counted(count = 0) {
	return { raise: () => Promise.resolve((count += 1)), latest: () => Promise.resolve(count) };
}

test('a drop whose position was not kept is followed by everything from the beginning, though view and history are those of before', async () => {
	const seen = aServer({ ids: ['a', 'b', 'c'] });
	const hidden = aServer({ ids: ['a'], scope: 's2' });
	let server = hidden;
	const held = new Set(['a', 'b', 'c']);
	const session = new PullSession({
		fetchPage: (from, limit) => server.fetchPage(from, limit),
		heldIds: () => Promise.resolve([...held]),
		resetDoubt: counted()
	});
	const reset = await session.pull(at(3), 10);
	for (const { id, _deleted } of reset.documents) if (_deleted) held.delete(id);
	expect([...held]).toEqual(['a']);
	expect(reset.checkpoint.resets).toBe(1);

	server = seen;
	const back = await session.pull(at(3), 10);
	expect(idsOf(back.documents)).toEqual(['a', 'b', 'c']);
	expect(back.checkpoint).toMatchObject({ resets: 2, resetting: false });
	const after = await session.pull(back.checkpoint, 10);
	expect(after.documents).toEqual([]);
	expect(seen.asked.at(-1)?.seq).toBe(3);
});

test('what was only lent goes again, though its position was not kept and the view is that of before', async () => {
	const lent = aServer({ ids: ['a', 'lent'], scope: 's2' });
	const before = aServer({ ids: ['a'] });
	let server = lent;
	const held = new Set(['a']);
	const session = new PullSession({
		fetchPage: (from, limit) => server.fetchPage(from, limit),
		heldIds: () => Promise.resolve([...held]),
		resetDoubt: counted()
	});
	for (const { id } of (await session.pull(at(1), 10)).documents) held.add(id);
	server = before;
	const back = await session.pull(at(1), 10);
	expect(back.documents.map(({ id, _deleted }) => [id, _deleted])).toEqual([
		['a', false],
		['lent', true]
	]);
});

test('a reset is counted before it counts, and what the storage refuses to count brings and drops nothing', async () => {
	const server = aServer({ ids: ['a'], scope: 's2' });
	let isFull = true;
	let count = 0;
	const session = new PullSession({
		fetchPage: server.fetchPage,
		heldIds: () => Promise.resolve(['a', 'b']),
		resetDoubt: {
			raise: () =>
				isFull ? Promise.reject(new Error('the storage is full')) : Promise.resolve((count += 1)),
			latest: () => Promise.resolve(count)
		}
	});
	await expect(session.pull(at(3), 10)).rejects.toThrow('full');
	isFull = false;
	const again = await session.pull(at(3), 10);
	expect(again.documents.filter(({ _deleted }) => _deleted).map(({ id }) => id)).toEqual(['b']);
	expect(again.checkpoint.resets).toBe(1);
});

test('pages of one long reading are not begun anew because of the reset that led to them', async () => {
	const server = aServer({ ids: ['a', 'b', 'c', 'd'] });
	const session = new PullSession({
		fetchPage: server.fetchPage,
		heldIds: () => Promise.resolve(['a', 'b', 'c', 'd']),
		resetDoubt: counted(7)
	});
	const first = await session.pull(at(4, { resets: 6 }), 2);
	expect(first.checkpoint).toMatchObject({ resetting: true, resets: 8 });
	const second = await session.pull(first.checkpoint, 2);
	expect(idsOf(second.documents)).toEqual(['c', 'd']);
	expect(second.checkpoint).toMatchObject({ resetting: false, resets: 8 });
});

test('a position that is doubted still shows that the history has become shorter', async () => {
	const told: boolean[] = [];
	const server = aServer({ ids: ['a'] });
	const session = new PullSession({
		fetchPage: async (from, limit) => {
			const page = await server.fetchPage(from?.seq === 9 ? { ...from, seq: 0 } : from, limit);
			return from?.seq === 9 ? { ...page, reset: true } : page;
		},
		heldIds: async () => ['a', 'forgotten'],
		isKnown: async (_epoch, _heldFrom, isSetBack) => {
			told.push(isSetBack);
			return true;
		}
	});
	const pulled = await session.pull(at(9), 10, true);
	expect([told, pulled.isSetBack]).toEqual([[true], true]);
	expect(idsOf(pulled.documents)).toEqual(['a', 'forgotten']);
});

test('a position that is doubted is followed by everything from the beginning, where nothing else changed', async () => {
	const server = aServer({ ids: ['a', 'b'] });
	const session = new PullSession({
		fetchPage: server.fetchPage,
		heldIds: async () => ['b', 'lent'],
		resetDoubt: counted()
	});
	const pulled = await session.pull(at(2), 10, true);
	expect(pulled.documents.map(({ id, _deleted }) => [id, _deleted])).toEqual([
		['a', false],
		['b', false],
		['lent', true]
	]);
	expect(pulled).toMatchObject({ isSetBack: false, checkpoint: { resets: 1 } });
});

test('a page that was not kept is read again, and the names on it count for nothing', async () => {
	const first = aServer({ ids: ['a', 'b', 'c'], scope: 's2' });
	const second = aServer({ ids: ['a', 'c'], scope: 's2' });
	let server = first;
	const session = new PullSession({
		fetchPage: (from, limit) => server.fetchPage(from, limit),
		heldIds: async () => ['a', 'b', 'c']
	});
	await session.pull(at(9), 2);
	// The storage did not take the page; meanwhile b is gone.
	server = second;
	const again = await session.pull(at(9), 10);
	expect(again.documents.filter(({ _deleted }) => _deleted).map(({ id }) => id)).toEqual(['b']);
});

test('a view that changes in the middle of a reading begins it anew: names of the other view keep nothing', async () => {
	const wide = aServer({ ids: ['a', 'b', 'c', 'd'], scope: 's2' });
	const narrow = aServer({ ids: ['a', 'd'], scope: 's3' });
	let server = wide;
	const held = new Set(['x']);
	const session = new PullSession({
		fetchPage: (from, limit) => server.fetchPage(from, limit),
		heldIds: async () => [...held]
	});
	const begun = await session.pull(at(9), 2);
	for (const { id } of begun.documents) held.add(id);
	server = narrow;
	const ended = await session.pull(begun.checkpoint, 10);
	expect(ended.documents.map(({ id, _deleted }) => [id, _deleted])).toEqual([
		['a', false],
		['d', false],
		['x', true],
		['b', true]
	]);
});

test('a view that changes within one reading leaves nothing of the other view in it', async () => {
	const wide = aServer({ ids: ['a', 'b', 'c', 'd'], scope: 's2' });
	const narrow = aServer({ ids: ['d'], scope: 's3' });
	const session = new PullSession({
		fetchPage: (from, limit) => (from?.scope === 's2' ? narrow : wide).fetchPage(from, limit),
		heldIds: async () => []
	});
	expect(idsOf((await session.pull(at(9), 10)).documents)).toEqual(['d']);
});
