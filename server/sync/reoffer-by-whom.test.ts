import { expect, test } from 'vitest';
import { backUpTestServer } from '#server/testkit/restore-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { confirmedEntry, createSyncFirm } from '#server/testkit/sync-firm.ts';

import { aRestoredFirm, bringBack, day, held, verify } from '#server/testkit/restored-firm.ts';

test('R8: a verified entry comes back verified by the manager who verified, whoever is first', async () => {
	const firm = await aRestoredFirm();
	await firm.jana.push(firm.jana.draft({ note: 'Janas Gerät ist bekannt' }));
	await verify(firm.jana, await confirmedEntry(firm.mara, day(17)));
	await verify(firm.jana, await confirmedEntry(firm.mara, day(18)));
	const [ofMara, ofJana] = [await held(firm.mara), await held(firm.jana)];
	const foreign = ofJana.filter(({ userId }) => userId === 'mara');

	const { mara, jana } = await firm.restore();
	expect(await bringBack(jana, foreign.slice(0, 1))).toEqual(['applied']);
	expect(await bringBack(mara, ofMara)).toEqual(['applied']);
	expect((await held(mara)).map(({ state }) => state)).toEqual(['verified', 'review']);
	expect(await bringBack(jana, foreign)).toEqual(['applied']);
	const after = await held(mara);
	expect(after).toMatchObject([
		{ state: 'verified', route: 'manager', flags: ['RESTORED'] },
		{ state: 'verified', route: 'manager', flags: ['RESTORED'] }
	]);
	await bringBack(jana, foreign);
	await bringBack(mara, ofMara);
	expect(await held(mara)).toEqual(after);
});

test('R8: what one manager verified goes to HR when another one brings it', async () => {
	const firm = await createSyncFirm();
	await firm.server.patch(
		'/api/groups/north',
		{ data: { managers: ['jana', 'theo'].map((userId) => ({ userId, from: '2020-01-01', to: null })) } },
		'katrin'
	);
	await firm.jana.push(firm.jana.draft());
	const copy = await backUpTestServer(firm.server);
	await firm.jana.push(firm.jana.draft(day(16)));
	await verify(firm.jana, await confirmedEntry(firm.mara));
	const ofTheo = await held(firm.theo);
	const server = await copy();
	const theo = syncClient(server, 'theo');
	expect(await bringBack(theo, ofTheo)).toEqual(['applied']);
	expect(await held(syncClient(server, 'mara'))).toMatchObject([{ state: 'review' }]);
	expect(await held(theo)).toEqual([]);
});

test('R8: a confirmed entry that its manager brings waits at HR until its owner brings it too', async () => {
	const firm = await aRestoredFirm();
	const entry = await confirmedEntry(firm.mara);
	const [ofMara, ofJana] = [await held(firm.mara), await held(firm.jana)];
	const { mara, jana } = await firm.restore();
	expect(await bringBack(jana, ofJana)).toEqual(['applied']);
	expect(await held(mara)).toMatchObject([{ id: entry.id, state: 'review', flags: ['RESTORED'] }]);
	expect(await bringBack(mara, ofMara)).toEqual(['applied']);
	expect(await held(jana)).toMatchObject([{ id: entry.id, state: 'confirmed', route: 'manager' }]);
});

test('R8: a manager’s version replaces an untouched older draft, but not one that was worked on since', async () => {
	const firm = await createSyncFirm();
	const drafts = [firm.mara.draft(day(16)), firm.mara.draft(day(17))];
	for (const draft of drafts) await firm.mara.push(draft);
	const copy = await backUpTestServer(firm.server);
	for (const draft of drafts) {
		const confirmed = firm.mara.next(draft, 'confirm', { state: 'confirmed' });
		await firm.mara.push(confirmed, { assumed: draft });
		await verify(firm.jana, confirmed);
	}
	const ofJana = await held(firm.jana);
	const server = await copy();
	const [mara, jana] = [syncClient(server, 'mara'), syncClient(server, 'jana')];
	const [untouched, touched] = drafts;
	if (!untouched || !touched) throw new Error('two drafts');
	await mara.push(mara.next(touched, 'edit', { note: 'weiter' }), { assumed: touched });
	expect(await bringBack(jana, ofJana)).toEqual(['applied', 'E_FORBIDDEN']);
	expect(await held(mara)).toMatchObject([
		{ id: touched.id, state: 'draft', note: 'weiter' },
		{ id: untouched.id, state: 'verified' }
	]);
});

test('R8: closed and HR’s own go back to HR; a rejected entry comes back with the manager’s words', async () => {
	const firm = await aRestoredFirm();
	const entry = await confirmedEntry(firm.mara, day(17));
	const rejected = firm.jana.next(entry, 'reject', { state: 'rejected', comment: 'Pause fehlt' });
	await firm.jana.push(rejected, { assumed: entry });
	const closed = await confirmedEntry(firm.mara, day(18));
	const before = (await held(firm.mara)).map((one) =>
		one.id === closed.id
			? { ...one, state: 'closed' as const, mutation: firm.katrin.mutation('close', { deviceId: 'server' }) }
			: one
	);
	const { mara } = await firm.restore();
	expect(await bringBack(mara, before)).toEqual(['applied', 'applied']);
	const after = await held(mara);
	expect(after.find(({ id }) => id === closed.id)).toMatchObject({ state: 'review', flags: ['RESTORED'] });
	expect(after.find(({ id }) => id === entry.id)).toMatchObject({
		state: 'rejected',
		comment: 'Pause fehlt'
	});
});

test('R8: nobody brings back for others, and a manager only where a restore lost something', async () => {
	const firm = await aRestoredFirm();
	await verify(firm.jana, await confirmedEntry(firm.mara));
	const ofJana = await held(firm.jana);
	const { tom, theo, katrin } = await firm.restore();
	for (const stranger of [tom, theo, katrin]) {
		expect(await bringBack(stranger, ofJana)).toEqual(['E_FORBIDDEN']);
	}
	const invented = firm.jana.draft({
		userId: 'mara',
		state: 'verified',
		mutation: firm.jana.mutation('verify')
	});
	expect(await bringBack(firm.jana, [invented])).toEqual(['E_FORBIDDEN']);
});
