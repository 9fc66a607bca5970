import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runAdmin } from '#server/admin/cli.ts';
import { openDatabase } from '#server/db/client.ts';

// Each test starts real servers, some of them three times.
vi.setConfig({ testTimeout: 90_000 });

const main = join(import.meta.dirname, 'main.ts');
type Running = ChildProcessByStdio<null, Readable, Readable>;

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'tagwerk-main-'));
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

function launch(env: Record<string, string>, args: string[] = []) {
	const child: Running = spawn(process.execPath, [main, ...args], {
		env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const said = { out: '', err: '' };
	child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
	const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, ...said }));
	const saysOut = (pattern: RegExp) =>
		new Promise<string>((resolve, reject) => {
			const look = () => {
				const found = pattern.exec(said.out);
				if (found) resolve(found[1] ?? found[0]);
			};
			look();
			child.stdout.on('data', look);
			void ended.then(({ err }) => reject(new Error(`ended before: ${err}`)));
		});
	return { child, said, ended, saysOut };
}

async function running(data: string, env: Record<string, string> = {}) {
	const server = launch({ TAGWERK_DATA: data, ...env });
	const url = await server.saysOut(/running on (http:\S+)/);
	return { ...server, url: url.replace('localhost', '127.0.0.1') };
}

const setUp = (url: string) =>
	fetch(`${url}/api/setup/company`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			company: { name: 'Muster', country: 'DE', state: null, zone: 'Europe/Berlin', language: 'de' },
			account: { name: 'Hanna Kanarienvogel', userName: 'hanna', password: 'ein gutes Passwort' }
		})
	});

test('it starts in an empty folder, keeps its keys to itself, and stops cleanly on a signal', async () => {
	const data = join(folder(), 'data');
	const server = await running(data);
	expect(await (await fetch(`${server.url}/api/health`)).json()).toMatchObject({ status: 'ok' });
	const code = await server.saysOut(/code (\S+) /);
	expect(server.said.err).not.toContain(code);
	for (const name of ['secret', 'admin.sock', 'tagwerk.db']) {
		expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0]);
	}
	const token = (await setUp(server.url)).headers.get('set-auth-token') ?? '';
	const stream = await fetch(`${server.url}/api/sync/stream?protocol=1`, {
		headers: { authorization: `Bearer ${token}` }
	});
	expect(stream.headers.get('content-type')).toContain('text/event-stream');
	server.child.kill('SIGTERM');
	await stream.text();
	const { code: exitCode, err } = await server.ended;
	expect(exitCode).toBe(0);
	expect(err).not.toContain('before every request had ended');
	expect(err).not.toContain('Kanarienvogel');
	expect(err).not.toContain(token);
	const secret = readFileSync(join(data, 'secret'), 'utf8');

	const again = await running(data);
	const me = await fetch(`${again.url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
	expect(await me.json()).toMatchObject({ name: 'Hanna Kanarienvogel' });
	expect(readFileSync(join(data, 'secret'), 'utf8')).toBe(secret);
	expect(again.said.out).not.toContain('code');
});

test('a killed server leaves nothing that keeps the next one from starting', async () => {
	const data = folder();
	const first = await running(data);
	await setUp(first.url);
	first.child.kill('SIGKILL');
	await first.ended;
	const second = await running(data);
	expect(await (await fetch(`${second.url}/api/setup`)).json()).toMatchObject({ needed: false });
});

test('a second server on the same data, and a taken port, end with one line', async () => {
	const data = folder();
	const first = await running(data);
	const second = await launch({ TAGWERK_DATA: data }).ended;
	expect([second.code, second.out]).toEqual([1, '']);
	expect(second.err).toBe('Another Tagwerk already runs on this data folder.\n');
	const port = new URL(first.url).port;
	const third = await launch({ TAGWERK_DATA: folder(), PORT: port }).ended;
	expect([third.code, third.out]).toEqual([1, '']);
	expect(third.err).toBe(`Port ${port} is taken. Stop what uses it, or set PORT to another one.\n`);
});

test('a taken port of a foreign program is the same line', async () => {
	const foreign = createServer().listen(0, '127.0.0.1');
	await once(foreign, 'listening');
	onTestFinished(() => void foreign.close());
	const { port } = foreign.address() as AddressInfo;
	const { code, err } = await launch({ TAGWERK_DATA: folder(), PORT: String(port) }).ended;
	expect([code, err.split('\n').length]).toEqual([1, 2]);
});

test('a data folder that cannot be made is one line', async () => {
	const file = join(folder(), 'file');
	writeFileSync(file, '');
	const { code, err } = await launch({ TAGWERK_DATA: join(file, 'data') }).ended;
	expect(code).toBe(1);
	expect(err).toBe(`The data folder ${join(file, 'data')} cannot be written.\n`);
});

test('a file that is no database is one line, and stays as it is', async () => {
	const data = folder();
	writeFileSync(join(data, 'tagwerk.db'), 'not a database at all, but long enough to be one'.repeat(30));
	const { code, err } = await launch({ TAGWERK_DATA: data }).ended;
	expect([code, err.split('\n').length]).toEqual([1, 2]);
});

test('a database from a newer version is one line, and stays as it is', async () => {
	const data = folder();
	const db = openDatabase(join(data, 'tagwerk.db'));
	db.sqlite.exec("INSERT INTO schema_steps VALUES ('from the future', '9999_later')");
	db.close();
	const { code, err } = await launch({ TAGWERK_DATA: data }).ended;
	expect(code).toBe(1);
	expect(err).toContain('newer version');
	expect(err.split('\n')).toHaveLength(2);
});

test('a wrong configuration lists every point', async () => {
	const { code, err } = await launch({ TAGWERK_DATA: folder(), PORT: 'x', TAGWERK_URL: 'y' }).ended;
	expect(code).toBe(1);
	expect(err).toContain('PORT: must be');
	expect(err).toContain('TAGWERK_URL: must be');
});

test('demo mode refuses a database that holds a company', async () => {
	const data = folder();
	const first = await running(data);
	await setUp(first.url);
	first.child.kill('SIGTERM');
	await first.ended;
	const { code, err } = await launch({ TAGWERK_DATA: data }, ['--demo']).ended;
	expect(code).toBe(1);
	expect(err).toContain('not the demo');
});

test('the last HR who lost access gets a new code, while the server runs and while it does not', async () => {
	// Long on purpose: the path of a socket has a limit.
	const data = join(folder(), 'a-very-long-name-of-a-folder'.repeat(4), 'data');
	mkdirSync(data, { recursive: true });
	const server = await running(data);
	const token = (await setUp(server.url)).headers.get('set-auth-token') ?? '';
	const admin = async (...args: string[]) => {
		const lines: string[] = [];
		const print = { say: (line: string) => lines.push(line), complain: (line: string) => lines.push(line) };
		const code = await runAdmin(args, { TAGWERK_DATA: data }, print);
		return { code, text: lines.join('\n') };
	};
	const codeIn = (text: string) => /\b[2-9A-Z]{4}-[A-Z]+-[2-9A-Z]{4}\b/.exec(text)?.[0];
	const lookup = async (url: string, code: string | undefined) =>
		(
			await fetch(`${url}/api/invites/lookup`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ code })
			})
		).status;

	const live = await admin('reset-access', 'Hanna');
	expect(live.code).toBe(0);
	expect(await lookup(server.url, codeIn(live.text))).toBe(200);
	const me = await fetch(`${server.url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
	expect(me.status).toBe(401);
	expect(await admin('reset-access', 'nobody')).toEqual({ code: 1, text: 'Nobody has this user name.' });
	expect((await admin('reset-access')).code).toBe(2);

	server.child.kill('SIGTERM');
	await server.ended;
	const offline = await admin('reset-access', 'hanna');
	expect(offline.code).toBe(0);
	const again = await running(data);
	expect(await lookup(again.url, codeIn(offline.text))).toBe(200);
	expect(await lookup(again.url, codeIn(live.text))).toBe(404);
});
