import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';

const shell = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-abc='"><title>Tagwerk</title>`;

function builtServer(): TestServer {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-build-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const buildDir = join(folder, 'build');
	mkdirSync(join(buildDir, '_app', 'immutable'), { recursive: true });
	const put = (name: string, content: string | Buffer) => writeFileSync(join(buildDir, name), content);
	put('200.html', shell);
	put('service-worker.js', 'self.x = 1;');
	put('manifest.webmanifest', '{}');
	put(join('_app', 'version.json'), '{"version":"1"}');
	put(join('_app', 'immutable', 'app.abc.js'), 'const plain = 1;');
	put(join('_app', 'immutable', 'app.abc.js.br'), brotliCompressSync('const plain = 1;'));
	writeFileSync(join(folder, 'secret.txt'), 'outside');
	return createTestServer({ config: { buildDir } });
}

test('every page address gets the shell, never from a cache without asking', async () => {
	const server = builtServer();
	for (const path of ['/', '/calendar', '/day/2026-11-19', '/invite']) {
		const response = await server.request(path);
		expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
		expect(await response.text()).toBe(shell);
	}
});

test('what is named by its content is kept for a year; the rest is asked for each time', async () => {
	const server = builtServer();
	const hashed = await server.request('/_app/immutable/app.abc.js');
	expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
	for (const path of ['/service-worker.js', '/manifest.webmanifest', '/_app/version.json', '/200.html']) {
		expect((await server.request(path)).headers.get('cache-control')).toBe('no-cache');
	}
});

test('a packed file goes out packed to those who can read it, plain to the others', async () => {
	const server = builtServer();
	const ask = (encoding: string) =>
		server.request('/_app/immutable/app.abc.js', { headers: { 'accept-encoding': encoding } });
	const packed = await ask('gzip, deflate, br');
	expect(packed.headers.get('content-encoding')).toBe('br');
	expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('const plain = 1;');
	const plain = await ask('identity');
	expect(plain.headers.get('content-encoding')).toBeNull();
	expect(await plain.text()).toBe('const plain = 1;');
	expect(plain.headers.get('content-type')).toContain('text/javascript');
});

test('an unchanged file is not sent again', async () => {
	const server = builtServer();
	const etag = (await server.request('/')).headers.get('etag') ?? '';
	const again = await server.request('/', { headers: { 'if-none-match': etag } });
	expect([again.status, await again.text()]).toEqual([304, '']);
});

test('no spelling of a path reaches a file outside of the build', async () => {
	const server = builtServer();
	const tricks = [
		'/../secret.txt',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/_app/../../secret.txt',
		'/_app/%5c..%5csecret.txt',
		'//secret.txt',
		'/secret.txt',
		'/_app/immutable/missing.js',
		'/200.html.br',
		'/.env'
	];
	for (const path of tricks) {
		const response = await server.request(path);
		expect([path, response.status]).toEqual([path, 404]);
		expect(await response.text()).not.toContain('outside');
	}
});

test('the page policy in the header has the hashes of the built page, and forbids framing', async () => {
	const server = builtServer();
	expect((await server.request('/')).headers.get('content-security-policy')).toBe(
		"default-src 'none'; script-src 'self' 'sha256-abc='; frame-ancestors 'none'"
	);
});

test('every answer carries the protective headers, errors and not-modified ones included', async () => {
	const server = builtServer();
	const etag = (await server.request('/')).headers.get('etag') ?? '';
	const answers = [
		await server.request('/'),
		await server.request('/', { headers: { 'if-none-match': etag } }),
		await server.request('/service-worker.js'),
		await server.request('/missing.js'),
		await server.request('//'),
		await server.request('/api/health'),
		await server.request('/api/me'),
		await server.request('/api/nothing'),
		await server.post('/api/auth/sign-in/username', 'nonsense'),
		await server.request('/api/health', { method: 'DELETE' })
	];
	for (const { headers } of answers) {
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
		expect(headers.get('permissions-policy')).toContain('camera=(self)');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('strict-transport-security')).toBeNull();
	}
	for (const { headers } of answers.slice(5)) expect(headers.get('cache-control')).toBe('no-store');
});

test('with https as its address the server asks browsers to stay with it', async () => {
	const server = createTestServer({ config: { url: 'https://zeit.example.org' } });
	const { headers } = await server.request('/api/health');
	expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
});

test('an unknown API path is a JSON answer, also for a browser that asks for a page', async () => {
	const server = builtServer();
	for (const path of ['/api', '/api/', '/api/nothing', '/api/people/x/y']) {
		const response = await server.request(path, { headers: { accept: 'text/html' } });
		expect([path, response.status]).toEqual([path, 404]);
		expect(await response.json()).toEqual({ error: { code: 'not_found', message: expect.any(String) } });
	}
});
