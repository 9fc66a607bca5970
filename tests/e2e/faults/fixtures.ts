import type { Page } from '@playwright/test';
import { test as base, expect, PHONE, type Device } from '#tests/e2e/fixtures.ts';
import { startFaultProxy, type FaultProxy } from '#tests/e2e/faults/fault-proxy.ts';
import { createProfile, freezeRenderer, type Frozen, type Profile } from '#tests/e2e/faults/profile.ts';
import { serverActs, type ServerActs } from '#tests/e2e/faults/server-acts.ts';
import { draftDates, expectSynced, openApi, signIn, untilInstalled } from '#tests/e2e/steps.ts';

/** A device whose whole way to the server leads through a proxy of its own. */
export interface FaultyDevice extends Device {
	readonly proxy: FaultProxy;
}

/** An entry of the demo firm's Mara that nobody confirmed yet. */
export interface Draft {
	readonly id: string;
	readonly date: string;
}

interface Fixtures {
	/** What the server's database says. */
	acts: ServerActs;
	/** The first entry of the newest day that Mara left open. */
	draft: Draft;
	/** A browser profile that outlives its browser. */
	profile: Profile;
	/** Stops a page's process until it is thawed, at the latest at the end of the test. */
	freeze: (page: Page) => Promise<Frozen>;
	faulty: (options?: { readonly signedIn?: boolean }) => Promise<FaultyDevice>;
}

export const USER = 'mara.lindner';

export const test = base.extend<Fixtures>({
	acts: async ({ server }, use) => use(serverActs(server)),
	draft: async ({ server }, use) => {
		const worker = await openApi(server, USER);
		const entries = await worker.entries();
		const date = draftDates(entries, worker.userId).at(-1) ?? '';
		const [first] = entries
			.filter((entry) => entry.start.startsWith(date) && entry.kind === 'work')
			.sort((a, b) => a.start.localeCompare(b.start));
		if (first === undefined) throw new Error('the demo firm has no open day');
		await use({ id: first.id, date });
	},
	profile: async ({ server, launchOptions }, use) => {
		const profile = createProfile({ launchOptions, baseURL: server.origin });
		await use(profile);
		await profile.close();
	},
	// After the devices are made and before they are closed: what is stopped cannot be closed.
	freeze: async ({ faulty }, use) => {
		void faulty;
		const frozen: Frozen[] = [];
		await use(async (page) => {
			const one = await freezeRenderer(page);
			frozen.push(one);
			return one;
		});
		for (const one of frozen) one.thaw();
	},
	faulty: async ({ browser, server }, use) => {
		const closing: (() => Promise<void>)[] = [];
		await use(async ({ signedIn = true } = {}) => {
			const proxy = await startFaultProxy(server.origin);
			const context = await browser.newContext({
				viewport: PHONE,
				baseURL: proxy.origin,
				locale: 'de-DE',
				timezoneId: 'Europe/Berlin',
				hasTouch: true,
				serviceWorkers: 'allow'
			});
			closing.push(
				() => context.close(),
				() => proxy.close()
			);
			const page = await context.newPage();
			if (signedIn) {
				await signIn(page, USER);
				await untilInstalled(page);
				await expectSynced(page);
			}
			return { context, page, proxy, offline: (isOffline) => context.setOffline(isOffline) };
		});
		for (const close of closing) await close();
	}
});

export { expect };
