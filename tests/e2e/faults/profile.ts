import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
	chromium,
	type BrowserContext,
	type CDPSession,
	type LaunchOptions,
	type Page
} from '@playwright/test';
import { PHONE } from '#tests/e2e/fixtures.ts';

/** A browser whose data outlives it, as on a real device. */
export interface Profile {
	/** Opens it (again) on what is on the disk. */
	open(): Promise<{ readonly context: BrowserContext; readonly page: Page }>;
	/** Ends the whole browser like a power cut: no process of it does anything any more. */
	killBrowser(): Promise<void>;
	close(): Promise<void>;
}

/** A page whose process stands still. */
export interface Frozen {
	thaw(): void;
}

/** A profile in a folder of its own. */
export function createProfile(options: {
	readonly launchOptions: LaunchOptions;
	readonly baseURL: string;
}): Profile {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-profile-'));
	let current: BrowserContext | null = null;
	return {
		async open() {
			await current?.close();
			current = await chromium.launchPersistentContext(folder, {
				...options.launchOptions,
				viewport: PHONE,
				baseURL: options.baseURL,
				locale: 'de-DE',
				timezoneId: 'Europe/Berlin',
				hasTouch: true,
				serviceWorkers: 'allow'
			});
			return { context: current, page: current.pages()[0] ?? (await current.newPage()) };
		},
		async killBrowser() {
			const gone = new Promise((resolve) => current?.once('close', resolve));
			for (const pid of processesNaming(folder)) process.kill(pid, 'SIGKILL');
			await gone;
			while (processesNaming(folder).length > 0) await wait(20);
			current = null;
		},
		async close() {
			await current?.close();
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

/** The processes of the browser that works on this folder. */
function processesNaming(folder: string): number[] {
	return execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
		.split('\n')
		.filter((line) => line.includes(folder))
		.map((line) => Number(line.trim().split(/\s+/)[0]));
}

/** Kills the process that draws and runs this page. The browser itself lives on. */
export async function killRenderer(page: Page): Promise<void> {
	const crashed = page.waitForEvent('crash');
	const session = await page.context().newCDPSession(page);
	// It dies before it could answer.
	session.send('Page.crash').catch(() => undefined);
	await crashed;
}

/** Stops the process that draws and runs this page, as a phone does with what lies in the background. */
export async function freezeRenderer(page: Page): Promise<Frozen> {
	const pid = await processOf(page);
	let isStopped: boolean = process.kill(pid, 'SIGSTOP');
	return {
		thaw() {
			if (isStopped) process.kill(pid, 'SIGCONT');
			isStopped = false;
		}
	};
}

/** The browser says only in a trace which process runs which page. */
async function processOf(page: Page): Promise<number> {
	const browser = page.context().browser();
	if (browser === null) throw new Error('the browser cannot be asked');
	await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
	const trace = JSON.parse((await browser.stopTracing()).toString()) as {
		readonly traceEvents: readonly {
			readonly name: string;
			readonly args: { readonly data?: { readonly frames?: readonly { readonly processId: number }[] } };
		}[];
	};
	const started = trace.traceEvents.find((event) => event.name === 'TracingStartedInBrowser');
	const pid = started?.args.data?.frames?.[0]?.processId;
	if (pid === undefined) throw new Error('the trace names no process');
	return pid;
}

/** Talks to the browser about the storage of an origin, from a page that has not opened it. */
export async function storageSession(context: BrowserContext): Promise<CDPSession> {
	return context.newCDPSession(await context.newPage());
}
