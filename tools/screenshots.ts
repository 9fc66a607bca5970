/**
 * `npm run screenshots`: takes the README's pictures from the built app on a fresh demo firm, so that they
 * show what the app looks like today. `-- --all FOLDER` takes every screen in every theme, language and size,
 * and then the states of the story: set-up, a day without network, a decision, locked days, invite cards.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { openApi } from '#tests/e2e/steps.ts';
import { startServerProcess, type ServerProcess } from '#tests/e2e/server-process.ts';
import { clearToday } from './screenshot-day.ts';
import { tellStory } from './screenshot-story.ts';

const SIZES = {
	phone: { width: 390, height: 844 },
	portrait: { width: 820, height: 1180 },
	tablet: { width: 1180, height: 820 },
	desktop: { width: 1440, height: 900 }
} as const;
type Size = keyof typeof SIZES;
const THEMES = ['light', 'dark', 'outdoor'] as const;
const LANGUAGES = ['de', 'en'] as const;
const PASSWORD = 'tagwerk-demo';

interface Shot {
	readonly name: string;
	readonly person: string;
	readonly path: string;
	readonly size: Size;
	readonly theme: string;
	readonly language: string;
}

async function signIn(page: Page, person: string): Promise<void> {
	await page.goto('/login');
	await page.getByLabel(/^(Benutzername oder E-Mail|User name or e-mail)$/).fill(person);
	await page.getByLabel(/^(Passwort|Password)$/).fill(PASSWORD);
	await page.getByRole('button', { name: /^(Anmelden|Sign in)$/ }).click();
	await page
		.getByRole('link', { name: /Alles synchron|Everything synced/ })
		.first()
		.waitFor({ timeout: 60_000 });
}

async function take(browser: Browser, origin: string, shots: readonly Shot[], folder: string): Promise<void> {
	for (const group of Object.values(
		Object.groupBy(shots, (shot) => `${shot.person} ${shot.size} ${shot.language}`)
	)) {
		const [first] = group ?? [];
		if (!first) continue;
		const context = await browser.newContext({
			viewport: SIZES[first.size],
			deviceScaleFactor: 2,
			baseURL: origin,
			locale: first.language === 'de' ? 'de-DE' : 'en-GB',
			timezoneId: 'Europe/Berlin',
			hasTouch: first.size !== 'desktop'
		});
		const page = await context.newPage();
		await signIn(page, first.person);
		for (const shot of group ?? []) {
			await page.evaluate((theme) => localStorage.setItem('tagwerk.theme', theme), shot.theme);
			await page.goto(shot.path);
			await page
				.getByRole('link', { name: /Alles synchron|Everything synced/ })
				.first()
				.waitFor();
			await page.waitForLoadState('networkidle');
			await page.evaluate(() => document.fonts.ready);
			await page.screenshot({ path: join(folder, `${shot.name}.png`) });
		}
		await context.close();
	}
}

/** A morning's work of Mara Lindner that is still running, so that Today has something to show. */
async function beginTheDay(server: ServerProcess): Promise<void> {
	const worker = await openApi(server, 'mara.lindner');
	await clearToday(worker);
	const last = (await worker.entries()).filter((entry) => entry.userId === worker.userId).at(-1);
	const now = Date.now();
	const stretches = [
		{ kind: 'work', from: now - 362 * 60_000, to: now - 120 * 60_000 },
		{ kind: 'break', from: now - 120 * 60_000, to: now - 88 * 60_000 },
		{ kind: 'work', from: now - 88 * 60_000, to: null }
	];
	await worker.push(
		stretches.map(({ kind, from, to }, index) => ({
			newDocumentState: {
				...last,
				id: crypto.randomUUID(),
				kind,
				start: new Date(from).toISOString(),
				stop: to === null ? null : new Date(to).toISOString(),
				state: 'draft',
				origin: 'clock',
				mutation: {
					id: crypto.randomUUID(),
					event: 'create',
					deviceId: 'phone',
					seq: index,
					deviceTime: new Date(now).toISOString(),
					offsetMs: 0
				}
			},
			assumedMasterState: null
		}))
	);
}

function readmeShots(): Shot[] {
	const worker = { person: 'mara.lindner', size: 'phone', language: 'de' } as const;
	return [
		{ ...worker, name: 'today-running-light', path: '/', theme: 'light' },
		{ ...worker, name: 'today-running-outdoor', path: '/', theme: 'outdoor' },
		{ ...worker, name: 'calendar-light', path: '/calendar', theme: 'light' },
		{ ...worker, name: 'today-desktop-dark', path: '/', theme: 'dark', size: 'desktop' },
		{
			person: 'jana.schafer',
			size: 'tablet',
			language: 'de',
			name: 'approvals-light',
			path: '/approvals',
			theme: 'light'
		}
	];
}

function allShots(): Shot[] {
	const screens: [string, string, string, readonly Size[]][] = [
		['mara.lindner', 'today', '/', ['phone', 'portrait', 'desktop']],
		['mara.lindner', 'calendar', '/calendar', ['phone', 'portrait', 'desktop']],
		['mara.lindner', 'sync', '/sync', ['phone', 'desktop']],
		['mara.lindner', 'absences', '/absences', ['phone', 'desktop']],
		['mara.lindner', 'account', '/account', ['phone', 'desktop']],
		['mara.lindner', 'settings', '/settings', ['phone', 'desktop']],
		['jana.schafer', 'approvals', '/approvals', ['phone', 'portrait', 'tablet', 'desktop']],
		['katrin.bielak', 'people', '/people', ['phone', 'portrait', 'desktop']],
		['katrin.bielak', 'groups', '/groups', ['phone', 'desktop']],
		['katrin.bielak', 'work-types', '/work-types', ['phone', 'desktop']],
		['katrin.bielak', 'exchange', '/exchange', ['phone', 'desktop']]
	];
	return screens.flatMap(([person, screen, path, sizes]) =>
		sizes.flatMap((size) =>
			THEMES.flatMap((theme) =>
				LANGUAGES.map((language) => ({
					person,
					path,
					size,
					theme,
					language,
					name: `${screen}-${size}-${theme}-${language}`
				}))
			)
		)
	);
}

/** Tells the story in each language, each time on an empty database of its own. */
async function tellStories(browser: Browser, folder: string): Promise<void> {
	for (const language of LANGUAGES) {
		const empty = mkdtempSync(join(tmpdir(), 'tagwerk-story-'));
		const server = await startServerProcess({ data: empty });
		try {
			await tellStory(browser, server, language, folder);
		} finally {
			await server.stop();
			rmSync(empty, { recursive: true, force: true });
		}
	}
}

const all = process.argv.indexOf('--all');
const folder = all < 0 ? 'docs/screenshots' : (process.argv[all + 1] ?? 'screenshots');
const data = mkdtempSync(join(tmpdir(), 'tagwerk-shots-'));
mkdirSync(folder, { recursive: true });
const server = await startServerProcess({ data, args: ['--demo'] });
const browser = await chromium.launch({
	executablePath: process.env.TAGWERK_BROWSER ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync']
});
try {
	await beginTheDay(server);
	await take(browser, server.origin, all < 0 ? readmeShots() : allShots(), folder);
	if (all >= 0) await tellStories(browser, folder);
} finally {
	await browser.close();
	await server.stop();
	rmSync(data, { recursive: true, force: true });
}
