import { expect, test } from 'vitest';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#protocol/version.ts';
import { handoverDevice } from '#server/testkit/handover-device.ts';
import { OLDER, withOlderVersions } from '#server/testkit/older-versions.ts';
import { confirmedEntry, createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';

const firm = () => createSyncFirm({ versions: withOlderVersions });

/** What Mara's app hears when it asks in one version of the wire. */
async function ask(
	{ server }: SyncFirm,
	path: string,
	{ protocol = OLDER, body }: { readonly protocol?: number | string; readonly body?: unknown } = {}
): Promise<Record<string, unknown>> {
	const headers = { [PROTOCOL_HEADER]: String(protocol) };
	const init = body === undefined ? { headers } : { method: 'POST', body: JSON.stringify(body), headers };
	const response = await server.request(path, init, 'mara');
	return (await response.json()) as Record<string, unknown>;
}

test('every way of the sync asks for the protocol, and says which ones are answered; only the question which does not', async () => {
	const { server } = await createSyncFirm();
	const ways = server.app.routes.filter(({ path }) => path.startsWith('/api/sync/'));
	expect(ways).toHaveLength(8);
	const others = ['/api/notices/:id/read', '/api/time-entries/confirm-on-behalf'];
	ways.push(...server.app.routes.filter(({ path }) => others.includes(path)));
	expect(ways).toHaveLength(10);
	for (const { method, path } of ways) {
		for (const version of [PROTOCOL_VERSION + 1, PROTOCOL_VERSION - 1, 99, 'one', '1.5', '']) {
			const body = method === 'GET' ? {} : { body: '{}' };
			const init = { method, ...body, headers: { [PROTOCOL_HEADER]: String(version) } };
			const answer = await server.request(path.replace(':collection', 'absences'), init, 'mara');
			const expected = path === '/api/sync/info' ? 200 : 426;
			expect([path, version, answer.status]).toEqual([path, version, expected]);
			const range = { min: PROTOCOL_VERSION, max: PROTOCOL_VERSION };
			const told = expected === 200 ? { protocol: range } : { error: range };
			expect(await answer.json()).toMatchObject(told);
		}
	}
});

test('a server that answers two versions says so, and answers the older one everywhere', async () => {
	const both = await firm();
	const range = { min: OLDER, max: PROTOCOL_VERSION };
	expect(await ask(both, '/api/sync/info')).toMatchObject({ protocol: range });
	for (const protocol of [PROTOCOL_VERSION + 1, -1])
		expect(await ask(both, '/api/sync/absences/pull', { protocol })).toMatchObject({ error: range });
	expect(await ask(both, '/api/sync/absences/pull')).toMatchObject({ documents: [] });
});

test('records go to an older app as it wrote them: in a page, and as the master of a conflict', async () => {
	const both = await firm();
	const { mara } = both;
	const draft = mara.draft({ note: 'Lager' });
	await mara.push(draft);
	const page = await ask(both, '/api/sync/time_entries/pull');
	const [document] = page['documents'] as Record<string, unknown>[];
	expect(document).toMatchObject({ id: draft.id, remark: 'Lager', schemaVersion: OLDER });
	expect(document).not.toHaveProperty('note');
	const row = mara.row(mara.next(draft, 'edit', { note: 'anders' }));
	const pushed = await ask(both, '/api/sync/time_entries/push', { body: { rows: [row] } });
	const master = { id: draft.id, remark: 'Lager', schemaVersion: OLDER };
	expect(pushed['results']).toMatchObject([{ status: 'conflict', master }]);
});

test('every other answer, too, is given in the shape of the version that asked', async () => {
	const both = await firm();
	const { mara, server } = both;
	await mara.push(mara.draft());
	const month = '/api/sync/digest?collection=time_entries&month=2026-11';
	expect(await ask(both, month)).toEqual({ hash: expect.any(String), total: 1 });
	const known = [{ id: 'a', mutationId: 'b' }];
	const body = { epoch: 'x', known };
	expect(await ask(both, '/api/sync/time_entries/reoffer', { body })).toEqual({ lacking: ['a'] });
	const phone = await handoverDevice(server, mara);
	const named = { deviceId: 'phone', publicKey: phone.key.server.publicKey };
	const key = await ask(both, '/api/sync/handover/key', { body: named });
	expect(key).toMatchObject({ key: expect.any(String) });
	const bundle = Buffer.from(await phone.bundle([])).toString('base64url');
	const counts = await ask(both, '/api/sync/handover', { body: { bundle } });
	expect(counts).toMatchObject({ accepted: 0, refused: 0 });
	const days = { userId: 'mara', from: '2026-11-18', to: '2026-11-18', comment: 'krank' };
	const init = { method: 'POST', body: JSON.stringify(days), headers: { [PROTOCOL_HEADER]: String(OLDER) } };
	const confirmed = await server.request('/api/time-entries/confirm-on-behalf', init, 'jana');
	expect(await confirmed.json()).toMatchObject({ done: 1 });
});

test('the stream of an older app tells changes in its words', async () => {
	const { server, mara } = await firm();
	const texts = await Promise.all(
		[OLDER, PROTOCOL_VERSION].map(async (protocol) => {
			// An EventSource has no headers of its own.
			const request = new Request(`http://localhost/api/sync/stream?protocol=${protocol}`, {
				headers: { authorization: `Bearer ${server.signIn('mara')}`, host: 'localhost' }
			});
			const { body } = await server.app.hono.fetch(request, {
				incoming: { socket: { remoteAddress: '127.0.0.1' } }
			});
			return body ?? new ReadableStream<Uint8Array>();
		})
	);
	await mara.push(mara.draft());
	server.deps.feed.closeAll('shutdown');
	const [older, today] = await Promise.all(texts.map((body) => new Response(body).text()));
	expect(older).toMatch(/event: change\ndata: \{"seq":\d+,"name":"time_entries"\}/);
	expect(today).toMatch(/event: change\ndata: \{"collection":"time_entries","seq":\d+\}/);
});

test('a device whose app was updated reads everything again, in the new shape; one that was not goes on', async () => {
	const both = await firm();
	await both.mara.push(both.mara.draft({ note: 'Lager' }));
	const first = await ask(both, '/api/sync/time_entries/pull');
	const { epoch, scope, seq } = first['checkpoint'] as Record<string, string>;
	const next = `/api/sync/time_entries/pull?epoch=${epoch}&scope=${scope}&seq=${seq}`;
	const same = await ask(both, next);
	expect([same['documents'], same['reset']]).toEqual([[], undefined]);
	const updated = await ask(both, next, { protocol: PROTOCOL_VERSION });
	expect(updated).toMatchObject({ reset: true, documents: [{ note: 'Lager', schemaVersion: 1 }] });
});

test('what today’s app is answered is the same to the letter, whether an older one is answered or not', async () => {
	const texts = [];
	for (const options of [{}, { versions: withOlderVersions }]) {
		const { server, jana, mara } = await createSyncFirm(options);
		await confirmedEntry(mara);
		const response = await server.request('/api/sync/time_entries/pull', {}, jana.userId);
		texts.push((await response.text()).replaceAll(/0193[^"]*|"epoch":"[^"]*"|"scope":"[^"]*"/g, ''));
	}
	expect(texts[1]).toBe(texts[0]);
});
