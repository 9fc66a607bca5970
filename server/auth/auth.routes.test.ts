import { expect, test } from 'vitest';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';

const password = 'richtig langes Passwort';
const inBrowser = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };

async function withMara(options?: Parameters<typeof createTestServer>[0]) {
	const server = createTestServer(options);
	const mara = await server.addEmployee({
		name: 'Mara Lindner',
		userName: 'mara.lindner',
		email: 'mara@example.org',
		password
	});
	return { server, mara };
}

function signIn(server: TestServer, body: object, headers: Record<string, string> = {}, from?: string) {
	const kind = 'email' in body ? 'email' : 'username';
	return server.request(`/api/auth/sign-in/${kind}`, {
		method: 'POST',
		body: JSON.stringify(body),
		headers,
		...(from === undefined ? {} : { from })
	});
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

test('a person signs in by user name in any case, and the bearer token then says who they are', async () => {
	const { server, mara } = await withMara();
	const response = await signIn(server, { username: ' Mara.Lindner ', password });
	expect(response.status).toBe(200);
	expect(await response.json()).toEqual({ userId: mara });
	const token = response.headers.get('set-auth-token') ?? '';
	const me = await server.request('/api/me', { headers: { authorization: `Bearer ${token}` } });
	expect(await me.json()).toMatchObject({ userId: mara, name: 'Mara Lindner', roles: ['worker'] });
});

test('a person signs in by e-mail address as well', async () => {
	const { server, mara } = await withMara();
	const response = await signIn(server, { email: 'Mara@Example.org', password });
	expect(await response.json()).toEqual({ userId: mara });
});

test('a browser gets an HttpOnly cookie and never the token in a readable place', async () => {
	const { server, mara } = await withMara();
	const response = await signIn(server, { username: 'mara.lindner', password }, inBrowser);
	expect(response.headers.get('set-auth-token')).toBeNull();
	expect(await response.text()).toBe(JSON.stringify({ userId: mara }));
	expect(response.headers.get('set-cookie')).toMatch(
		/^tagwerk_session=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/
	);
	const me = await server.request('/api/me', { headers: { cookie: cookieOf(response) } });
	expect(me.status).toBe(200);
});

test('a program gets the bearer token, also one that uses the fetch of Node', async () => {
	const { server } = await withMara();
	const body = { username: 'mara.lindner', password };
	const response = await signIn(server, body, { 'sec-fetch-mode': 'cors' });
	expect(response.headers.get('set-auth-token')).toMatch(/^[\w-]+\.[\w-]+$/);
});

test('behind TLS the cookie is bound to the host and to TLS', async () => {
	const { server } = await withMara({ config: { url: 'https://zeit.example.org' } });
	const response = await signIn(server, { username: 'mara.lindner', password });
	expect(response.headers.get('set-cookie')).toMatch(/^__Host-tagwerk_session=.*; Secure$/);
});

test('an unknown name, a wrong password, an invited person and an odd name get the same answer', async () => {
	const { server } = await withMara();
	await server.addEmployee({ userName: 'invited' });
	const answers = [];
	for (const username of ['nobody', 'mara.lindner', 'invited', 'no such name!', '!']) {
		const response = await signIn(server, { username, password: 'wrong password' });
		answers.push([response.status, await response.text(), response.headers.get('set-cookie')]);
	}
	expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
	expect(answers[0]?.[0]).toBe(401);
});

test('the mark of a missing password is no password', async () => {
	const { server } = await withMara();
	await server.addEmployee({ userName: 'invited' });
	expect((await signIn(server, { username: 'invited', password: '!' })).status).toBe(401);
});

test('real user names work: one letter, hyphens, apostrophes, umlauts', async () => {
	const { server } = await withMara();
	for (const userName of ['a', "jean-luc.o'neill", 'müller_2']) {
		await server.addEmployee({ userName, password });
		expect((await signIn(server, { username: userName, password })).status).toBe(200);
	}
});

test('signing out ends this session at once and no other', async () => {
	const { server } = await withMara();
	const phone = await signIn(server, { username: 'mara.lindner', password });
	const tablet = await signIn(server, { username: 'mara.lindner', password });
	const out = await server.request('/api/auth/sign-out', {
		method: 'POST',
		headers: { cookie: cookieOf(phone) }
	});
	expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
	const me = (response: Response) => server.request('/api/me', { headers: { cookie: cookieOf(response) } });
	expect((await me(phone)).status).toBe(401);
	expect((await me(tablet)).status).toBe(200);
});

test('a session lasts 90 days from its last day of use, and the browser gets the new end', async () => {
	const { server } = await withMara();
	const cookie = cookieOf(await signIn(server, { username: 'mara.lindner', password }, inBrowser));
	const me = () => server.request('/api/me', { headers: { cookie } });
	server.clock.advance(60 * 86_400_000);
	const used = await me();
	expect(used.headers.get('set-cookie')).toContain('Max-Age=7776000');
	server.clock.advance(60 * 86_400_000);
	expect((await me()).status).toBe(200);
	server.clock.advance(91 * 86_400_000);
	expect((await me()).status).toBe(401);
});

test('a token without the right signature is nobody', async () => {
	const { server, mara } = await withMara();
	const token = server.signIn(mara);
	const forged = [`${token.split('.')[0]}`, `${token}x`, `${token.split('.')[0]}.AAAA`, 'x.y.z', ''];
	for (const value of forged) {
		const response = await server.request('/api/me', { headers: { authorization: `Bearer ${value}` } });
		expect(response.status).toBe(401);
	}
});

test('a page of another origin cannot sign anybody in, nor can a form', async () => {
	const { server } = await withMara();
	const body = { username: 'mara.lindner', password };
	const foreign: Record<string, string>[] = [
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{ origin: 'http://localhost.evil.example' },
		{ origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' }
	];
	for (const headers of foreign) expect((await signIn(server, body, headers)).status).toBe(403);
	for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
		expect((await signIn(server, body, { 'content-type': type })).status).toBe(415);
	}
});

test('ten wrong guesses at one account from one address are enough; other accounts and addresses go on', async () => {
	const { server } = await withMara();
	await server.addEmployee({ userName: 'lena', password });
	for (let guess = 0; guess < 10; guess += 1) {
		expect((await signIn(server, { username: 'mara.lindner', password: 'wrong' })).status).toBe(401);
	}
	const refused = await signIn(server, { username: 'mara.lindner', password });
	expect(refused.status).toBe(429);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
	expect((await signIn(server, { username: 'lena', password })).status).toBe(200);
	expect((await signIn(server, { username: 'mara.lindner', password }, {}, '10.0.0.9')).status).toBe(200);
	server.clock.advance(5 * 60_000);
	expect((await signIn(server, { username: 'mara.lindner', password })).status).toBe(200);
});

test('wrong guesses sent side by side are counted like those sent one by one', async () => {
	const { server } = await withMara();
	const guesses = Array.from({ length: 20 }, () =>
		signIn(server, { username: 'mara.lindner', password: 'wrong' })
	);
	const statuses = (await Promise.all(guesses)).map(({ status }) => status).sort();
	expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(10).fill(429)]);
});

test('signing in again and again uses up no limit on wrong guesses', async () => {
	const { server } = await withMara();
	for (let round = 0; round < 31; round += 1) {
		expect((await signIn(server, { username: 'mara.lindner', password })).status).toBe(200);
	}
});

test('a made-up X-Forwarded-For does not make a new address', async () => {
	const { server } = await withMara();
	for (let guess = 0; guess < 10; guess += 1) {
		const headers = { 'x-forwarded-for': `10.0.0.${guess}` };
		await signIn(server, { username: 'mara.lindner', password: 'wrong' }, headers);
	}
	const headers = { 'x-forwarded-for': '10.0.0.99' };
	expect((await signIn(server, { username: 'mara.lindner', password }, headers)).status).toBe(429);
});

test('behind a trusted proxy each client has its own count', async () => {
	const { server } = await withMara({ config: { trustedProxies: ['192.168.1.0/24'] } });
	const wrong = { username: 'mara.lindner', password: 'wrong' };
	const via = (client: string) => ({ 'x-forwarded-for': `1.2.3.4, ${client}` });
	for (let guess = 0; guess < 10; guess += 1) await signIn(server, wrong, via('10.0.0.1'), '192.168.1.7');
	expect((await signIn(server, wrong, via('10.0.0.1'), '192.168.1.7')).status).toBe(429);
	expect((await signIn(server, wrong, via('10.0.0.2'), '192.168.1.7')).status).toBe(401);
});

test('nothing else of better-auth can be reached, by no spelling of the path', async () => {
	const { server } = await withMara();
	const paths = [
		'/api/auth/sign-up/email',
		'/api/auth/is-username-available',
		'/api/auth/update-user',
		'/api/auth/get-session',
		'/api/auth//sign-up/email',
		'/api/auth/%73ign-up/email',
		'/api/auth/./sign-up/email',
		'//api/auth/sign-up/email'
	];
	for (const path of paths) {
		const response = await server.post(path, {
			username: 'mara.lindner',
			email: 'x@y.z',
			password,
			name: 'x'
		});
		expect([path, response.status]).toEqual([path, 404]);
	}
});
