import { expect, test } from 'vitest';
import type { SessionsResponse } from '#protocol/http/sessions.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';

const password = 'richtig langes Passwort';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';

/** Signs in from a device; answers what its later requests carry. */
async function signIn(server: TestServer, username: string, userAgent: string) {
	const response = await server.request('/api/auth/sign-in/username', {
		method: 'POST',
		body: JSON.stringify({ username, password }),
		headers: { 'user-agent': userAgent }
	});
	return { authorization: `Bearer ${response.headers.get('set-auth-token') ?? ''}` };
}

async function listed(server: TestServer, headers: Record<string, string>) {
	const answer = await server.request('/api/sessions', { headers });
	return ((await answer.json()) as SessionsResponse).sessions;
}

async function twoDevices() {
	const server = createTestServer();
	await server.addEmployee({ name: 'Mara Lindner', userName: 'mara', password });
	await server.addEmployee({ name: 'Tom Brandl', userName: 'tom', password });
	const phone = await signIn(server, 'mara', ANDROID);
	const office = await signIn(server, 'mara', FIREFOX);
	return { server, phone, office };
}

test('a person sees where they are signed in, by browser and system, and which of it is this device', async () => {
	const { server, phone } = await twoDevices();
	const sessions = await listed(server, phone);
	const seen = sessions.map(({ device, isThis }) => ({ device, isThis }));
	expect(seen).toContainEqual({ device: 'Chrome · Android', isThis: true });
	expect(seen).toContainEqual({ device: 'Firefox · Linux', isThis: false });
	expect(seen).toHaveLength(2);
});

test('signing another device out ends it at once and leaves this one signed in', async () => {
	const { server, phone, office } = await twoDevices();
	const other = (await listed(server, phone)).find(({ isThis }) => !isThis)?.id ?? '';
	const answer = await server.request(`/api/sessions/${other}`, { method: 'DELETE', headers: phone });
	expect(answer.status).toBe(200);
	expect((await server.request('/api/me', { headers: office })).status).toBe(401);
	expect(await listed(server, phone)).toMatchObject([{ isThis: true }]);
});

test('what a device signed for a hand-over is doubted once it was signed out from elsewhere', async () => {
	const { server, phone, office } = await twoDevices();
	const sessions = await listed(server, phone);
	const keyOf = (sessionId: string) =>
		server.deps.db
			.statement('SELECT revoked_at, lost_at FROM handover_device_keys WHERE session_id = ?')
			.get([sessionId]);
	for (const { id } of sessions)
		server.deps.db
			.statement(
				`INSERT INTO handover_device_keys (user_id, id, device_id, public_key, session_id, session_started_at, registered_at)
				SELECT user_id, ?1, ?1, 'key', ?1, 0, 0 FROM session WHERE id = ?1`
			)
			.run([id]);
	const here = sessions.find(({ isThis }) => isThis)?.id ?? '';
	const there = sessions.find(({ isThis }) => !isThis)?.id ?? '';
	await server.request(`/api/sessions/${there}`, { method: 'DELETE', headers: phone });
	const now = server.deps.clock.now();
	expect(keyOf(there)).toMatchObject({ revoked_at: now, lost_at: now });
	expect(keyOf(here)).toMatchObject({ revoked_at: null, lost_at: null });
	expect((await server.request('/api/me', { headers: office })).status).toBe(401);
});

test("nobody ends or sees another person's session", async () => {
	const { server, phone } = await twoDevices();
	const tom = await signIn(server, 'tom', FIREFOX);
	const [own] = await listed(server, tom);
	const answer = await server.request(`/api/sessions/${own?.id}`, { method: 'DELETE', headers: phone });
	expect(answer.status).toBe(404);
	expect(await listed(server, tom)).toHaveLength(1);
	expect((await listed(server, phone)).map(({ id }) => id)).not.toContain(own?.id);
});
