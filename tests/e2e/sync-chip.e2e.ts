import { expect, test } from '#tests/e2e/fixtures.ts';
import { act, expectSynced, expectWaiting, signIn, START, untilInstalled } from '#tests/e2e/steps.ts';

declare global {
	interface Window {
		/** Every link to the sync page as it was ever called. */
		chipWords: Set<string>;
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
