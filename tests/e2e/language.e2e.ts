import { expect, test } from '#tests/e2e/fixtures.ts';
import { signIn, untilInstalled } from '#tests/e2e/steps.ts';

test('the language changes without network and without a reload, and stays after one', async ({ device }) => {
	const { page, offline } = await device();
	await signIn(page, 'mara.lindner');
	await untilInstalled(page);
	await page.goto('/settings');
	await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible();
	await offline(true);

	await page.getByRole('radio', { name: 'English' }).check();
	await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');

	await page.reload();
	await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
	await page.getByRole('radio', { name: 'Deutsch' }).check();
	await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible();
});
