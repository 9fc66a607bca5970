import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#tests/e2e/server-process.ts';
import type { OtherBrowser } from '#tests/e2e/other-browsers/other-browser.ts';

/** WebKit's small browser on a display of its own, driven over WebDriver. Its sessions begin with empty storage. */
export async function openWebKit(programs: {
	readonly driver: string;
	readonly display: string;
	readonly browser: string;
}): Promise<OtherBrowser> {
	const port = await freePort();
	const child = spawn(programs.display, ['-a', programs.driver, `--port=${port}`], {
		stdio: 'ignore',
		detached: true,
		env: { ...process.env, LANG: 'de_DE.UTF-8', LANGUAGE: 'de' }
	});
	const gone = once(child, 'exit');
	const base = `http://127.0.0.1:${port}`;
	await untilListening(`${base}/status`);
	const call = async (path: string, body: object): Promise<unknown> => {
		const answer = await fetch(`${base}${path}`, { method: 'POST', body: JSON.stringify(body) });
		const { value } = (await answer.json()) as { value: unknown };
		if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
		return value;
	};
	const { sessionId } = (await call('/session', {
		capabilities: {
			alwaysMatch: {
				timeouts: { script: 60_000 },
				'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] }
			}
		}
	})) as { sessionId: string };
	return {
		async goto(url) {
			await call(`/session/${sessionId}/url`, { url });
		},
		async evaluate<T>(expression: string) {
			const script = `const done = arguments[arguments.length - 1];
				(async () => JSON.stringify((await (${expression})) ?? null))().then(done, (error) => done('!' + error));`;
			const text = (await call(`/session/${sessionId}/execute/async`, { script, args: [] })) as string;
			if (text.startsWith('!')) throw new Error(text.slice(1));
			return JSON.parse(text) as T;
		},
		async close() {
			await fetch(`${base}/session/${sessionId}`, { method: 'DELETE' });
			// The display and the driver were started as one group, which is ours.
			if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
			await gone;
		}
	};
}

async function untilListening(url: string): Promise<void> {
	for (;;) {
		const answer = await fetch(url).catch(() => null);
		if (answer !== null) return;
		await wait(50);
	}
}
