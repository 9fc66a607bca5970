import { beforeEach, describe, expect, test } from 'vitest';
import { answerError } from '#server/http/answer-error.ts';
import { createRouter, type RouteRule } from '#server/http/route.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';

/** A name that stands in every record here: a refused answer must not have it anywhere. */
const CANARY = 'Kanarienvogel';
const WHO = ['anonymous', 'worker', 'manager', 'hr', 'archived hr'] as const;
type Who = (typeof WHO)[number];

let server: TestServer;
let ids: Record<Exclude<Who, 'anonymous'>, string>;

beforeEach(async () => {
	server = createTestServer();
	const manager = await server.addEmployee({ name: `Mona ${CANARY}` });
	const groupId = server.addGroup({
		name: `Gruppe ${CANARY}`,
		data: { managers: [{ userId: manager, from: '2000-01-01', to: null }] }
	});
	ids = {
		manager,
		worker: await server.addEmployee({ name: `Willi ${CANARY}`, groupId }),
		hr: await server.addEmployee({ name: `Hanna ${CANARY}`, hr: true }),
		'archived hr': await server.addEmployee({
			name: `Alf ${CANARY}`,
			hr: true,
			archivedAt: '2026-01-01T00:00:00.000Z'
		})
	};
});

async function ask(rule: RouteRule, who: Who): Promise<{ status: number; text: string }> {
	const path = rule.path.replaceAll(/:\w+/g, ids.worker);
	const aborter = new AbortController();
	const hasBody = rule.method !== 'GET' && rule.method !== 'DELETE';
	const response = await server.request(
		path,
		{ method: rule.method, signal: aborter.signal, ...(hasBody ? { body: '{}' } : {}) },
		who === 'anonymous' ? undefined : ids[who]
	);
	const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
	const text = isStream ? '' : await response.text();
	if (isStream) await response.body?.cancel();
	aborter.abort();
	return { status: response.status, text };
}

/** The status that refuses this person here; null when the rule lets them pass. */
function refusal({ access }: RouteRule, who: Who): number | null {
	if (access === 'local-admin') return 404;
	if (access === 'public' || access === 'setup') return null;
	if (who === 'anonymous') return 401;
	if (access === 'hr') return who === 'hr' ? null : 403;
	if (access === 'manager') return who === 'manager' ? null : 403;
	return null;
}

test('every route that answers has a declared rule', () => {
	const declared = new Set(server.app.routes.map(({ method, path }) => `${method} ${path}`));
	const answering = server.app.hono.routes.filter(({ method }) => method !== 'ALL');
	expect(answering.length).toBeGreaterThan(10);
	for (const { method, path } of answering) expect(declared).toContain(`${method} ${path}`);
});

test('no two rules are about the same route', () => {
	const all = server.app.routes.map(({ method, path }) => `${method} ${path}`);
	expect(all).toEqual([...new Set(all)]);
});

describe.each(WHO)('%s', (who) => {
	test('passes where the rule says so, and learns nothing anywhere else', async () => {
		for (const rule of server.app.routes) {
			const { status, text } = await ask(rule, who);
			const refused = refusal(rule, who);
			const label = `${who}: ${rule.method} ${rule.path}`;
			if (refused !== null) {
				expect([label, status]).toEqual([label, refused]);
				expect(text).not.toContain(CANARY);
				expect(JSON.parse(text)).toEqual({
					error: { code: expect.any(String), message: expect.any(String) }
				});
			} else if (rule.access === 'public' || rule.access === 'setup') {
				expect(text).not.toContain(CANARY);
			} else {
				expect([label, [401, 403].includes(status)]).toEqual([label, false]);
			}
			expect([label, status < 500]).toEqual([label, true]);
		}
	});
});

test('the same holds for every other spelling of a path', async () => {
	const spellings = [
		'//api/people',
		'/api//people',
		'/api/./people',
		'/api/%2e/people',
		'/api%2fpeople',
		'/api/x/../people',
		'/api/%70eople',
		'/api/people/',
		'/api/people%00'
	];
	for (const path of spellings) {
		const response = await server.request(path, {}, ids.worker);
		expect([path, [401, 403, 404].includes(response.status)]).toEqual([path, true]);
		expect(await response.text()).not.toContain(CANARY);
	}
});

test('rights that end during a request are gone: the decision is made inside the transaction', async () => {
	const token = server.signIn(ids.hr);
	let send: (chunk: string) => void = () => {};
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			send = (chunk) => {
				controller.enqueue(new TextEncoder().encode(chunk));
				controller.close();
			};
		}
	});
	const answer = server.request('/api/people', {
		method: 'POST',
		body,
		duplex: 'half',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
	});
	await server.addEmployee({ hr: true });
	const second = await server.addEmployee({ hr: true });
	expect((await server.patch(`/api/people/${ids.hr}`, { hr: false }, second)).status).toBe(200);
	send(JSON.stringify({ name: 'Spät dran' }));
	expect((await answer).status).toBe(403);
	const people = await (await server.request('/api/people', {}, second)).text();
	expect(people).not.toContain('Spät dran');
});

test('who managed a group until yesterday, or will from tomorrow, is no manager today', async () => {
	const pass = async (from: string, to: string | null) => {
		const userId = await server.addEmployee();
		server.addGroup({ data: { managers: [{ userId, from, to }] } });
		const router = createRouter(server.deps);
		router.hono.onError((error, c) => answerError(server.deps.log, error, c));
		router.get('/managers-only', 'manager', (c) => c.text('in'));
		const headers = { authorization: `Bearer ${server.signIn(userId)}` };
		const { status } = await router.hono.request('/managers-only', { headers });
		const me = (await (await server.request('/api/me', {}, userId)).json()) as { roles: string[] };
		return { status, roles: me.roles };
	};
	expect(await pass('2020-01-01', '2026-11-18')).toEqual({ status: 403, roles: ['worker'] });
	expect(await pass('2026-11-20', null)).toEqual({ status: 403, roles: ['worker'] });
	expect(await pass('2020-01-01', '2026-11-19')).toEqual({ status: 200, roles: ['worker', 'manager'] });
});
