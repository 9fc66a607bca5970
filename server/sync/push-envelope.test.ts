import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { PushResponse } from '#protocol/push.ts';
import { createSyncFirm, type SyncFirm } from '#server/testkit/sync-firm.ts';

const PATH = '/api/sync/time_entries/push';

function send(
	{ server }: SyncFirm,
	body: BodyInit,
	headers: Record<string, string> = {},
	path = PATH
): Promise<Response> {
	return server.request(
		path,
		{ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } },
		'mara'
	);
}

const badEnvelopes: readonly [string, BodyInit, number, string][] = [
	['text that is no JSON', 'hello', 400, 'request.unreadable'],
	['nothing', '', 400, 'request.unreadable'],
	['null', 'null', 400, 'request.unreadable'],
	['a list', '[]', 400, 'request.unreadable'],
	['a number', '1e400', 400, 'request.unreadable'],
	['no rows', '{}', 400, 'request.unreadable'],
	['rows that are no list', '{"rows":{"length":1}}', 400, 'request.unreadable'],
	['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400, 'request.unreadable'],
	['JSON cut in the middle', '{"rows":[{"newDocu', 400, 'request.unreadable'],
	['101 rows', JSON.stringify({ rows: Array.from({ length: 101 }, () => null) }), 413, 'request.too_large'],
	['more than 1 MB', JSON.stringify({ rows: ['x'.repeat(1024 * 1024)] }), 413, 'request.too_large'],
	['nesting without end', `{"rows":${'['.repeat(400_000)}`, 400, 'request.unreadable']
];

test.each(badEnvelopes)(
	'an envelope of %s is refused with its code, and nothing is stored',
	async (_, body, status, code) => {
		const firm = await createSyncFirm();
		const before = firm.server.deps.history.current();
		const response = await send(firm, body);
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ error: { code, message: expect.any(String) } });
		expect(firm.server.deps.history.current()).toBe(before);
	}
);

test('a gzipped body is unpacked, a bomb and rubbish are refused', async () => {
	const firm = await createSyncFirm();
	const draft = firm.mara.draft();
	const packed = (body: string) => send(firm, gzipSync(body), { 'content-encoding': 'gzip' });
	const response = await packed(JSON.stringify({ rows: [firm.mara.row(draft)] }));
	expect(((await response.json()) as PushResponse).results).toEqual([{ id: draft.id, status: 'applied' }]);
	expect((await packed(JSON.stringify({ rows: [' '.repeat(5_000_000)] }))).status).toBe(413);
	expect((await send(firm, 'no gzip', { 'content-encoding': 'gzip' })).status).toBe(400);
	expect((await send(firm, '{}', { 'content-encoding': 'br' })).status).toBe(415);
});

test('only JSON is taken: a form on a foreign page cannot push', async () => {
	const firm = await createSyncFirm();
	for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
		expect((await send(firm, '{"rows":[]}', { 'content-type': type })).status).toBe(415);
	}
});

test('an unknown protocol is told which ones are answered', async () => {
	const firm = await createSyncFirm();
	for (const version of ['0', '2', '99', 'one', '1.5']) {
		const response = await send(firm, '{"rows":[]}', { 'x-tagwerk-protocol': version });
		expect(response.status).toBe(426);
		expect(await response.json()).toMatchObject({ error: { code: 'protocol.unsupported', min: 1, max: 1 } });
	}
	const none = new Request(`http://localhost${PATH}`, {
		method: 'POST',
		body: '{"rows":[]}',
		headers: {
			authorization: `Bearer ${firm.server.signIn('mara')}`,
			'content-type': 'application/json',
			host: 'localhost'
		}
	});
	const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
	expect((await firm.server.app.hono.fetch(none, env)).status).toBe(426);
});

test('without a session every door of the sync is shut', async () => {
	const { server } = await createSyncFirm();
	const paths = ['info', 'stream', 'time_entries/pull', 'employees/pull', 'notices/pull'];
	for (const path of paths) expect((await server.request(`/api/sync/${path}`)).status).toBe(401);
	expect((await server.post(PATH, { rows: [] })).status).toBe(401);
	expect((await server.post('/api/notices/x/read', {})).status).toBe(401);
});

test('a collection that does not exist is not found, the prototype of objects included', async () => {
	const firm = await createSyncFirm();
	for (const name of ['salaries', '__proto__', 'constructor', 'toString']) {
		expect((await send(firm, '{"rows":[]}', {}, `/api/sync/${name}/push`)).status).toBe(404);
	}
});

test('an empty push is answered with an empty list', async () => {
	const firm = await createSyncFirm();
	const response = await send(firm, '{"rows":[]}');
	expect(await response.json()).toMatchObject({
		results: [],
		checkpoint: { seq: 0 },
		serverTime: expect.any(String)
	});
});

/** Rows that cannot be read, each made from a good draft. */
const poison: readonly [string, (draft: Record<string, unknown>) => unknown][] = [
	['null', () => null],
	['a number', () => 7],
	['a list', () => [[]]],
	['no document', () => ({ assumedMasterState: null })],
	['a document that is a list', () => ({ newDocumentState: [], assumedMasterState: null })],
	['no id', ({ id: _, ...rest }) => ({ newDocumentState: rest })],
	[
		'an id that is SQL',
		(draft) => ({ newDocumentState: { ...draft, id: "x'; DROP TABLE time_entries; --" } })
	],
	[
		'an unknown event',
		(draft) => ({
			newDocumentState: { ...draft, mutation: { ...(draft['mutation'] as object), event: 'explode' } }
		})
	],
	['no mutation', ({ mutation: _, ...rest }) => ({ newDocumentState: rest })],
	[
		'a day that does not exist',
		(draft) => ({ newDocumentState: { ...draft, start: '2026-02-30T08:00:00.000Z' } })
	],
	[
		'a time without milliseconds',
		(draft) => ({ newDocumentState: { ...draft, start: '2026-02-20T08:00:00Z' } })
	],
	['a place that does not exist', (draft) => ({ newDocumentState: { ...draft, zone: 'Mars/Olympus' } })],
	['an endless note', (draft) => ({ newDocumentState: { ...draft, note: 'x'.repeat(1001) } })],
	['a version from the future', (draft) => ({ newDocumentState: { ...draft, schemaVersion: 99 } })],
	['an unknown state', (draft) => ({ newDocumentState: { ...draft, state: 'blessed' } })],
	[
		'51 prior mutations',
		(draft) => ({
			newDocumentState: {
				...draft,
				mutation: {
					...(draft['mutation'] as object),
					prior: Array.from({ length: 51 }, () => draft['mutation'])
				}
			}
		})
	]
];

test('poison rows are quarantined one by one, and all good rows beside them are applied', async () => {
	const firm = await createSyncFirm();
	const { mara } = firm;
	const rows = poison.flatMap(([, spoil]) => [spoil({ ...mara.draft() }), mara.row(mara.draft())]);
	const { results } = await mara.pushRows(rows);
	poison.forEach(([name], index) => {
		expect([name, results[index * 2]?.status]).toEqual([name, 'quarantined']);
		const code = name === 'a version from the future' ? 'E_NEWER_VERSION' : 'E_UNREADABLE';
		expect(results[index * 2]?.reason).toMatchObject({ code });
		expect([name, results[index * 2 + 1]?.status]).toEqual([name, 'applied']);
	});
	expect((await mara.pull()).documents).toHaveLength(poison.length);
});

test('keys of the prototype in a row do nothing', async () => {
	const { server, mara } = await createSyncFirm();
	const draft = JSON.stringify(mara.draft());
	const body = `{"rows":[{"newDocumentState":${draft.replace('{', '{"__proto__":{"isAdmin":true},"constructor":{"x":1},')},"assumedMasterState":null}]}`;
	const response = await server.request(PATH, { method: 'POST', body }, 'mara');
	expect(await response.json()).toMatchObject({ results: [{ status: 'applied' }] });
	expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
	expect(JSON.stringify((await mara.pull()).documents)).not.toContain('isAdmin');
});
