import { expect, test } from 'vitest';
import type { DayHistoryResponse } from '#protocol/http/day-history.ts';
import { createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';

const DAY = '2026-11-18';
const PATH = `/api/time-entries/history?date=${DAY}`;
const morning = { start: `${DAY}T07:00:00.000Z`, stop: `${DAY}T11:00:00.000Z` };

async function history({ server }: SyncFirm, as: string): Promise<DayHistoryResponse['lines']> {
	const response = await server.request(PATH, {}, as);
	expect(response.status).toBe(200);
	return ((await response.json()) as DayHistoryResponse).lines;
}

test('the history of a day tells who did what to each entry, and keeps what was deleted', async () => {
	const firm = await createSyncFirm();
	const { mara, jana } = firm;
	const entry = mara.draft({ ...morning, note: 'Dachstuhl' });
	await mara.push(entry);
	const confirmed = mara.next(entry, 'confirm', { state: 'confirmed' });
	await mara.push(confirmed, { assumed: entry });
	const returned = { state: 'rejected', comment: 'Pause?' } as const;
	await jana.push(jana.next(confirmed, 'reject', returned), { assumed: confirmed });
	const lines = await history(firm, 'mara');
	expect(lines.map(({ actorId, event, state, comment }) => [actorId, event, state, comment])).toEqual([
		['mara', 'create', 'draft', null],
		['mara', 'confirm', 'confirmed', null],
		['jana', 'reject', 'rejected', 'Pause?']
	]);
	expect(lines[0]?.time).toMatchObject({ ...morning, note: 'Dachstuhl' });

	const other = mara.draft({ start: `${DAY}T12:00:00.000Z`, stop: `${DAY}T13:00:00.000Z` });
	await mara.push(other);
	await mara.push(mara.next(other, 'delete'), { assumed: other, deleted: true });
	const gone = (await history(firm, 'mara')).filter(({ entryId }) => entryId === other.id);
	expect(gone.map(({ event, time }) => [event, time?.start ?? null])).toEqual([
		['create', other.start],
		['delete', null]
	]);
});

test('nobody reads the history of another person’s day, whatever he may see of the entries', async () => {
	const firm = await createSyncFirm();
	await firm.mara.push(firm.mara.draft({ ...morning, note: 'nur für mich' }));
	for (const other of ['jana', 'katrin']) {
		const response = await firm.server.request(`${PATH}&userId=mara`, {}, other);
		expect(await response.text()).not.toContain('nur für mich');
		expect(await history(firm, other)).toEqual([]);
	}
	expect((await firm.server.request(PATH, {})).status).toBe(401);
	const unreadable = await firm.server.request('/api/time-entries/history?date=yesterday', {}, 'mara');
	expect(unreadable.status).toBe(400);
});
