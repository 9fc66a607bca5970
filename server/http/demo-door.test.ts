import { expect, test } from 'vitest';
import { markDemo } from '#server/settings/settings.usecases.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';

const NEIGHBOUR = '192.168.1.20';

function aDemo(host: string) {
	const server = createTestServer({ config: { host } });
	server.deps.db.transaction(() => markDemo(server.deps));
	return server;
}

test('a demo without HOST answers this machine and nobody else', async () => {
	const demo = aDemo('');
	expect((await demo.request('/api/health')).status).toBe(200);
	const refused = await demo.request('/api/health', { from: NEIGHBOUR });
	expect(refused.status).toBe(403);
	expect(await refused.json()).toMatchObject({ error: { code: 'demo.local' } });
});

test('a demo with HOST answers others too', async () => {
	expect((await aDemo('0.0.0.0').request('/api/health', { from: NEIGHBOUR })).status).toBe(200);
});

test("somebody's company answers everybody", async () => {
	const server = createTestServer({ config: { host: '' } });
	expect((await server.request('/api/health', { from: NEIGHBOUR })).status).toBe(200);
});
