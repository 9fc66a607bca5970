import { expect, test } from 'vitest';
import type { PushResponse } from '#protocol/push.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

test('a confirmation meets what began long before: a forgotten clock, a draft of days', async () => {
	const { mara } = await createSyncFirm();
	const confirm = (date: string) =>
		mara.push(
			mara.draft({
				start: `${date}T07:00:00.000Z`,
				stop: `${date}T11:00:00.000Z`,
				state: 'confirmed',
				mutation: mara.mutation('confirm', { prior: [mara.mutation('create')] })
			})
		);
	const days = { start: '2026-11-01T07:00:00.000Z', stop: '2026-11-06T11:00:00.000Z' };
	await mara.push(mara.draft(days));
	expect(await confirm('2026-11-05')).toMatchObject({ reason: { code: 'E_OVERLAP' } });
	expect(await confirm('2026-11-09')).toMatchObject({ status: 'applied' });
	const clock = mara.draft({ start: '2026-11-10T07:00:00.000Z', stop: null });
	await mara.push(clock);
	expect(await confirm('2026-11-18')).toMatchObject({ reason: { code: 'E_OVERLAP' } });
	await mara.push(mara.next(clock, 'delete'), { assumed: clock, deleted: true });
	expect(await confirm('2026-11-17')).toMatchObject({ status: 'applied' });
});

test('a clock set back between two acts of one device is not believed', async () => {
	const { mara } = await createSyncFirm();
	const draft = mara.draft();
	await mara.push(draft);
	const early = mara.mutation('confirm', { deviceTime: '2026-11-17T08:00:00.000Z' });
	const confirmed = { ...draft, state: 'confirmed', mutation: early };
	expect(await mara.push(confirmed, { assumed: draft })).toMatchObject({ status: 'applied' });
	expect((await mara.pull()).documents).toMatchObject([
		{ confirmedAt: '2026-11-19T11:00:00.000Z', flags: ['CLOCK_SUSPECT'] }
	]);
});

async function pushIn(server: TestServer, token: string, row: unknown) {
	const headers = { authorization: `Bearer ${token}` };
	const body = JSON.stringify({ rows: [row] });
	const response = await server.request('/api/sync/time_entries/push', { method: 'POST', body, headers });
	return (await response.json()) as PushResponse;
}

test('a device id nobody knows does not make an earlier time believable: not in the same session, not in a new one', async () => {
	const { server, mara } = await createSyncFirm();
	const session = server.signIn('mara');
	server.clock.advance(5 * 86_400_000);
	const deviceTime = '2026-11-20T08:00:00.000Z';
	const [first, second] = [mara.draft(), mara.draft({ start: '2026-11-18T12:00:00.000Z', stop: null })];
	await pushIn(server, session, mara.row(first));
	const setBack = (deviceId: string) => ({
		...first,
		state: 'confirmed',
		mutation: mara.mutation('confirm', { deviceTime, deviceId, seq: 1 })
	});
	await pushIn(server, session, mara.row(setBack('fresh'), { assumed: first }));
	const anew = { ...second, mutation: mara.mutation('create', { deviceTime, deviceId: 'fresher', seq: 1 }) };
	await pushIn(server, server.signIn('mara'), mara.row(anew));
	const { documents } = await mara.pull();
	expect(documents).toMatchObject([
		{ id: first.id, flags: ['CLOCK_SUSPECT'], confirmedAt: '2026-11-24T11:00:00.000Z' },
		{ id: second.id, flags: ['CLOCK_SUSPECT'] }
	]);
});

test('a new device that worked offline since its sign-in is believed, however late it sends for the first time', async () => {
	const { server, mara } = await createSyncFirm();
	const phone = server.signIn('mara');
	const tablet = server.signIn('mara');
	const deviceTime = '2026-11-19T11:05:00.000Z';
	const draft = mara.draft({ state: 'confirmed' });
	const prior = [mara.mutation('create', { deviceTime, deviceId: 'phone', seq: 1 })];
	const mutation = mara.mutation('confirm', { deviceTime, deviceId: 'phone', seq: 2, prior });
	server.clock.advance(3 * 86_400_000);
	await pushIn(
		server,
		tablet,
		mara.row(mara.draft({ start: '2026-11-17T07:00:00.000Z', stop: '2026-11-17T11:00:00.000Z' }))
	);
	await pushIn(server, phone, mara.row({ ...draft, mutation }));
	const { documents } = await mara.pull();
	expect(documents.find(({ id }) => id === draft.id)).toMatchObject({ confirmedAt: deviceTime });
	expect(JSON.stringify(documents)).not.toContain('CLOCK_SUSPECT');
});
