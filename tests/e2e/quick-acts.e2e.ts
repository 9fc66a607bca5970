import { expect, test } from '#tests/e2e/fixtures.ts';
import { expectSynced, openApi, signIn } from '#tests/e2e/steps.ts';

test('the shortcuts of the installed app clock in and take a break once, however often they are pressed', async ({
	server,
	device
}) => {
	const { page } = await device();
	const api = await openApi(server, 'mara.lindner');
	const running = async () => (await api.entries()).filter(({ stop }) => stop === null);
	const before = (await api.entries()).length;
	await signIn(page, 'mara.lindner');
	for (const [asked, phase] of [
		['start', 'running'],
		['break', 'break']
	]) {
		await page.goto(`/?do=${asked}`);
		// It says so once it is durable; before that, another page would come too early.
		await expect(page.locator('[data-toast]')).toBeVisible();
		await page.goto(`/?do=${asked}`);
		await expect(page).toHaveURL(/\/$/);
		await expect(page.locator(`[data-phase=${phase}]`)).toBeVisible();
	}
	await expectSynced(page);
	await expect.poll(async () => (await running()).map(({ kind }) => kind)).toEqual(['break']);
	expect((await api.entries()).length).toBe(before + 2);
});
