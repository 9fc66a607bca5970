import { expect, test } from 'vitest';
import { feedEar } from '#server/testkit/feed-ear.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';
import { createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';

const everybody = ['mara', 'tom', 'jana', 'theo', 'ines', 'katrin'];
const SEVEN = '2026-11-19T06:00:00.000Z';
const NINE = '2026-11-19T08:00:00.000Z';
const TEN = '2026-11-19T09:00:00.000Z';

const turn = ({ server }: SyncFirm, presence: boolean, groupId = 'north') =>
	server.patch(`/api/groups/${groupId}`, { data: { presence } }, 'katrin');

/** The small firm; the north shows who is at work. */
async function openFirm(): Promise<SyncFirm> {
	const firm = await createSyncFirm();
	await turn(firm, true);
	return firm;
}

const running = (client: SyncClient, start = SEVEN, kind: 'work' | 'break' = 'work') =>
	client.draft({ start, stop: null, kind });
const seenBy = async (client: SyncClient) => (await client.pull('presence')).documents;

test('a group shows nobody who is at work unless HR switched it on', async () => {
	const firm = await createSyncFirm();
	const ear = feedEar(firm.server, everybody, 'presence');
	await firm.mara.push(running(firm.mara));
	for (const client of [firm.mara, firm.tom, firm.jana, firm.theo, firm.ines, firm.katrin])
		expect(await client.pull('presence')).toMatchObject({ documents: [], checkpoint: { seq: 0 } });
	expect(ear()).toEqual([]);
});

test('colleagues and the manager see since when somebody works or is on a break, and that it is over', async () => {
	const firm = await openFirm();
	const { server, mara, tom, jana, theo, ines, katrin } = firm;
	const ear = feedEar(server, everybody, 'presence');
	const work = running(mara, SEVEN);
	await mara.push(work);
	expect(ear()).toEqual(['tom', 'jana']);
	const here = { id: 'mara', userId: 'mara', state: 'working', since: SEVEN };
	expect(await seenBy(tom)).toEqual([{ ...here, seq: expect.any(Number), _deleted: false }]);
	expect(await seenBy(jana)).toMatchObject([here]);
	for (const other of [mara, theo, ines, katrin]) expect(await seenBy(other)).toEqual([]);

	const { checkpoint } = await tom.pull('presence');
	const stopped = mara.next(work, 'edit', { stop: NINE });
	const pause = running(mara, NINE, 'break');
	await mara.pushRows([mara.row(stopped, { assumed: work }), mara.row(pause)]);
	expect(ear()).toEqual(['tom', 'jana']);
	const atBreak = await tom.pull('presence', checkpoint);
	expect(atBreak.documents).toMatchObject([{ id: 'mara', state: 'break', since: NINE }]);

	await mara.push(mara.next(pause, 'edit', { stop: TEN }), { assumed: pause });
	expect(ear()).toEqual(['tom', 'jana']);
	const { documents, checkpoint: last } = await tom.pull('presence', atBreak.checkpoint);
	expect(documents).toEqual([{ id: 'mara', _deleted: true, seq: last.seq }]);
	expect(await seenBy(tom)).toEqual([]);
});

test('what changes nothing about it is not told: words on the running entry, or older time', async () => {
	const firm = await openFirm();
	const { mara, tom } = firm;
	const work = running(mara);
	await mara.push(work);
	const { checkpoint } = await tom.pull('presence');
	const ear = feedEar(firm.server, everybody, 'presence');
	await mara.push(mara.next(work, 'edit', { note: 'Keller' }), { assumed: work });
	await mara.push(mara.draft());
	expect(ear()).toEqual([]);
	expect(await tom.pull('presence', checkpoint)).toMatchObject({ documents: [], checkpoint });
});

test('a running entry that is deleted tells that the person is no longer at work', async () => {
	const firm = await openFirm();
	const { mara, tom } = firm;
	const work = running(mara);
	await mara.push(work);
	const { checkpoint } = await tom.pull('presence');
	await mara.push({ id: work.id, mutation: mara.mutation('delete') }, { assumed: work, deleted: true });
	expect((await tom.pull('presence', checkpoint)).documents).toMatchObject([{ id: 'mara', _deleted: true }]);
});

test('it stands or falls with the entry: a refused write changes nothing of it', async () => {
	const firm = await openFirm();
	const { mara, tom, ines } = firm;
	await mara.push({ ...running(ines), userId: 'ines' });
	expect([await seenBy(tom), await seenBy(mara)]).toEqual([[], []]);
});

test('switched off, nobody holds anything after the next pull, and nobody hears of what happens then', async () => {
	const firm = await openFirm();
	const { server, mara, tom, jana } = firm;
	const work = running(mara);
	await mara.push(work);
	const from = [await tom.pull('presence'), await jana.pull('presence')];
	const ear = feedEar(server, everybody, 'presence');
	await turn(firm, false);
	expect(ear()).toEqual(['mara', 'tom', 'jana']);
	for (const [index, client] of [tom, jana].entries()) {
		const page = await client.pull('presence', from[index]?.checkpoint);
		expect([page.reset, page.documents, page.checkpoint.seq]).toEqual([true, [], 0]);
	}
	await mara.push(mara.next(work, 'edit', { stop: NINE }), { assumed: work });
	await mara.push(running(mara, TEN));
	expect(ear()).toEqual([]);
	expect(await seenBy(tom)).toEqual([]);
	expect(await tom.push({ id: 'mara' }, { collection: 'presence' })).toEqual({
		id: 'mara',
		status: 'rejected',
		master: { id: 'mara', _deleted: true },
		reason: { code: 'E_READ_ONLY' }
	});
});

test('switched on while somebody works, that is told at once', async () => {
	const firm = await createSyncFirm();
	await firm.mara.push(running(firm.mara));
	const { checkpoint } = await firm.tom.pull('presence');
	await turn(firm, true);
	const page = await firm.tom.pull('presence', checkpoint);
	expect([page.reset, page.documents]).toMatchObject([true, [{ id: 'mara', since: SEVEN }]]);
});

test('another group’s setting shows nothing of this one', async () => {
	const firm = await createSyncFirm();
	await turn(firm, true, 'south');
	await firm.mara.push(running(firm.mara));
	await firm.ines.push(running(firm.ines, NINE));
	for (const client of [firm.tom, firm.jana, firm.ines]) expect(await seenBy(client)).toEqual([]);
	expect(await seenBy(firm.theo)).toMatchObject([{ id: 'ines' }]);
});

test('who leaves the group, or the company, is shown no more and shown nobody', async () => {
	const firm = await openFirm();
	const { server, mara, tom, jana } = firm;
	await mara.push(running(mara));
	await tom.push(running(tom, NINE));
	const page = { mara: await mara.pull('presence'), tom: await tom.pull('presence') };
	expect([page.mara.documents, page.tom.documents]).toMatchObject([[{ id: 'tom' }], [{ id: 'mara' }]]);
	const members = [{ userId: 'tom', from: '2020-01-01', to: null }];
	await server.patch('/api/groups/north', { members }, 'katrin');
	for (const [client, { checkpoint }] of [
		[mara, page.mara],
		[tom, page.tom]
	] as const) {
		const next = await client.pull('presence', checkpoint);
		expect([next.reset, next.documents]).toEqual([true, []]);
	}
	const before = await jana.pull('presence');
	expect(before.documents).toMatchObject([{ id: 'tom' }]);
	await server.patch('/api/people/tom', { archived: true }, 'katrin');
	const after = await jana.pull('presence', before.checkpoint);
	expect([after.reset, after.documents]).toEqual([true, []]);
});

test('of clocks that run on two devices the first one is told', async () => {
	const firm = await openFirm();
	const { mara, tom } = firm;
	await mara.pushRows([mara.row(running(mara, NINE)), mara.row(running(mara, SEVEN))]);
	expect(await seenBy(tom)).toMatchObject([{ state: 'working', since: SEVEN }]);
});
