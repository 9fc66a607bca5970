import { expect, test } from 'vitest';
import { journalLinesOf } from '#server/journal/journal.ts';
import { backUpTestServer } from '#server/testkit/restore-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

import { aRestoredFirm, bringBack, day, held, knownOf, verify } from '#server/testkit/restored-firm.ts';

test('R8: drafts and confirmed entries that the backup lacks come back by their owner, once, and say so', async () => {
	const firm = await aRestoredFirm();
	const draft = firm.mara.draft({ ...day(17), note: 'Entwurf' });
	await firm.mara.push(draft);
	await confirmedEntry(firm.mara, day(18));
	const before = await held(firm.mara);
	const { mara, jana, server } = await firm.restore();
	expect(await held(mara)).toEqual([]);

	expect(await bringBack(mara, before)).toEqual(['applied', 'applied']);
	const after = await held(mara);
	expect(after).toMatchObject([
		{ id: draft.id, note: 'Entwurf', state: 'draft', flags: ['RESTORED'], mutation: draft.mutation },
		{ state: 'confirmed', route: 'manager', flags: ['RESTORED'], mutation: before[1]?.mutation }
	]);
	expect(await held(jana)).toHaveLength(1);
	expect(journalLinesOf(server.deps, draft.id)).toEqual([
		expect.objectContaining({ actorId: 'mara', event: 'restore', mutationId: draft.mutation.id })
	]);

	expect(await mara.reoffer(knownOf(before))).toEqual([]);
	const again = await mara.pushRows(before.map((one) => mara.row(one, { reoffer: true })));
	expect(again.results.map(({ status }) => status)).toEqual(['replayed', 'replayed']);
	expect(await held(mara)).toEqual(after);
});

test('R8: an older draft of the backup gives way; what is confirmed there does not', async () => {
	const firm = await createSyncFirm();
	const early = firm.mara.draft({ ...day(17), note: 'alt' });
	await firm.mara.push(early);
	const locked = await confirmedEntry(firm.mara, { ...day(18), note: 'bestätigt' });
	const copy = await backUpTestServer(firm.server);
	const edited = firm.mara.next(early, 'edit', { note: 'neu' });
	await firm.mara.push(edited, { assumed: early });
	const withdrawn = firm.mara.next(locked, 'withdraw', { state: 'draft' });
	await firm.mara.push(withdrawn, { assumed: locked });
	const changed = firm.mara.next(withdrawn, 'edit', { state: 'draft', note: 'geändert' });
	await firm.mara.push(changed, { assumed: withdrawn });
	const before = await held(firm.mara);

	const mara = syncClient(await copy(), 'mara');
	expect(await bringBack(mara, before)).toEqual(['applied', 'conflict']);
	expect(await held(mara)).toMatchObject([
		{ id: locked.id, note: 'bestätigt', state: 'confirmed', flags: [] },
		{ id: early.id, note: 'neu', flags: ['RESTORED'] }
	]);
});

test('R8: what the new history wrote is never overwritten, not even by what is newer on a device', async () => {
	const firm = await createSyncFirm();
	const early = firm.mara.draft({ note: 'alt' });
	await firm.mara.push(early);
	const copy = await backUpTestServer(firm.server);
	await firm.mara.push(firm.mara.next(early, 'edit', { note: 'vor dem Ausfall' }), { assumed: early });
	const before = await held(firm.mara);
	const mara = syncClient(await copy(), 'mara');
	await mara.push(mara.next(early, 'edit', { note: 'danach' }), { assumed: early });
	expect(await bringBack(mara, before)).toEqual(['conflict']);
	expect(await held(mara)).toMatchObject([{ note: 'danach', flags: [] }]);

	// Deleted in the new history: the tombstone stays, the device decides.
	const [living] = await held(mara);
	await mara.push(
		{ id: early.id, mutation: mara.mutation('delete') },
		{ assumed: living ?? null, deleted: true }
	);
	expect(await bringBack(mara, before)).toEqual(['conflict']);
	expect(await held(mara)).toEqual([]);
});

test('R8: of two versions that devices bring back the later one stays, whichever comes first', async () => {
	const firm = await aRestoredFirm();
	const draft = firm.mara.draft({ note: 'eins' });
	await firm.mara.push(draft);
	const older = await held(firm.mara);
	const edited = firm.mara.next(draft, 'edit', { note: 'zwei' });
	await firm.mara.push(edited, { assumed: draft });
	const confirmed = firm.mara.next(edited, 'confirm', { state: 'confirmed' });
	await firm.mara.push(confirmed, { assumed: edited });
	const later = await held(firm.mara);
	await verify(firm.jana, confirmed);
	const verified = (await held(firm.jana)).filter(({ userId }) => userId === 'mara');

	const one = await firm.restore();
	expect(await bringBack(one.mara, older)).toEqual(['applied']);
	expect(await bringBack(one.mara, later)).toEqual(['applied']);
	expect(await held(one.mara)).toMatchObject([{ note: 'zwei', state: 'confirmed' }]);
	expect(await bringBack(one.jana, verified)).toEqual(['applied']);
	expect(await held(one.mara)).toMatchObject([{ note: 'zwei', state: 'verified' }]);

	const other = await firm.restore();
	expect(await bringBack(other.mara, later)).toEqual(['applied']);
	expect(await bringBack(other.mara, older)).toEqual(['conflict']);
	expect(await held(other.mara)).toMatchObject([{ note: 'zwei', state: 'confirmed' }]);

	// What was built on what is there is later, whatever place it says it had.
	const third = await firm.restore();
	expect(await bringBack(third.mara, older)).toEqual(['applied']);
	const taken = { ...edited, seq: older[0]?.seq };
	expect(await third.mara.push(taken, { assumed: draft, reoffer: true })).toMatchObject({
		status: 'applied'
	});
	expect(await held(third.mara)).toMatchObject([{ note: 'zwei', state: 'draft' }]);
	await third.mara.push(third.mara.next(edited, 'edit', { note: 'drei' }), { assumed: edited });
	expect(await bringBack(third.mara, later)).toEqual(['conflict']);
});

test('R8: a device that is merely behind brings nothing', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	const before = await held(mara);
	await mara.push(mara.next(draft, 'edit', { note: 'weiter' }), { assumed: draft });
	expect(await mara.reoffer(knownOf(before))).toEqual([]);
	const [result] = (await mara.pushRows(before.map((one) => mara.row(one, { reoffer: true })))).results;
	expect(result).toMatchObject({ status: 'replayed', master: { note: 'weiter' } });
});

test('R8: deadlines go by when it was done, also on a device that the restored server never saw', async () => {
	const firm = await createSyncFirm();
	const limited = await firm.server.patch('/api/groups/north', { data: { timeoutDays: 7 } }, 'katrin');
	expect(limited.status).toBe(200);
	const copy = await backUpTestServer(firm.server);
	await confirmedEntry(firm.mara, day(18));
	const before = await held(firm.mara);
	firm.server.clock.set('2026-12-05T08:00:00.000Z');
	const inTime = syncClient(await copy(), 'mara');
	expect(await bringBack(inTime, before)).toEqual(['applied']);
	expect(await held(inTime)).toMatchObject([{ state: 'confirmed', flags: ['LATE_SYNC', 'RESTORED'] }]);

	firm.server.clock.set('2027-02-05T08:00:00.000Z');
	const late = syncClient(await copy(), 'mara');
	expect(await bringBack(late, before)).toEqual(['applied']);
	expect(await held(late)).toMatchObject([{ state: 'review', flags: ['LATE_SYNC', 'RESTORED'] }]);
});

test('R8: what no longer fits among the entries of the new history stays as a draft, with the reason', async () => {
	const firm = await aRestoredFirm();
	const entry = await confirmedEntry(firm.mara);
	const before = await held(firm.mara);
	const { mara } = await firm.restore();
	await confirmedEntry(mara, { note: 'noch einmal eingetragen' });
	expect(await bringBack(mara, before)).toEqual(['E_OVERLAP']);
	expect(await held(mara)).toMatchObject([
		{ state: 'confirmed' },
		{ id: entry.id, state: 'draft', flags: ['RESTORED'] }
	]);
	expect(await bringBack(mara, before)).toEqual([]);
});

test('I9: nothing that the server decides comes back from a device', async () => {
	const firm = await aRestoredFirm();
	await confirmedEntry(firm.mara);
	const forged = (await held(firm.mara)).map((one) => ({
		...one,
		route: 'direct' as const,
		flags: ['CORRECTED' as const],
		confirmedAt: '2020-01-01T00:00:00.000Z',
		revision: 99,
		seq: 4711,
		receivedAt: '2020-01-01T00:00:00.000Z'
	}));
	const { mara, server } = await firm.restore();
	await bringBack(mara, forged);
	expect(await held(mara)).toMatchObject([
		{
			route: 'manager',
			flags: ['RESTORED'],
			confirmedAt: forged[0]?.mutation.deviceTime,
			revision: 1,
			seq: server.deps.history.current(),
			receivedAt: '2026-11-19T11:00:00.000Z'
		}
	]);
});

test('R8: a device says at most a thousand records at once, and only of records that are written by devices', async () => {
	const { server } = await createSyncFirm();
	const known = Array.from({ length: 1001 }, (_, index) => ({ id: `a${index}`, mutationId: 'm' }));
	const ask = (collection: string, body: object) =>
		server.post(`/api/sync/${collection}/reoffer`, { epoch: server.deps.history.epoch, ...body }, 'mara');
	expect((await ask('time_entries', { known })).status).toBe(413);
	const most = await ask('time_entries', { known: known.slice(1) });
	expect(((await most.json()) as { wanted: string[] }).wanted).toHaveLength(1000);
	expect(await (await ask('employees', { known: known.slice(1) })).json()).toEqual({ wanted: [] });
	expect((await ask('time_entries', { known: [{ id: 'a' }] })).status).toBe(400);
	expect((await ask('secrets', { known: [] })).status).toBe(404);
});
