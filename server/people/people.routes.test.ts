import { expect, test } from 'vitest';
import type { Person } from '#protocol/http/people.ts';
import type { InviteResponse } from '#protocol/http/invites.ts';
import type { FeedEvent } from '#server/sync/change-feed.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';

async function office() {
	const server = createTestServer();
	const hr = await server.addEmployee({ name: 'Hanna', userName: 'hanna', hr: true });
	const create = async (body: object) => server.post('/api/people', body, hr);
	const personFrom = async (response: Response) => ((await response.json()) as { person: Person }).person;
	return { server, hr, create, personFrom };
}

function journalEvents(server: TestServer, recordId: string): unknown[] {
	return server.deps.db
		.statement('SELECT event FROM journal WHERE record_id = ? ORDER BY position')
		.all([recordId])
		.map((row) => row['event']);
}

function listen(server: TestServer, userId: string) {
	const events: (FeedEvent | { type: 'closed'; reason: string })[] = [];
	server.deps.feed.subscribe(userId, {
		sessionKey: 'test',
		send: (event) => events.push(event),
		close: (reason) => events.push({ type: 'closed', reason })
	});
	return events;
}

test('a new person gets a user name from the name, and a number when it is taken', async () => {
	const { create, personFrom } = await office();
	const first = await create({ name: 'Jürgen Groß' });
	expect(first.status).toBe(201);
	expect(await personFrom(first)).toMatchObject({ userName: 'juergen.gross', status: 'invited', hr: false });
	expect(await personFrom(await create({ name: 'Juergen Gross' }))).toMatchObject({
		userName: 'juergen.gross2'
	});
	expect(await personFrom(await create({ name: '山田' }))).toMatchObject({ userName: 'person' });
});

test('creating a person moves the history on, writes the journal and tells every device', async () => {
	const { server, hr, create, personFrom } = await office();
	const events = listen(server, hr);
	const before = server.deps.history.current();
	const { id } = await personFrom(await create({ name: 'Mara Lindner' }));
	expect(server.deps.history.current()).toBe(before + 1);
	expect(journalEvents(server, id)).toEqual(['create']);
	expect(events).toEqual([{ type: 'change', collection: 'employees', seq: before + 1 }]);
});

test('a change of a person is told to those who see it: the person and the managers, a name to all', async () => {
	const { server, hr } = await office();
	const [boss, former, colleague, stranger] = await Promise.all(
		Array.from({ length: 4 }, () => server.addEmployee())
	);
	const managers = [
		{ userId: boss ?? '', from: '2020-01-01', to: null },
		{ userId: former ?? '', from: '2020-01-01', to: '2026-11-18' }
	];
	const groupId = server.addGroup({ data: { managers } });
	const mara = await server.addEmployee({ name: 'Mara', groupId });
	await server.patch(
		`/api/people/${colleague}`,
		{ memberships: [{ groupId, from: '2020-01-01', to: null }] },
		hr
	);
	const everybody = { mara, boss, former, colleague, stranger, hr };
	const streams = Object.entries(everybody).map(
		([name, userId]) => [name, listen(server, userId ?? '')] as const
	);
	const heardOf = async (change: object) => {
		for (const [, events] of streams) events.length = 0;
		expect((await server.patch(`/api/people/${mara}`, change, hr)).status).toBe(200);
		return streams
			.filter(([, events]) => events.some((event) => event.type === 'change'))
			.map(([name]) => name);
	};
	expect(await heardOf({ personalNumber: '4711' })).toEqual(['mara', 'boss']);
	expect(await heardOf({ name: 'Mara', profile: 'DE-JARBSCHG' })).toEqual(['mara', 'boss']);
	expect(await heardOf({ name: 'Mara Lindner' })).toEqual(Object.keys(everybody));
	expect(await heardOf({ memberships: [] })).toEqual(['mara', 'boss']);
	expect(streams.every(([, events]) => events.some(({ type }) => type === 'resync'))).toBe(true);
	expect(await heardOf({ archived: true })).toEqual(['mara']);
});

test('a user name or an e-mail address belongs to one person, in any case', async () => {
	const { server, hr, create, personFrom } = await office();
	const mara = await personFrom(await create({ name: 'Mara', userName: 'mara', email: 'm@example.org' }));
	const codeOf = async (response: Response) => [
		response.status,
		((await response.json()) as { error: { code: string } }).error.code
	];
	expect(await codeOf(await create({ name: 'M', userName: 'MARA' }))).toEqual([
		409,
		'people.user_name_taken'
	]);
	expect(await codeOf(await create({ name: 'M', email: 'M@Example.org' }))).toEqual([
		409,
		'people.email_taken'
	]);
	expect(await codeOf(await server.patch(`/api/people/${hr}`, { userName: 'mara' }, hr))).toEqual([
		409,
		'people.user_name_taken'
	]);
	const same = await server.patch(`/api/people/${mara.id}`, { userName: 'mara', name: 'Mara L.' }, hr);
	expect(same.status).toBe(200);
});

test('a refused change leaves no trace', async () => {
	const { server, hr } = await office();
	const before = server.deps.history.current();
	const response = await server.patch(`/api/people/${hr}`, { hr: false, name: 'Anders' }, hr);
	expect(await response.json()).toMatchObject({ error: { code: 'people.last_hr' } });
	expect(server.deps.history.current()).toBe(before);
	expect(await (await server.request('/api/me', {}, hr)).json()).toMatchObject({ name: 'Hanna' });
});

test('somebody must stay HR: the last one can be neither demoted nor archived', async () => {
	const { server, hr } = await office();
	for (const change of [{ hr: false }, { archived: true }]) {
		expect((await server.patch(`/api/people/${hr}`, change, hr)).status).toBe(409);
	}
	const second = await server.addEmployee({ hr: true });
	expect((await server.patch(`/api/people/${second}`, { archived: true }, hr)).status).toBe(200);
});

test('an archived person keeps reading, loses the rights, and open streams end', async () => {
	const { server, hr } = await office();
	const leaver = await server.addEmployee({ hr: true });
	const events = listen(server, leaver);
	await server.patch(`/api/people/${leaver}`, { archived: true }, hr);
	expect(events.at(-1)).toEqual({ type: 'closed', reason: 'archived' });
	expect(await (await server.request('/api/me', {}, leaver)).json()).toMatchObject({ roles: ['worker'] });
	expect((await server.request('/api/people', {}, leaver)).status).toBe(403);
	expect(journalEvents(server, leaver)).toEqual(['archive']);
	const back = await server.patch(`/api/people/${leaver}`, { archived: false }, hr);
	expect(await back.json()).toMatchObject({ person: { status: 'active' } });
});

test('a person is in one group at a time, and only in groups that exist', async () => {
	const { server, hr } = await office();
	const person = await server.addEmployee();
	const [north, south] = [server.addGroup(), server.addGroup()];
	const put = async (memberships: object[]) => {
		const response = await server.patch(`/api/people/${person}`, { memberships }, hr);
		return response.ok ? 'ok' : ((await response.json()) as { error: { code: string } }).error.code;
	};
	const until = (groupId: string, from: string, to: string | null) => ({ groupId, from, to });
	expect(await put([until(north, '2026-01-01', '2026-06-30'), until(south, '2026-07-01', null)])).toBe('ok');
	expect(await put([until(north, '2026-01-01', '2026-07-01'), until(south, '2026-07-01', null)])).toBe(
		'people.overlapping_memberships'
	);
	expect(await put([until(north, '2026-01-01', null), until(north, '2026-07-01', null)])).toBe(
		'people.overlapping_memberships'
	);
	expect(await put([until(north, '2026-07-01', '2026-01-01')])).toBe('people.overlapping_memberships');
	expect(await put([until('nowhere', '2026-01-01', null)])).toBe('people.unknown_group');
});

test('an invite is used once, greets by name, sets the password and signs in', async () => {
	const { server, hr, create, personFrom } = await office();
	const mara = await personFrom(await create({ name: 'Mara Lindner' }));
	const invite = await server.request(`/api/people/${mara.id}/invite`, { method: 'POST' }, hr);
	const { code, link } = (await invite.json()) as InviteResponse;
	expect(code).toMatch(/^[2-9A-Z]{4}-[A-Z]+-[2-9A-Z]{4}$/);
	expect(link).toBe(`http://localhost/invite#${code}`);

	const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
	const greeting = await server.post('/api/invites/lookup', { code: typed });
	expect(await greeting.json()).toEqual({
		name: 'Mara Lindner',
		userName: 'mara.lindner',
		company: 'Testfirma',
		language: 'de'
	});
	const accept = () => server.post('/api/invites/accept', { code, password: 'mein neues Passwort' });
	const accepted = await accept();
	expect(await accepted.json()).toEqual({ userId: mara.id });
	expect(accepted.headers.get('set-cookie')).toContain('HttpOnly');
	expect((await accept()).status).toBe(404);
	expect((await server.post('/api/invites/lookup', { code })).status).toBe(404);

	const signIn = { username: 'mara.lindner', password: 'mein neues Passwort' };
	expect((await server.post('/api/auth/sign-in/username', signIn)).status).toBe(200);
	const people = (await (await server.request('/api/people', {}, hr)).json()) as { people: Person[] };
	expect(people.people.find(({ id }) => id === mara.id)).toMatchObject({
		status: 'active',
		inviteExpiresAt: null
	});
});

test('of two who use one code at the same moment, one comes in', async () => {
	const { server, hr } = await office();
	const person = await server.addEmployee();
	const invite = await server.request(`/api/people/${person}/invite`, { method: 'POST' }, hr);
	const { code } = (await invite.json()) as InviteResponse;
	const answers = await Promise.all(
		['erstes Passwort', 'zweites Passwort'].map((password) =>
			server.post('/api/invites/accept', { code, password })
		)
	);
	expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
});

test('an invite opens the door for 14 days, and only the newest one', async () => {
	const { server, hr } = await office();
	const person = await server.addEmployee();
	const invite = async () => {
		const response = await server.request(`/api/people/${person}/invite`, { method: 'POST' }, hr);
		return ((await response.json()) as InviteResponse).code;
	};
	const lookup = async (code: string) => (await server.post('/api/invites/lookup', { code })).status;
	const first = await invite();
	const second = await invite();
	expect([await lookup(first), await lookup(second)]).toEqual([404, 200]);
	server.clock.advance(14 * 86_400_000);
	expect(await lookup(second)).toBe(404);
});

test('the code is nowhere in the database, nor is a password', async () => {
	const { server, hr } = await office();
	const person = await server.addEmployee({ password: 'mein Geheimnis' });
	const invite = await server.request(`/api/people/${person}/invite`, { method: 'POST' }, hr);
	const { code } = (await invite.json()) as InviteResponse;
	const tables = server.deps.db.statement("SELECT name FROM sqlite_master WHERE type = 'table'").all();
	for (const { name } of tables) {
		const rows = JSON.stringify(server.deps.db.statement(`SELECT * FROM "${String(name)}"`).all());
		expect(rows).not.toContain(code);
		expect(rows).not.toContain('Geheimnis');
	}
});

test('guessing codes is slowed down by address', async () => {
	const { server } = await office();
	for (let guess = 0; guess < 20; guess += 1) {
		expect((await server.post('/api/invites/lookup', { code: `AAAA-MOND-${guess}` })).status).toBe(404);
	}
	expect((await server.post('/api/invites/lookup', { code: 'AAAA-MOND-2222' })).status).toBe(429);
});

test('reset access voids the password, ends every session and stream, and gives a new invite', async () => {
	const { server, hr } = await office();
	const person = await server.addEmployee({ userName: 'mara', password: 'mein Passwort' });
	const token = server.signIn(person);
	const events = listen(server, person);
	const reset = await server.request(`/api/people/${person}/reset-access`, { method: 'POST' }, hr);
	const { code } = (await reset.json()) as InviteResponse;
	const me = await server.request('/api/me', { headers: { authorization: `Bearer ${token}` } });
	expect(me.status).toBe(401);
	expect(events).toContainEqual({ type: 'closed', reason: 'signed-out' });
	const old = { username: 'mara', password: 'mein Passwort' };
	expect((await server.post('/api/auth/sign-in/username', old)).status).toBe(401);
	expect((await server.post('/api/invites/accept', { code, password: 'ein anderes' })).status).toBe(200);
	expect(journalEvents(server, person)).toEqual(['reset_access', 'invite', 'accept_invite']);
});
