import { expect, test } from '#tests/e2e/fixtures.ts';
import { startProxy } from '#tests/e2e/proxy.ts';
import { draftDates, openApi, openFirstEntry, save, signIn, untilInstalled } from '#tests/e2e/steps.ts';

test('an update waits while an entry is being edited and loses none of the input', async ({
	server,
	device
}) => {
	const proxy = await startProxy(server.origin);
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const { page } = await device();
	await signIn(page, 'mara.lindner', proxy.origin);
	await untilInstalled(page);

	await openFirstEntry(page, date, proxy.origin);
	await page.getByLabel('Notiz').fill('halb getippt');
	proxy.serveNextVersion();
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())?.update();
	});
	await page.waitForFunction(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));

	await expect(page.getByLabel('Notiz')).toHaveValue('halb getippt');
	await save(page);
	await expect(page.getByText('halb getippt')).toBeVisible();

	const reloaded = page.waitForEvent('load');
	await page.getByRole('button', { name: 'Jetzt wechseln' }).click();
	await reloaded;
	await expect(page.getByText('halb getippt')).toBeVisible();
	await expect
		.poll(() =>
			page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
		)
		.toBe(false);
	await proxy.close();
});
