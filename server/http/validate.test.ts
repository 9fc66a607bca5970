import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';

async function office() {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	return { server, hr };
}

function send(server: TestServer, hr: string, body: BodyInit, headers: Record<string, string> = {}) {
	return server.request(
		'/api/people',
		{ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } },
		hr
	);
}

const statusAndCode = async (response: Response) => [
	response.status,
	((await response.json()) as { error: { code: string } }).error.code
];

test('a gzipped body is unpacked', async () => {
	const { server, hr } = await office();
	const packed = gzipSync(JSON.stringify({ name: 'Mara' }));
	expect((await send(server, hr, packed, { 'content-encoding': 'gzip' })).status).toBe(201);
});

test('the limit counts unpacked bytes: a bomb is refused, not unpacked', async () => {
	const { server, hr } = await office();
	const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
	const answer = await send(server, hr, bomb, { 'content-encoding': 'gzip' });
	expect(await statusAndCode(answer)).toEqual([413, 'request.too_large']);
});

test('a body over the limit is refused, with or without a length that says so', async () => {
	const { server, hr } = await office();
	const large = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
	expect((await send(server, hr, large)).status).toBe(413);
	const stream = new Blob([large]).stream();
	const streamed = await server.request(
		'/api/people',
		{ method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': 'application/json' } },
		hr
	);
	expect(streamed.status).toBe(413);
});

test('what is not JSON is unreadable, whatever is wrong with it', async () => {
	const { server, hr } = await office();
	const broken = ['', '{', 'null', '[]', '"x"', '{"name":}', '\uFEFF', '[['.repeat(20_000)];
	for (const body of broken) expect((await send(server, hr, body)).status).toBe(400);
	const notText = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x7d]);
	expect((await send(server, hr, notText)).status).toBe(400);
	const notPacked = await send(server, hr, 'plain', { 'content-encoding': 'gzip' });
	expect(await statusAndCode(notPacked)).toEqual([400, 'request.unreadable']);
});

test('only JSON and only known packings are taken', async () => {
	const { server, hr } = await office();
	for (const type of ['text/plain', 'text/json', 'multipart/form-data', 'application/jsonx']) {
		expect((await send(server, hr, '{}', { 'content-type': type })).status).toBe(415);
	}
	expect((await send(server, hr, '{}', { 'content-encoding': 'br' })).status).toBe(415);
});

test('keys that reach for the prototype change nothing', async () => {
	const { server, hr } = await office();
	const body = '{"name":"Mara","__proto__":{"hr":true},"constructor":{"prototype":{"hr":true}}}';
	const answer = await send(server, hr, body);
	expect(await answer.json()).toMatchObject({ person: { hr: false } });
	expect(({} as Record<string, unknown>)['hr']).toBeUndefined();
});

test('an error answer never repeats what was sent', async () => {
	const { server, hr } = await office();
	const answer = await send(server, hr, JSON.stringify({ name: 5, note: 'Kanarienvogel' }));
	expect(await answer.text()).not.toContain('Kanarienvogel');
});

test('a larger JSON answer is packed for those who can read it', async () => {
	const { server, hr } = await office();
	for (let number = 0; number < 20; number += 1) await server.addEmployee();
	const ask = (headers: Record<string, string>) => server.request('/api/people', { headers }, hr);
	expect((await ask({})).headers.get('content-encoding')).toBeNull();
	const packed = await ask({ 'accept-encoding': 'gzip, br' });
	expect(packed.headers.get('content-encoding')).toBe('gzip');
	const unpacked = new Response(packed.body?.pipeThrough(new DecompressionStream('gzip')));
	expect(((await unpacked.json()) as { people: unknown[] }).people).toHaveLength(21);
});
