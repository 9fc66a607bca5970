import { expect, test, USER } from '#tests/e2e/faults/fixtures.ts';
import { act, expectWaiting, openApi, START } from '#tests/e2e/steps.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

for (const { name, ms, words } of [
	{ name: 'fast', ms: YEAR_MS, words: /^Uhr geht 52[56]\d{3} min vor$/ },
	{ name: 'slow', ms: -YEAR_MS, words: /^Uhr geht 52[56]\d{3} min nach$/ }
]) {
	test(`the clock is a year ${name}: the app says so, and what is recorded has the true time, once`, async ({
		server,
		faulty,
		acts
	}) => {
		const worker = await openApi(server, USER);
		const known = new Set((await worker.entries()).map((entry) => entry.id));
		const { page, offline } = await faulty();
		await page.clock.install({ time: Date.now() + ms });
		await page.goto('/');
		await expect(page.getByRole('link', { name: words })).toBeVisible();
		await offline(true);
		const startedAt = Date.now();
		await act(page, START);
		await expectWaiting(page);
		// Neither does an app that starts anew without network believe the clock.
		await page.reload();
		await expect(page.getByRole('button', { name: 'Feierabend', exact: true })).toBeVisible();
		await offline(false);
		await expect(page.getByRole('link', { name: words })).toBeVisible();

		const added = (await worker.entries()).filter((entry) => !known.has(entry.id));
		expect(added).toHaveLength(1);
		const [entry] = added;
		expect(Math.abs(Date.parse(entry?.start ?? '') - startedAt)).toBeLessThan(2 * MINUTE_MS);
		expect(entry?.flags).not.toContain('CLOCK_SUSPECT');
		expect(acts.actsOn(entry?.id ?? '')).toHaveLength(1);
		await page.getByRole('link', { name: words }).click();
		await expect(page.getByText(/Die Uhr dieses Geräts geht .* Wir rechnen richtig/)).toBeVisible();
	});
}

test('the clock jumps a year ahead without network: the act arrives once, and is marked', async ({
	server,
	faulty,
	acts
}) => {
	const worker = await openApi(server, USER);
	const known = new Set((await worker.entries()).map((entry) => entry.id));
	const { page, offline } = await faulty();
	await offline(true);
	await page.clock.install({ time: Date.now() + YEAR_MS });
	await page.goto('/');
	await act(page, START);
	await expectWaiting(page);
	await offline(false);
	await expect(page.getByRole('link', { name: /^Uhr geht \d+ min vor$/ })).toBeVisible();

	const added = (await worker.entries()).filter((entry) => !known.has(entry.id));
	expect(added).toHaveLength(1);
	expect(added[0]?.flags).toContain('CLOCK_SUSPECT');
	expect(acts.actsOn(added[0]?.id ?? '')).toHaveLength(1);
});
