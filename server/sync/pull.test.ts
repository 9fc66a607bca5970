import { expect, test } from 'vitest';
import type { PullResponse } from '#protocol/pull.ts';
import type { SyncClient } from '#server/testkit/sync-client.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

async function pullAll(client: SyncClient, from: PullResponse['checkpoint'] | null, limit: number) {
	const pages: PullResponse[] = [];
	for (let checkpoint = from; ;) {
		const page = await client.pull('time_entries', checkpoint, limit);
		pages.push(page);
		checkpoint = page.checkpoint;
		if (!page.more) return pages;
	}
}

test.each([1, 5, 100])('R7: rows of one millisecond all arrive, in pages of %i', async (limit) => {
	const { mara } = await createSyncFirm();
	const drafts = Array.from({ length: 23 }, () => mara.draft());
	await mara.pushRows(drafts.map((draft) => mara.row(draft)));
	const pages = await pullAll(mara, null, limit);
	const documents = pages.flatMap((page) => page.documents);
	expect(documents.map(({ id }) => id)).toEqual(drafts.map(({ id }) => id));
	expect(pages.every((page, index) => page.more === index < pages.length - 1)).toBe(true);
	expect(pages.some(({ reset }) => reset !== undefined)).toBe(false);
});

test('R7: a page after the last position is empty and keeps the checkpoint', async () => {
	const { mara } = await createSyncFirm();
	await mara.push(mara.draft());
	const { checkpoint } = await mara.pull();
	expect(await mara.pull('time_entries', checkpoint)).toMatchObject({
		documents: [],
		checkpoint,
		more: false
	});
});

test('R7: the history counts on when the server’s clock goes back, and no row is skipped', async () => {
	const { server, mara } = await createSyncFirm();
	await mara.push(mara.draft());
	const { checkpoint } = await mara.pull();
	server.clock.advance(-3_600_000);
	const later = mara.draft();
	await mara.push(later);
	expect((await mara.pull('time_entries', checkpoint)).documents).toMatchObject([{ id: later.id }]);
});

test('R7: a push that fails takes no position: readers see no gap', async () => {
	const { server } = await createSyncFirm();
	const { db, history } = server.deps;
	const before = history.current();
	expect(() =>
		db.transaction(() => {
			history.take(5);
			throw new Error('no');
		})
	).toThrow('no');
	expect(db.transaction(() => history.next())).toBe(before + 1);
	expect(() => history.next()).toThrow('transaction');
});

test('R8: another epoch starts again at 0 and says so on every page', async () => {
	const { mara } = await createSyncFirm();
	await mara.pushRows([1, 2, 3].map(() => mara.row(mara.draft())));
	const { checkpoint } = await mara.pull();
	const pages = await pullAll(mara, { ...checkpoint, epoch: 'before the restore' }, 1);
	expect(pages.map(({ reset, documents }) => [reset, documents.length])).toEqual([
		[true, 1],
		[true, 1],
		[true, 1]
	]);
	const after = await mara.pull('time_entries', pages.at(-1)?.checkpoint ?? null);
	expect(after).toMatchObject({ documents: [], more: false });
	expect(after.reset).toBeUndefined();
});

test('R8: a position that this history never gave means that it was lost: reset', async () => {
	const { mara } = await createSyncFirm();
	await mara.push(mara.draft());
	const { checkpoint } = await mara.pull();
	const page = await mara.pull('time_entries', { ...checkpoint, seq: checkpoint.seq + 1000 });
	expect(page).toMatchObject({ reset: true, documents: [{ _deleted: false }], checkpoint });
});

test('R9: when somebody joins a manager’s group the manager’s view starts again', async () => {
	const { server, jana, ines } = await createSyncFirm();
	const entry = await confirmedEntry(ines);
	const { checkpoint } = await jana.pull();
	const response = await server.patch(
		'/api/groups/north',
		{ members: [{ userId: 'ines', from: '2020-01-01', to: null }] },
		'katrin'
	);
	expect(response.status).toBe(200);
	const page = await jana.pull('time_entries', checkpoint);
	expect(page).toMatchObject({ reset: true, documents: [{ id: entry.id }] });
	expect(page.checkpoint.scope).not.toBe(checkpoint.scope);
});

test('R9: a manager who loses the group gets a reset without its entries', async () => {
	const { server, mara, jana } = await createSyncFirm();
	await confirmedEntry(mara);
	const { checkpoint, documents } = await jana.pull();
	expect(documents).toHaveLength(1);
	server.addGroup({ id: 'north', data: { managers: [] } });
	expect(await jana.pull('time_entries', checkpoint)).toMatchObject({
		reset: true,
		documents: [],
		more: false
	});
});

test('R9: a worker’s view does not start again because others move', async () => {
	const { server, tom } = await createSyncFirm();
	await tom.push(tom.draft());
	const { checkpoint } = await tom.pull();
	server.addGroup({ id: 'south', data: { managers: [] } });
	expect((await tom.pull('time_entries', checkpoint)).reset).toBeUndefined();
});

test('R9: an entry that is reopened leaves the manager’s view as a tombstone, once, and later work on it does not show', async () => {
	const { mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara, { note: 'streng vertraulich' });
	const seen = await jana.pull();
	expect(seen.documents).toHaveLength(1);
	const reopened = jana.next(entry, 'reopen', { state: 'draft', comment: 'bitte prüfen' });
	await jana.push(reopened, { assumed: entry });
	const gone = await jana.pull('time_entries', seen.checkpoint);
	expect(gone.documents).toEqual([{ id: entry.id, _deleted: true, seq: expect.any(Number) }]);
	const edit = mara.next(entry, 'edit', { state: 'draft', note: 'neu' });
	await mara.push(edit, { assumed: reopened });
	expect((await jana.pull('time_entries', gone.checkpoint)).documents).toEqual([]);
	const confirmed = mara.next(edit, 'confirm', { state: 'confirmed' });
	await mara.push(confirmed, { assumed: edit });
	expect((await jana.pull('time_entries', gone.checkpoint)).documents).toMatchObject([
		{ id: entry.id, note: 'neu' }
	]);
	// Who missed it all sees the entry once, not its tombstone.
	expect((await jana.pull('time_entries', seen.checkpoint)).documents).toMatchObject([
		{ id: entry.id, note: 'neu' }
	]);
});

test('R9: a returned entry stays in the manager’s view until its owner edits it', async () => {
	const { mara, jana } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	const returned = jana.next(entry, 'reject', { state: 'rejected', comment: 'Pause?' });
	await jana.push(returned, { assumed: entry });
	const seen = await jana.pull();
	expect(seen.documents).toMatchObject([{ state: 'rejected' }]);
	await mara.push(mara.next(entry, 'edit', { state: 'draft' }), { assumed: returned });
	expect((await jana.pull('time_entries', seen.checkpoint)).documents).toMatchObject([
		{ id: entry.id, _deleted: true }
	]);
});

test('a manager’s own entries come beside those of the members, page by page in one order', async () => {
	const { mara, jana, tom } = await createSyncFirm();
	const own = jana.draft();
	const ids: string[] = [];
	for (const worker of [mara, tom, mara]) {
		const day = 10 + ids.length;
		const entry = await confirmedEntry(worker, {
			start: `2026-11-${day}T07:00:00.000Z`,
			stop: `2026-11-${day}T11:00:00.000Z`
		});
		ids.push(entry.id);
		if (ids.length === 2) {
			await jana.push(own);
			ids.push(own.id);
		}
		await mara.push(mara.draft());
	}
	for (const limit of [1, 2, 100]) {
		const pages = await pullAll(jana, null, limit);
		expect(pages.flatMap(({ documents }) => documents.map(({ id }) => id))).toEqual(ids);
	}
});

test('people: in full oneself and, for a manager, the members; of colleagues the name; of strangers nothing', async () => {
	const { mara, jana, ines } = await createSyncFirm();
	const people = async (who: SyncClient) => (await who.pull('employees')).documents;
	const ofMara = await people(mara);
	expect(ofMara.map(({ id }) => id).sort()).toEqual(['jana', 'mara', 'tom']);
	expect(ofMara.find(({ id }) => id === 'tom')).toEqual({
		id: 'tom',
		name: 'tom',
		seq: expect.any(Number),
		_deleted: false
	});
	expect(ofMara.find(({ id }) => id === 'mara')).toMatchObject({
		personalNumber: '',
		memberships: [{ groupId: 'north', from: '2000-01-01', to: null }],
		schedules: [],
		employment: null,
		vacationRule: null,
		opening: null,
		adjustments: []
	});
	expect((await people(jana)).find(({ id }) => id === 'tom')).toMatchObject({
		memberships: [{ groupId: 'north' }]
	});
	expect((await people(ines)).map(({ id }) => id).sort()).toEqual(['ines', 'theo']);
});

test('company data is the same for everybody and arrives without rows that are gone', async () => {
	const { mara, theo } = await createSyncFirm();
	const page = await mara.pull('reference');
	expect(page.documents.map(({ id }) => id)).toEqual(['general', 'north', 'south']);
	expect((await theo.pull('reference')).documents).toEqual(page.documents);
	expect(page.documents[1]).toMatchObject({
		kind: 'group',
		name: 'Nord',
		validFrom: null,
		data: { verification: true }
	});
});

test('a notice is read by its owner only, once, and the other devices hear of it', async () => {
	const { server, mara, jana, tom } = await createSyncFirm();
	const entry = await confirmedEntry(mara);
	await jana.push(jana.next(entry, 'verify', { state: 'verified' }), { assumed: entry });
	const { documents, checkpoint } = await mara.pull('notices');
	const path = `/api/notices/${documents[0]?.id}/read`;
	expect((await server.post(path, {}, tom.userId)).status).toBe(404);
	expect((await server.post(path, {}, mara.userId)).status).toBe(204);
	expect((await server.post(path, {}, mara.userId)).status).toBe(204);
	const after = await mara.pull('notices', checkpoint);
	expect(after.documents).toMatchObject([{ readAt: '2026-11-19T11:00:00.000Z' }]);
});

const badQueries = [
	'seq=-1',
	'seq=1.5',
	'seq=x',
	'seq=9007199254740993',
	'seq=0;DROP',
	'limit=0',
	'limit=-1',
	'limit=1001',
	'limit=1e9'
];

test.each(badQueries)('a pull with %s is refused as unreadable', async (query) => {
	const { server } = await createSyncFirm();
	const response = await server.request(`/api/sync/time_entries/pull?${query}`, {}, 'mara');
	expect(response.status).toBe(400);
	expect(await response.json()).toMatchObject({ error: { code: 'request.unreadable' } });
});
