import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

const sha256 = (text: string) => hash('sha256', text, 'hex');

test('R10: the digest of a month is that of its living records, in the order of their lines', async () => {
	const { mara } = await createSyncFirm();
	const drafts = ['b', 'c', 'a'].map((id) => mara.draft({ id: `entry-${id}` }));
	for (const draft of drafts) await mara.push(draft);
	const [, deleted] = drafts;
	await mara.push(
		{ id: 'entry-c', mutation: mara.mutation('delete') },
		{ assumed: deleted ?? null, deleted: true }
	);
	const mutationOf = (id: string) => drafts.find((one) => one.id === id)?.mutation.id;
	const text = `entry-a:${mutationOf('entry-a')}\nentry-b:${mutationOf('entry-b')}\n`;
	expect(await mara.digest('2026-11')).toEqual({ digest: sha256(text), count: 2 });
	expect(await mara.digest('2026-11', 'mara')).toEqual({ digest: sha256(text), count: 2 });
});

test('R10: an entry belongs to the month of its start where the person was', async () => {
	const { mara } = await createSyncFirm();
	const inOctober = {
		start: '2026-10-31T22:30:00.000Z',
		stop: '2026-11-01T01:00:00.000Z',
		zone: 'Europe/London'
	};
	await mara.push(mara.draft(inOctober));
	const counts = async () => [(await mara.digest('2026-10')).count, (await mara.digest('2026-11')).count];
	expect(await counts()).toEqual([1, 0]);
	await mara.push(mara.draft({ ...inOctober, zone: 'Asia/Tokyo' }));
	expect(await counts()).toEqual([1, 1]);
	await mara.push(mara.draft({ start: '2026-11-01T09:00:00.000Z', stop: null, zone: 'Pacific/Honolulu' }));
	expect(await counts()).toEqual([2, 1]);
});

test('R10: a manager compares what they see of a member, and by the membership of the day', async () => {
	const { mara, jana, theo, server } = await createSyncFirm();
	await mara.push(mara.draft());
	const entry = await confirmedEntry(mara, {
		start: '2026-11-17T07:00:00.000Z',
		stop: '2026-11-17T11:00:00.000Z'
	});
	expect(await jana.digest('2026-11', 'mara')).toEqual({
		digest: sha256(`${entry.id}:${entry.mutation.id}\n`),
		count: 1
	});
	expect(await theo.digest('2026-11', 'mara')).toEqual({ digest: sha256(''), count: 0 });
	await server.patch('/api/groups/north', { data: { managers: [] } }, 'katrin');
	expect(await jana.digest('2026-11', 'mara')).toEqual({ digest: sha256(''), count: 0 });
});

test('R10: only months of time entries have a digest', async () => {
	const { server } = await createSyncFirm();
	for (const query of [
		'month=2026-11',
		'collection=absences&month=2026-11',
		'collection=time_entries&month=2026-13'
	]) {
		expect([query, (await server.request(`/api/sync/digest?${query}`, {}, 'mara')).status]).toEqual([
			query,
			400
		]);
	}
});
