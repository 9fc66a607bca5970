import { expect, test } from '#tests/e2e/fixtures.ts';
import {
	act,
	draftDates,
	expectSynced,
	expectWaiting,
	openApi,
	openFirstEntry,
	signIn,
	START,
	untilInstalled
} from '#tests/e2e/steps.ts';

declare global {
	interface Window {
		/** Every link to the sync page as it was ever called. */
		chipWords: Set<string>;
		/** What the chip was called when the save was announced. */
		chipAtSave: string | null;
	}
}

test('after a reload the chip claims nothing before it knows what waits', async ({ device }) => {
	const phone = await device();
	await signIn(phone.page, 'mara.lindner');
	await untilInstalled(phone.page);
	await phone.offline(true);
	await phone.page.goto('/');
	await act(phone.page, START);
	await expectWaiting(phone.page);

	await phone.page.addInitScript(() => {
		window.chipWords = new Set();
		const read = () => {
			for (const chip of document.querySelectorAll('a[href="/sync"]'))
				window.chipWords.add(chip.getAttribute('aria-label') ?? chip.textContent);
		};
		new MutationObserver(read).observe(document, {
			attributes: true,
			characterData: true,
			childList: true,
			subtree: true
		});
	});
	await phone.page.reload();
	await expectWaiting(phone.page);
	const words = [...(await phone.page.evaluate(() => [...window.chipWords]))];
	expect(words.filter((word) => /wartet/.test(word))).not.toEqual([]);
	expect(words.filter((word) => /synchron/i.test(word))).toEqual([]);

	await phone.offline(false);
	await expectSynced(phone.page);
});

test('once a save is accepted on the screen the chip no longer says that everything is synced', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const { page, context } = await device();
	await signIn(page, 'mara.lindner');
	await openFirstEntry(page, date);
	await expectSynced(page);
	await page.getByLabel('Notiz').fill('eben gesichert');
	await page.evaluate(() => {
		window.chipAtSave = null;
		const read = () => {
			if (window.chipAtSave !== null || document.querySelector('[data-toast]') === null) return;
			window.chipAtSave = document.querySelector('a[href="/sync"]')?.getAttribute('aria-label') ?? '';
		};
		new MutationObserver(read).observe(document, { childList: true, subtree: true });
	});
	// The answer is held back until the chip was read: on a quick network everything may be synced by then.
	const wasRead = Promise.withResolvers<void>();
	await context.route('**/api/sync/time_entries/push', async (route) => {
		await wasRead.promise;
		await route.continue();
	});
	await page.getByRole('button', { name: 'Sichern', exact: true }).click();

	await page.waitForFunction(() => window.chipAtSave !== null);
	expect(await page.evaluate(() => window.chipAtSave)).toMatch(/^(Synchron bis|Sendet)/);
	wasRead.resolve();
	await expectSynced(page);
	expect((await worker.entries()).filter((entry) => entry.note === 'eben gesichert')).toHaveLength(1);
});
