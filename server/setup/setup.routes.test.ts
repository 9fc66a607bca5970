import { expect, test, vi } from 'vitest';
import type { DemoInfo } from '#protocol/http/setup-status.ts';
import type { SetupProgress } from '#protocol/http/setup.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';

const company = {
	company: { name: 'Muster GmbH', country: 'DE', state: 'BY', zone: 'Europe/Berlin', language: 'de' },
	account: { name: 'Hanna Probst', userName: 'Hanna', password: 'ein gutes Passwort' }
};

/** A whole firm on a busy machine. */
const DEMO_LIMIT_MS = 120_000;

const emptyServer = () => createTestServer({ withCompany: false });
const codeOf = async (response: Response) =>
	((await response.json()) as { error: { code: string } }).error.code;

test('from this machine an empty server opens at once: company, holidays, first HR, signed in', async () => {
	const server = emptyServer();
	expect(await (await server.request('/api/setup')).json()).toEqual({ needed: true, codeRequired: false });
	const response = await server.post('/api/setup/company', company);
	expect(response.status).toBe(201);
	const token = response.headers.get('set-auth-token') ?? '';
	const me = await server.request('/api/me', { headers: { authorization: `Bearer ${token}` } });
	expect(await me.json()).toMatchObject({
		name: 'Hanna Probst',
		roles: ['worker', 'hr'],
		company: 'Muster GmbH',
		demo: false
	});
	const holidays = server.deps.db.statement('SELECT count(*) AS n FROM public_holidays').get();
	expect(Number(holidays?.['n'])).toBeGreaterThan(50);
	expect(await (await server.request('/api/setup')).json()).toEqual({ needed: false, codeRequired: false });
	const people = await server.request('/api/people', { headers: { authorization: `Bearer ${token}` } });
	// Whoever is new works the company's usual hours: without them no leave could be asked for.
	expect(await people.json()).toMatchObject({ people: [{ schedules: [{ minutes: { mon: 480, sun: 0 } }] }] });
});

test('a set-up happens once, also when two come at the same moment', async () => {
	const server = emptyServer();
	const answers = await Promise.all([1, 2].map(() => server.post('/api/setup/company', company)));
	expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
	const late = await server.post('/api/setup/company', company);
	expect([late.status, await codeOf(late)]).toEqual([409, 'setup.done']);
	expect((await server.post('/api/setup/demo', {})).status).toBe(409);
});

test('from elsewhere it takes the printed code, which works once and for 30 minutes', async () => {
	const server = emptyServer();
	const setUp = (code?: string) =>
		server.request('/api/setup/company', {
			method: 'POST',
			body: JSON.stringify({ ...company, ...(code === undefined ? {} : { code }) }),
			from: '192.168.1.20'
		});
	const status = await server.request('/api/setup', { from: '192.168.1.20' });
	expect(await status.json()).toEqual({ needed: true, codeRequired: true });
	expect((await setUp()).status).toBe(403);
	expect(await codeOf(await setUp('AAAA-MOND-AAAA'))).toBe('setup.code');
	const old = server.deps.setupCode.issue();
	server.clock.advance(30 * 60_000);
	expect((await setUp(old)).status).toBe(403);
	const code = server.deps.setupCode.issue();
	expect((await setUp(code)).status).toBe(201);
	expect(server.deps.setupCode.isRight(code)).toBe(false);
});

test('a proxy on this machine, or a foreign name for it, is not this machine', async () => {
	const server = emptyServer();
	const foreign: Record<string, string>[] = [
		{ 'x-forwarded-for': '203.0.113.7' },
		{ forwarded: 'for=203.0.113.7' },
		{ 'x-real-ip': '203.0.113.7' },
		{ host: 'zeit.example.org' },
		{ host: 'localhost.example.org' }
	];
	for (const headers of foreign) {
		const status = await server.request('/api/setup', { headers });
		expect(await status.json()).toEqual({ needed: true, codeRequired: true });
	}
});

test('a server with a public address or a proxy believes of nobody that they sit at it', async () => {
	for (const config of [{ url: 'https://zeit.example.org' }, { trustedProxies: ['127.0.0.1'] }]) {
		const server = createTestServer({ withCompany: false, config });
		expect((await server.post('/api/setup/company', company)).status).toBe(403);
	}
});

test('guessing the code ends after ten tries', async () => {
	const server = emptyServer();
	server.deps.setupCode.issue();
	const guess = () =>
		server.request('/api/setup/company', {
			method: 'POST',
			body: JSON.stringify({ ...company, code: 'AAAA-MOND-AAAA' }),
			from: '192.168.1.20'
		});
	for (let tries = 0; tries < 10; tries += 1) expect((await guess()).status).toBe(403);
	expect((await guess()).status).toBe(429);
});

test('a set-up that cannot be is refused and leaves the server empty', async () => {
	const server = emptyServer();
	const wrong = [
		{ ...company, company: { ...company.company, zone: 'Europe/Nowhere' } },
		{ ...company, account: { ...company.account, password: 'kurz' } },
		{ ...company, account: { ...company.account, userName: 'with space' } },
		{}
	];
	for (const body of wrong) expect((await server.post('/api/setup/company', body)).status).toBe(400);
	expect(await (await server.request('/api/setup')).json()).toMatchObject({ needed: true });
});

test('without a demo nobody learns of accounts', async () => {
	const server = createTestServer();
	await server.addEmployee({ hr: true });
	const demo = await server.request('/api/setup/demo');
	expect(await demo.json()).toEqual({ demo: false, password: null, accounts: [] });
});

test(
	'the demo firm loads into an empty server, tells how far it is, and everybody can sign in',
	async () => {
		const server = emptyServer();
		const begun = await server.post('/api/setup/demo', {});
		expect(begun.status).toBe(202);
		expect((await server.post('/api/setup/demo', {})).status).toBe(409);
		const progress = async () =>
			(await (await server.request('/api/setup/progress')).json()) as SetupProgress;
		const last = await vi.waitUntil(
			async () => {
				const now = await progress();
				return now.state === 'running' ? null : now;
			},
			{ timeout: DEMO_LIMIT_MS, interval: 250 }
		);
		expect(last.state).toBe('done');
		expect(last.done).toBe(last.total);
		expect(await (await server.request('/api/setup')).json()).toEqual({ needed: false, codeRequired: false });
		const info = (await (await server.request('/api/setup/demo')).json()) as DemoInfo;
		expect(new Set(info.accounts.map(({ role }) => role))).toEqual(new Set(['worker', 'manager', 'hr']));
		expect(info.accounts[0]).toMatchObject({ userName: 'mara.lindner', role: 'worker' });
		const { userName } = info.accounts.find(({ role }) => role === 'manager') ?? { userName: '' };
		const signIn = { username: userName, password: info.password };
		expect((await server.post('/api/auth/sign-in/username', signIn)).status).toBe(200);
		expect((await server.post('/api/setup/company', company)).status).toBe(409);
	},
	DEMO_LIMIT_MS
);
