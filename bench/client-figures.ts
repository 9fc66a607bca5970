import { cpSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { launchBrowser, openPhone, slowDown, untilStored } from '#bench/lib/browser.ts';
import { percentile, type Figure } from '#bench/lib/figures.ts';
import { startNode, type Running } from '#bench/lib/processes.ts';
import { signIn } from '#bench/lib/tagwerk-api.ts';

const SLOWDOWN = 4;
const PERSON = 'mara.lindner';
/** Clock acts a round: start, break, resume, finish, again and again. */
const ACTS = 24;
/** The app takes a second tap this soon for a slip of the finger. */
const BETWEEN_TAPS_MS = 700;

const START = /^(Tag beginnen|Trotzdem arbeiten|Weiterarbeiten)$/;
const BREAK = /^Pause$/;
const RESUME = /^Weiter$/;

async function signInOnPhone(page: Page): Promise<void> {
	await page.goto('/login');
	await page.getByRole('textbox', { name: /Benutzername/ }).fill(PERSON);
	await page
		.getByLabel(/Passwort/)
		.first()
		.fill('tagwerk-demo');
	await page.getByRole('button', { name: 'Anmelden' }).click();
	await page.getByRole('button', { name: START }).waitFor();
}

/** Starts a stopwatch in the page that runs from the finger to the frame in which the hero shows the new state. */
async function armPaintWatch(page: Page): Promise<void> {
	await page.evaluate(() => {
		const record = window as unknown as { painted: number | null; saved: number | null };
		record.painted = null;
		record.saved = null;
		const phase = () => document.querySelector('[data-phase]')?.getAttribute('data-phase');
		const before = phase();
		let touched = 0;
		addEventListener('pointerdown', (event) => (touched = event.timeStamp), { capture: true, once: true });
		const watch = () => {
			if (phase() !== before) {
				const channel = new MessageChannel();
				channel.port1.onmessage = () => (record.painted = performance.now() - touched);
				channel.port2.postMessage(null);
				return;
			}
			requestAnimationFrame(watch);
		};
		requestAnimationFrame(watch);
		const old = new Set(document.querySelectorAll('[data-toast]'));
		const region = new MutationObserver(() => {
			if ([...document.querySelectorAll('[data-toast]')].every((toast) => old.has(toast))) return;
			record.saved = performance.now() - touched;
			region.disconnect();
		});
		region.observe(document.body, { childList: true, subtree: true });
	});
}

async function measureActs(page: Page): Promise<{ painted: number[]; durable: number[] }> {
	const painted: number[] = [];
	const durable: number[] = [];
	const order = [START, BREAK, RESUME];
	for (let act = 0; act < ACTS; act += 1) {
		const button = page.getByRole('button', {
			name: act === 0 ? START : (order[1 + ((act - 1) % 2)] ?? BREAK)
		});
		await button.waitFor();
		await armPaintWatch(page);
		await button.click();
		await page.waitForFunction(() => {
			const record = window as unknown as { painted: number | null; saved: number | null };
			return record.painted !== null && record.saved !== null;
		});
		const times = await page.evaluate(() => {
			const record = window as unknown as { painted: number; saved: number };
			return { painted: record.painted, saved: record.saved };
		});
		painted.push(times.painted);
		durable.push(times.saved);
		await page.waitForTimeout(BETWEEN_TAPS_MS);
	}
	return { painted, durable };
}

/** Opens the app anew without network and waits until the clock button is there and takes a tap. */
async function measureColdStart(context: BrowserContext): Promise<{ usable: number; scripts: string[] }> {
	await context.setOffline(true);
	const page = await context.newPage();
	await slowDown(context, page, SLOWDOWN);
	await page.addInitScript(() => {
		const record = window as unknown as { usable: number | null };
		record.usable = null;
		const watch = () => {
			const button = document.querySelector<HTMLButtonElement>('[data-act]');
			if (button && !button.disabled) record.usable = performance.now();
			else requestAnimationFrame(watch);
		};
		requestAnimationFrame(watch);
	});
	await page.goto('/');
	await page.waitForFunction(() => (window as unknown as { usable: number | null }).usable !== null);
	const result = await page.evaluate(() => {
		const usable = (window as unknown as { usable: number }).usable;
		const scripts = performance
			.getEntriesByType('resource')
			.filter((entry) => entry.name.endsWith('.js') && entry.startTime < usable)
			.map((entry) => new URL(entry.name).pathname);
		return { usable, scripts };
	});
	await page.close();
	await context.setOffline(false);
	return result;
}

function brotliKilobytes(paths: Iterable<string>): number {
	let bytes = 0;
	for (const path of new Set(paths)) bytes += statSync(join('build', `${path}.br`)).size;
	return bytes / 1000;
}

/** Every script a worker's app loads on a walk through all of the worker's screens. */
async function workerScripts(browser: Browser, origin: string): Promise<readonly string[]> {
	const { context, page } = await openPhone(browser, origin, 1);
	const scripts = new Set<string>();
	page.on('response', (response) => {
		const path = new URL(response.url()).pathname;
		if (path.endsWith('.js') && path.includes('/immutable/')) scripts.add(path);
	});
	await signInOnPhone(page);
	const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
	for (const path of ['/calendar', `/day/${yesterday}`, '/absences', '/account', '/settings', '/sync', '/']) {
		await page.goto(path);
		await page.waitForLoadState('networkidle');
	}
	await context.close();
	return [...scripts];
}

async function measureYear(browser: Browser, ours: Running, expected: number): Promise<number> {
	const { context, page } = await openPhone(browser, ours.origin, SLOWDOWN);
	await page.goto('/login');
	await page.getByRole('textbox', { name: /Benutzername/ }).fill(PERSON);
	await page
		.getByLabel(/Passwort/)
		.first()
		.fill('tagwerk-demo');
	const started = performance.now();
	await page.getByRole('button', { name: 'Anmelden' }).click();
	const stored = await untilStored(page, 'time_entries', expected);
	await context.close();
	return (stored - started) / 1000;
}

async function countYear(origin: string): Promise<number> {
	const session = await signIn(origin, PERSON);
	let count = 0;
	let checkpoint: { epoch?: string; scope?: string; seq: number } = { seq: 0 };
	for (;;) {
		const page = await session.pull(checkpoint, 1000);
		count += page.documents.filter((document) => !document._deleted).length;
		checkpoint = page.checkpoint;
		if (!page.more) return count;
	}
}

/** The worker's phone on the demo firm, its CPU four times slower than this machine's. */
export async function measureClient(demoFolder: string, rounds: number): Promise<Figure[]> {
	const data = mkdtempSync(join(tmpdir(), 'tagwerk-bench-'));
	cpSync(demoFolder, data, { recursive: true });
	const ours = await startNode(
		['server/main.ts', '--demo'],
		{ PORT: '4200', TAGWERK_DATA: data },
		/http:\/\/localhost:(\d+)/
	);
	const browser = await launchBrowser();
	const painted: number[] = [];
	const durable: number[] = [];
	const cold: number[] = [];
	const year: number[] = [];
	const early: number[] = [];
	const expected = await countYear(ours.origin);
	for (let round = 0; round < rounds; round += 1) {
		year.push(await measureYear(browser, ours, expected));
		const { context, page } = await openPhone(browser, ours.origin, SLOWDOWN);
		await signInOnPhone(page);
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
		});
		await untilStored(page, 'time_entries', expected);
		const acts = await measureActs(page);
		painted.push(percentile(acts.painted, 0.95));
		durable.push(percentile(acts.durable, 0.95));
		await page.close();
		for (let start = 0; start < 3; start += 1) {
			const { usable, scripts } = await measureColdStart(context);
			cold.push(usable / 1000);
			early.push(brotliKilobytes(scripts));
		}
		await context.close();
	}
	const whole = await workerScripts(browser, ours.origin);
	await browser.close();
	await ours.stop();
	return [
		{ name: 'tap to painted change, p95, CPU 4× slower', values: painted, unit: 'ms', goal: { atMost: 100 } },
		{
			name: 'tap to durable (word "saved"), p95, CPU 4× slower',
			values: durable,
			unit: 'ms',
			goal: { atMost: 250 }
		},
		{
			name: 'cold offline start to usable button, CPU 4× slower',
			values: cold,
			unit: 's',
			goal: { atMost: 1.5 }
		},
		{ name: 'first sync of a worker’s year, CPU 4× slower', values: year, unit: 's', goal: { atMost: 3 } },
		{ name: 'JavaScript before the button works, brotli', values: early, unit: 'kB', goal: { atMost: 90 } },
		{
			name: 'JavaScript of the whole worker app, brotli',
			values: [brotliKilobytes(whole)],
			unit: 'kB',
			goal: { atMost: 180 }
		}
	];
}
