import * as v from 'valibot';
import { expect, test } from 'vitest';
import { importLineSchema, type ImportLine } from '#protocol/http/exchange.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { recordTimeEntries, timeEntriesOf } from '#server/time-entries/time-entries.usecases.ts';
import { at, days, file, give, take, timesHeader, usersHeader } from './exchange-testkit.ts';

async function send(server: TestServer, path: string, text: string, as?: string): Promise<Response> {
	return server.request(
		`/api/exchange/import/${path}`,
		{ method: 'POST', body: text, headers: { 'content-type': 'text/csv' } },
		as
	);
}

async function linesOf(response: Response): Promise<ImportLine[]> {
	const text = await response.text();
	return text
		.trim()
		.split('\n')
		.map((line) => v.parse(importLineSchema, JSON.parse(line)));
}

test('HR sends a file and hears how far it is, then the report', async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	await server.addEmployee({ userName: 'anna' });
	const text = file(timesHeader, ...days('anna', '2022-01-01', 1200));
	const lines = await linesOf(await send(server, 'times?mode=apply', text, hr));
	expect(lines.slice(0, -1)).toEqual([
		{ progress: { phase: 'read', done: 500, total: 1200 } },
		{ progress: { phase: 'read', done: 1000, total: 1200 } },
		{ progress: { phase: 'write', done: 1200, total: 1200 } }
	]);
	expect(lines.at(-1)).toMatchObject({ report: { applied: true, new: 1200 } });
});

test('without a mode nothing is kept', async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	await server.addEmployee({ userName: 'anna' });
	const text = file(timesHeader, ...days('anna', '2025-03-03', 1));
	const lines = await linesOf(await send(server, 'times', text, hr));
	expect(lines.at(-1)).toMatchObject({ report: { mode: 'dry-run', applied: false, new: 1 } });
	expect(await give(server, 'times')).not.toContain('anna');
});

test('nobody but HR imports or exports', async () => {
	const server = createTestServer();
	const worker = await server.addEmployee();
	expect((await send(server, 'times', '', worker)).status).toBe(403);
	expect((await send(server, 'times', '')).status).toBe(401);
	expect((await server.request('/api/exchange/export/times.csv', {}, worker)).status).toBe(403);
	expect((await server.request('/api/exchange/export/times.csv')).status).toBe(401);
	expect((await server.request('/api/exchange/mine/times.csv')).status).toBe(401);
});

test('the way of the command line does not exist over the network', async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	const path = '/api/admin/exchange/import/times';
	expect((await server.request(path, { method: 'POST', body: '' }, hr)).status).toBe(404);
});

test('a kind nobody knows is not there', async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	expect((await send(server, 'secrets', '', hr)).status).toBe(404);
	expect((await server.request('/api/exchange/export/secrets.csv', {}, hr)).status).toBe(404);
});

test("HR's file has what HR may see, a person's own file has all", async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	const anna = await server.addEmployee({ userName: 'anna', name: 'Anna' });
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 6)));
	const states = [
		{ state: 'draft', route: null },
		{ state: 'confirmed', route: 'manager' },
		{ state: 'confirmed', route: 'direct' },
		{ state: 'verified', route: 'manager' },
		{ state: 'closed', route: 'direct' },
		{ state: 'rejected', route: null }
	] as const;
	const entries = timeEntriesOf(server.deps, anna, '2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z');
	const changed = entries.map((entry, index) => ({ ...entry, ...states[index] }));
	recordTimeEntries(server.deps, { actorId: 'system', event: 'edit', entries: changed });

	const datesIn = async (path: string, as: string): Promise<string[]> => {
		const response = await server.request(path, {}, as);
		expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		const rows = (await response.text()).split('\r\n').slice(1, -1);
		return rows.map((row) => `${row.split(';')[6]} ${row.split(';')[3]}`);
	};
	expect(await datesIn('/api/exchange/export/times.csv', hr)).toEqual([
		'2025-03-05 true',
		'2025-03-06 true',
		'2025-03-07 true'
	]);
	expect(await datesIn('/api/exchange/export/times.csv?from=2025-03-06&to=2025-03-06', hr)).toEqual([
		'2025-03-06 true'
	]);
	expect(await datesIn('/api/exchange/mine/times.csv', anna)).toEqual([
		'2025-03-03 false',
		'2025-03-04 true',
		'2025-03-05 true',
		'2025-03-06 true',
		'2025-03-07 true',
		'2025-03-08 false'
	]);
	expect(await datesIn('/api/exchange/mine/times.csv', hr)).toEqual([]);
});

test('rows are ordered by personal number, user name and start', async () => {
	const server = createTestServer();
	const people = [
		{ userName: 'zoe', personalNumber: '1' },
		{ userName: 'bert', personalNumber: '2' },
		{ userName: 'anna', personalNumber: '2' }
	];
	for (const person of people) await server.addEmployee(person);
	const rows = people.flatMap(({ userName }) => days(userName, '2025-03-03', 2).reverse());
	await take(server, 'times', file(timesHeader, ...rows));
	const lines = (await give(server, 'times')).split('\r\n').slice(1, -1);
	expect(lines.map((line) => `${line.split(';')[0]} ${line.split(';')[1]}`)).toEqual(
		['zoe', 'anna', 'bert'].flatMap((sip) =>
			['2025-03-03', '2025-03-04'].map((date) => `${sip} ${at(date, '07:00')}`)
		)
	);
});

test('the file can look as the Working App writes it', async () => {
	const server = createTestServer();
	const hr = await server.addEmployee({ hr: true });
	await server.addEmployee({ userName: 'anna' });
	await take(server, 'times', file(timesHeader, ...days('anna', '2025-03-03', 1)));
	const get = async (query: string) =>
		(await server.request(`/api/exchange/export/times.csv?${query}`, {}, hr)).text();
	expect(await get('')).toMatch(/^&sip;&start[^]*07:00:00\.000\+01:00/);
	expect(await get('ampersand=0&compat=1')).toMatch(/^sip;start[^]*07:00:00\.000\+00:00/);
});

test('an import that breaks tells the log where, and never what stood in the file', async () => {
	const lines: unknown[] = [];
	const note = (...line: unknown[]): void => void lines.push(line);
	const server = createTestServer({ log: { debug: note, info: note, warn: note, error: note } });
	const hr = await server.addEmployee({ hr: true });
	// The database's own message quotes the value.
	server.deps.db
		.statement(
			"CREATE TRIGGER broken BEFORE INSERT ON employees BEGIN SELECT json_extract('{}', NEW.name); END"
		)
		.run();
	const text = file(usersHeader, 'anna;Kanarienvogel;8;8;8;8;8;0;0;1');
	const response = await send(server, 'users?mode=apply', text, hr);
	expect((await linesOf(response)).at(-1)).toMatchObject({ error: { code: 'internal.error' } });
	const logged = JSON.stringify(lines, (_key, value: unknown) =>
		value instanceof Error ? [value.name, value.message, value.stack, value.cause] : value
	);
	expect(logged).toContain('unexpected error');
	expect(logged).not.toContain('Kanarienvogel');
});
