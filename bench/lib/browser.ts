import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';

const ARGS = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** A headless Chromium of the machine. */
export function launchBrowser(): Promise<Browser> {
	return chromium.launch({ executablePath: process.env.TAGWERK_BROWSER ?? '/usr/bin/chromium', args: ARGS });
}

/** A phone-sized page, its CPU slowed down by a factor. */
export async function openPhone(
	browser: Browser,
	origin: string,
	slowdown: number
): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		baseURL: origin,
		locale: 'de-DE',
		timezoneId: 'Europe/Berlin',
		hasTouch: true
	});
	const page = await context.newPage();
	await slowDown(context, page, slowdown);
	return { context, page };
}

/** Slows a page's CPU down, as a middling phone would. */
export async function slowDown(context: BrowserContext, page: Page, factor: number): Promise<void> {
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: factor });
}

/** Counts the records of a collection straight in IndexedDB, without asking the app. */
export function countStored(page: Page, collection: string): Promise<number> {
	return page.evaluate(async (name) => {
		const databases = await indexedDB.databases();
		const match = databases.find(
			(database) => database.name?.endsWith(`--${name}`) && !database.name.includes('meta')
		);
		if (!match?.name) return 0;
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open(match.name ?? '');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		try {
			if (!database.objectStoreNames.contains('docs')) return 0;
			const store = database.transaction('docs').objectStore('docs');
			return await new Promise<number>((resolve, reject) => {
				const request = store.count();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		} finally {
			database.close();
		}
	}, collection);
}

/** Between two looks: opening and counting is work that the page could have done. */
const LOOK_EVERY_MS = 40;

/** Waits until a collection holds so many records; the moment in milliseconds of this process' clock. */
export async function untilStored(page: Page, collection: string, count: number): Promise<number> {
	for (;;) {
		if ((await countStored(page, collection)) >= count) return performance.now();
		await page.waitForTimeout(LOOK_EVERY_MS);
	}
}
