import * as v from 'valibot';
import { expect, test } from 'vitest';
import { checkpointSchema } from '#protocol/checkpoint.ts';
import { errorEnvelopeSchema } from '#protocol/error.ts';
import type { PullResponse } from '#protocol/pull.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { aPushedEntry } from '#tests/contract/pushed-entry.ts';

const PULL = '/api/sync/time_entries/pull';
const PUSH = '/api/sync/time_entries/push';

async function pull(server: TestServer, userId: string, query: string): Promise<PullResponse> {
	const answer = await server.request(`${PULL}?${query}`, {}, userId);
	expect(answer.status).toBe(200);
	return (await answer.json()) as PullResponse;
}

async function serverWithEntries(count: number) {
	const server = createTestServer();
	const userId = await server.addEmployee();
	const rows = Array.from({ length: count }, (_, index) => ({
		newDocumentState: aPushedEntry({ id: `entry-${index}`, userId }),
		assumedMasterState: null
	}));
	expect((await server.post(PUSH, { rows }, userId)).status).toBe(200);
	return { server, userId };
}

test('who asks too often is told when to come back; others are not held up, and after the wait all is well', async () => {
	const server = createTestServer({ config: { syncRate: 60 } });
	const busy = await server.addEmployee();
	const other = await server.addEmployee();
	for (let count = 0; count < 60; count += 1) await pull(server, busy, 'seq=0');
	server.clock.advance(20_000);
	const doors: readonly [string, RequestInit][] = [
		[PULL, {}],
		['/api/sync/notices/pull', {}],
		['/api/sync/info', {}],
		['/api/sync/stream?protocol=1', {}],
		[PUSH, { method: 'POST', body: '{"rows":[]}' }]
	];
	for (const [path, init] of doors) {
		const answer = await server.request(path, init, busy);
		expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 429, '40']);
		const body = v.parse(errorEnvelopeSchema, await answer.json());
		expect(body.error.code).toBe('request.rate_limited');
	}
	await pull(server, other, 'seq=0');
	server.clock.advance(40_000);
	await pull(server, busy, 'seq=0');
});

test('an app of another protocol that keeps asking uses up its person’s minute like any other', async () => {
	const server = createTestServer({ config: { syncRate: 60 } });
	const busy = await server.addEmployee();
	const headers = { 'x-tagwerk-protocol': '99' };
	for (let count = 0; count < 60; count += 1)
		expect((await server.request(PULL, { headers }, busy)).status).toBe(426);
	expect((await server.request(PULL, { headers }, busy)).status).toBe(429);
	expect((await server.request(PULL, {}, busy)).status).toBe(429);
});

test('a person reads notices and confirms for others so often a minute, and no more', async () => {
	const server = createTestServer({ config: { syncRate: 60 } });
	const [busy, other] = [await server.addEmployee({ hr: true }), await server.addEmployee({ hr: true })];
	const doors: readonly [string, number][] = [
		['/api/notices/x/read', 60],
		['/api/time-entries/confirm-on-behalf', 10]
	];
	for (const [path, limit] of doors) {
		for (let count = 0; count < limit; count += 1)
			expect((await server.post(path, {}, busy)).status).not.toBe(429);
		const refused = await server.post(path, {}, busy);
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
		expect((await server.post(path, {}, other)).status).not.toBe(429);
	}
});

test('a position without its history leaves nothing out: the device starts again from the beginning', async () => {
	const { server, userId } = await serverWithEntries(3);
	const all = await pull(server, userId, 'seq=0');
	expect(all.reset).toBeUndefined();
	for (const query of ['seq=2', 'seq=999999999', `seq=2&epoch=${all.checkpoint.epoch}`]) {
		const page = await pull(server, userId, query);
		expect(page).toMatchObject({ reset: true, more: false, checkpoint: all.checkpoint });
		expect(page.documents).toEqual(all.documents);
	}
});

test('a checkpoint goes back as it came: epoch, scope and position are safe in an address', async () => {
	const { server, userId } = await serverWithEntries(3);
	const first = await pull(server, userId, 'epoch=other&scope=other&seq=9&limit=1');
	expect(first).toMatchObject({ reset: true, more: true });
	let { checkpoint } = first;
	for (const isLast of [false, true]) {
		expect(v.is(checkpointSchema, checkpoint)).toBe(true);
		const { epoch, scope, seq } = checkpoint;
		expect(encodeURIComponent(epoch + scope)).toBe(epoch + scope);
		const page = await pull(server, userId, `epoch=${epoch}&scope=${scope}&seq=${seq}&limit=1`);
		expect(page).toMatchObject({ reset: true, more: !isLast });
		expect(page.documents).toHaveLength(1);
		({ checkpoint } = page);
	}
	const { epoch, scope, seq } = checkpoint;
	const after = await pull(server, userId, `epoch=${epoch}&scope=${scope}&seq=${seq}`);
	expect(after).toEqual({ documents: [], checkpoint, more: false, serverTime: expect.any(String) });
});

test('every call that writes asks for the protocol', async () => {
	const server = createTestServer();
	const userId = await server.addEmployee();
	const init = { method: 'POST', body: '{}', headers: { 'x-tagwerk-protocol': '2' } };
	for (const path of [PUSH, '/api/notices/any/read', '/api/time-entries/confirm-on-behalf']) {
		const answer = await server.request(path, init, userId);
		expect([path, answer.status]).toEqual([path, 426]);
		expect(await answer.json()).toMatchObject({ error: { code: 'protocol.unsupported', min: 1, max: 1 } });
	}
});
