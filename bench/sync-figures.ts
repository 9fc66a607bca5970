import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import { launchBrowser, openPhone, untilStored } from '#bench/lib/browser.ts';
import { openEngineDevice } from '#bench/lib/engine-device.ts';
import { percentile, type Figure } from '#bench/lib/figures.ts';
import { listen } from '#bench/lib/listen.ts';
import { startNode, type Running } from '#bench/lib/processes.ts';
import { bareRow, draftRow } from '#bench/lib/rows.ts';
import { signIn } from '#bench/lib/tagwerk-api.ts';
import { watchStorage } from '#bench/lib/watched-storage.ts';
import { openPlainRxdb } from '#bench/yardstick/rxdb-client.ts';

const ROWS = 10_000;
const PERSON = 'mara.lindner';
const CHANGES = 150;
const WARM_UP = 25;
/** Between two changes, so that one does not ride on the other's requests. */
const PAUSE_MS = 60;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The yardstick's page in one file, as its server hands it out. */
async function bundleYardstick(folder: string): Promise<void> {
	await build({
		entryPoints: ['bench/yardstick/page.ts'],
		outfile: join(folder, 'client.js'),
		bundle: true,
		minify: true,
		format: 'esm',
		target: 'es2022',
		logLevel: 'error'
	});
}

async function fillPlain(origin: string): Promise<void> {
	for (let from = 0; from < ROWS; from += 500) {
		const rows = Array.from({ length: 500 }, (_, index) => ({
			newDocumentState: bareRow(from + index),
			assumedMasterState: null
		}));
		await fetch(`${origin}/push`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ rows })
		});
	}
}

/** Adds drafts until the person has as many entries as the yardstick; how many there are now. */
async function fillOurs(origin: string): Promise<void> {
	const session = await signIn(origin, PERSON);
	let held = 0;
	let checkpoint: { epoch?: string; scope?: string; seq: number } = { seq: 0 };
	for (;;) {
		const page = await session.pull(checkpoint, 1000);
		held += page.documents.filter((document) => !document._deleted).length;
		checkpoint = page.checkpoint;
		if (!page.more) break;
	}
	for (let from = held; from < ROWS; from += 100) {
		const rows = Array.from({ length: Math.min(100, ROWS - from) }, (_, index) => ({
			newDocumentState: draftRow(from + index, session.userId),
			assumedMasterState: null
		}));
		await session.push(rows);
	}
}

/** The moment of a page's first request for time entries, by this process' clock. */
function firstPull(page: Page, path: RegExp): Promise<number> {
	return new Promise((resolve) => {
		page.on('request', (request) => {
			if (path.test(new URL(request.url()).pathname)) resolve(performance.now());
		});
	});
}

async function plainFirstSync(browser: Browser, origin: string): Promise<number> {
	const { context, page } = await openPhone(browser, origin, 1);
	await page.goto('/');
	await page.waitForFunction(() => document.title === 'ready');
	const started = firstPull(page, /^\/pull$/);
	await page.evaluate(() => void (window as unknown as { startPlain(): Promise<void> }).startPlain());
	const begin = await started;
	const end = await untilStored(page, 'entries', ROWS);
	await context.close();
	return ROWS / ((end - begin) / 1000);
}

async function ourFirstSync(browser: Browser, origin: string): Promise<number> {
	const { context, page } = await openPhone(browser, origin, 1);
	await page.goto('/login');
	await page.getByRole('textbox', { name: /Benutzername/ }).fill(PERSON);
	await page
		.getByLabel(/Passwort/)
		.first()
		.fill('tagwerk-demo');
	const started = firstPull(page, /\/time_entries\/pull$/);
	await page.getByRole('button', { name: 'Anmelden' }).click();
	const begin = await started;
	const end = await untilStored(page, 'time_entries', ROWS);
	await context.close();
	return ROWS / ((end - begin) / 1000);
}

interface Delays {
	readonly p50: number;
	readonly p95: number;
}

function delaysOf(times: readonly number[]): Delays {
	const kept = times.slice(WARM_UP);
	return { p50: percentile(kept, 0.5), p95: percentile(kept, 0.95) };
}

/** Two devices of plain RxDB: a record is written on one until the other one's storage has it. */
async function plainDelays(origin: string, round: number): Promise<Delays> {
	const [one, other] = [watchStorage('entries'), watchStorage('entries')];
	const a = await openPlainRxdb(`plain-a-${round}`, origin, one.storage);
	const b = await openPlainRxdb(`plain-b-${round}`, origin, other.storage);
	const streams = await Promise.all(
		[a, b].map((device) => listen(`${origin}/stream`, {}, () => device.poke.next('RESYNC')))
	);
	await Promise.all([a.replication.awaitInSync(), b.replication.awaitInSync()]);
	const times: number[] = [];
	for (let change = 0; change < CHANGES; change += 1) {
		const row = bareRow(change);
		const begin = performance.now();
		const arrived = other.stored(row.id);
		await a.entries.insert(row);
		times.push((await arrived) - begin);
		await pause(PAUSE_MS);
	}
	for (const stream of streams) stream.close();
	await Promise.all([a.database.close(), b.database.close()]);
	return delaysOf(times);
}

/** Two devices of one person with the app's own data layer, measured the same way. */
async function ourDelays(origin: string, round: number): Promise<Delays> {
	const [a, b] = [await openEngineDevice(origin, PERSON), await openEngineDevice(origin, PERSON)];
	const times: number[] = [];
	for (let change = 0; change < CHANGES; change += 1) {
		const start = Date.UTC(2015 + round, 0, 1 + change, 8);
		const begin = performance.now();
		const added = await a.engine.commands.addEntry({
			kind: 'work',
			start: new Date(start).toISOString(),
			stop: new Date(start + 3_600_000).toISOString(),
			workTypeId: null
		});
		if (!added.ok) throw new Error(`entry refused: ${JSON.stringify(added.error)}`);
		times.push((await b.watched.stored(added.value.ids[0] ?? '')) - begin);
		await pause(PAUSE_MS);
	}
	await Promise.all([a.close(), b.close()]);
	return delaysOf(times);
}

interface Servers {
	readonly plain: Running;
	readonly ours: Running;
}

async function startBoth(demoFolder: string, name: string, port: number): Promise<Servers> {
	const folder = mkdtempSync(join(tmpdir(), `tagwerk-bench-${name}-`));
	const data = join(folder, 'data');
	cpSync(demoFolder, data, { recursive: true });
	await bundleYardstick(folder);
	return {
		plain: await startNode(
			['bench/yardstick/server.ts', join(folder, 'plain.db'), '0', folder],
			{},
			/listening (\d+)/
		),
		ours: await startNode(
			['server/main.ts', '--demo'],
			{ PORT: String(port), TAGWERK_DATA: data },
			/http:\/\/localhost:(\d+)/
		)
	};
}

async function measureFirstSync(demoFolder: string, rounds: number) {
	const { plain, ours } = await startBoth(demoFolder, 'first', 4300);
	await fillPlain(plain.origin);
	await fillOurs(ours.origin);
	const browser = await launchBrowser();
	const rates: { plain: number; ours: number }[] = [];
	// One round more than asked for: the first one warms both servers and the browser up.
	for (let round = 0; round <= rounds; round += 1) {
		const rate = {
			plain: await plainFirstSync(browser, plain.origin),
			ours: await ourFirstSync(browser, ours.origin)
		};
		if (round > 0) rates.push(rate);
	}
	await browser.close();
	await Promise.all([plain.stop(), ours.stop()]);
	return rates;
}

async function measureDelays(demoFolder: string, rounds: number) {
	const { plain, ours } = await startBoth(demoFolder, 'change', 4301);
	const delays: { plain: Delays; ours: Delays }[] = [];
	for (let round = 0; round < rounds; round += 1) {
		delays.push({
			plain: await plainDelays(plain.origin, round),
			ours: await ourDelays(ours.origin, round)
		});
	}
	await Promise.all([plain.stop(), ours.stop()]);
	return delays;
}

/** First sync into a browser and the way of one change to another device, ours and plain RxDB in turns. */
export async function measureSync(demoFolder: string, rounds: number): Promise<Figure[]> {
	const rates = await measureFirstSync(demoFolder, rounds);
	const delays = await measureDelays(demoFolder, rounds);
	const rows = 'first sync of 10,000 entries into Chromium';
	const change = 'change to another device';
	return [
		{ name: `${rows}, plain RxDB`, values: rates.map((one) => one.plain), unit: 'rows/s', goal: null },
		{ name: rows, values: rates.map((one) => one.ours), unit: 'rows/s', goal: null },
		{
			name: 'first sync ÷ plain RxDB',
			values: rates.map((one) => one.ours / one.plain),
			unit: '×',
			goal: { atLeast: 0.8 }
		},
		{
			name: `${change}, plain RxDB, p50`,
			values: delays.map((one) => one.plain.p50),
			unit: 'ms',
			goal: null
		},
		{ name: `${change}, p50`, values: delays.map((one) => one.ours.p50), unit: 'ms', goal: null },
		{
			name: `${change}, plain RxDB, p95`,
			values: delays.map((one) => one.plain.p95),
			unit: 'ms',
			goal: null
		},
		{ name: `${change}, p95`, values: delays.map((one) => one.ours.p95), unit: 'ms', goal: null },
		{
			name: `${change}, p95 ÷ plain RxDB`,
			values: delays.map((one) => one.ours.p95 / one.plain.p95),
			unit: '×',
			goal: { atMost: 2 }
		}
	];
}
