import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { DEMO_TEMPLATE } from '#tests/e2e/global-setup.ts';
import { startServerProcess, type ServerProcess } from '#tests/e2e/server-process.ts';

export const PASSWORD = 'tagwerk-demo';
export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 1180, height: 820 };
export const DESKTOP = { width: 1440, height: 900 };

export interface Device {
	readonly context: BrowserContext;
	readonly page: Page;
	/** Cuts or restores the network of this device only, the service worker's included. */
	offline(isOffline: boolean): Promise<void>;
}

interface Options {
	/** What the server finds in its data folder. */
	firm: 'demo' | 'none';
}

interface Fixtures {
	/** The real server, on a copy of the demo firm or on an empty folder. */
	server: ServerProcess;
	/** A fresh device: own storage, own service worker. */
	device: (size?: { width: number; height: number }, language?: 'de' | 'en') => Promise<Device>;
}

export const test = base.extend<Fixtures & Options>({
	firm: ['demo', { option: true }],
	server: async ({ firm }, use) => {
		const data = mkdtempSync(join(tmpdir(), 'tagwerk-e2e-'));
		const isDemo = firm === 'demo';
		if (isDemo) cpSync(DEMO_TEMPLATE, data, { recursive: true });
		const server = await startServerProcess({ data, args: isDemo ? ['--demo'] : [] });
		await use(server);
		await server.stop();
		rmSync(data, { recursive: true, force: true });
	},
	device: async ({ browser, server }, use, testInfo) => {
		const contexts: BrowserContext[] = [];
		await use(async (size = PHONE, language = 'de') => {
			const context = await browser.newContext({
				viewport: size,
				baseURL: server.origin,
				locale: language === 'de' ? 'de-DE' : 'en-GB',
				timezoneId: 'Europe/Berlin',
				hasTouch: size.width < 1200,
				serviceWorkers: 'allow'
			});
			contexts.push(context);
			const page = await context.newPage();
			return { context, page, offline: (isOffline) => context.setOffline(isOffline) };
		});
		const hasFailed = testInfo.status !== testInfo.expectedStatus;
		for (const context of contexts) {
			if (hasFailed) await printPages(context);
			await context.close();
		}
	}
});

/** What a failed test was looking at: without it, a failure on another machine says nothing. */
async function printPages(context: BrowserContext): Promise<void> {
	for (const page of context.pages()) {
		const shown = await page
			.locator('body')
			.ariaSnapshot({ timeout: 5000 })
			.catch((error: unknown) => String(error));
		process.stdout.write(`\n--- ${page.url()}\n${shown}\n`);
	}
}

export { expect };
