import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/e2e/server-process.ts';
import type { OtherBrowser } from '#tests/e2e/other-browsers/other-browser.ts';

interface Reply {
	readonly id?: number;
	readonly type: string;
	readonly error?: string;
	readonly message?: string;
	readonly result?: unknown;
}

/** A Firefox with an empty profile, driven over WebDriver BiDi. */
export async function openFirefox(program: string): Promise<OtherBrowser> {
	const profile = mkdtempSync(join(tmpdir(), 'tagwerk-firefox-'));
	writeFileSync(join(profile, 'user.js'), 'user_pref("intl.accept_languages", "de-DE");\n');
	const port = await freePort();
	const child = spawn(
		program,
		['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', String(port)],
		{ stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } }
	);
	const gone = once(child, 'exit');
	await new Promise<void>((resolve, reject) => {
		let printed = '';
		child.stderr.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
			if (printed.includes('WebDriver BiDi listening')) resolve();
		});
		child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}\n${printed}`)));
	});
	const send = await connect(`ws://127.0.0.1:${port}/session`);
	await send('session.new', { capabilities: {} });
	const tree = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
	const context = tree.contexts[0]?.context;
	return {
		async goto(url) {
			await send('browsingContext.navigate', { context, url, wait: 'complete' });
		},
		async evaluate<T>(expression: string) {
			const { result, exceptionDetails } = (await send('script.evaluate', {
				expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
				target: { context },
				awaitPromise: true
			})) as { result?: { value: string }; exceptionDetails?: { text: string } };
			if (result === undefined) throw new Error(exceptionDetails?.text ?? 'no answer');
			return JSON.parse(result.value) as T;
		},
		async close() {
			child.kill('SIGKILL');
			await gone;
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

/** Sends commands over one socket; each gets the answer with its own number. */
async function connect(url: string): Promise<(method: string, params: object) => Promise<unknown>> {
	const socket = new WebSocket(url);
	const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
	let last = 0;
	socket.addEventListener('message', ({ data }) => {
		const reply = JSON.parse(String(data)) as Reply;
		const one = reply.id === undefined ? undefined : waiting.get(reply.id);
		if (one === undefined || reply.id === undefined) return;
		waiting.delete(reply.id);
		if (reply.type === 'success') one.resolve(reply.result);
		else one.reject(new Error(`${reply.error}: ${reply.message}`));
	});
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve, { once: true });
		socket.addEventListener('error', () => reject(new Error(`nobody listens at ${url}`)), { once: true });
	});
	return (method, params) => {
		const { promise, resolve, reject } = Promise.withResolvers<unknown>();
		const id = (last += 1);
		waiting.set(id, { resolve, reject });
		socket.send(JSON.stringify({ id, method, params }));
		return promise;
	};
}
