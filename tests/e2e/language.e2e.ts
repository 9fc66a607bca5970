import { expect, test } from '#tests/e2e/fixtures.ts';
import { expectSynced, signIn, untilInstalled } from '#tests/e2e/steps.ts';

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

test('a language that cannot be had leaves the old one chosen and the keyboard where it was', async ({
	browser,
	server
}) => {
	const context = await browser.newContext({
		baseURL: server.origin,
		locale: 'de-DE',
		serviceWorkers: 'block'
	});
	const page = await context.newPage();
	await signIn(page, 'mara.lindner');
	await page.goto('/settings');
	await expectSynced(page);
	const german = page.getByRole('radio', { name: 'Deutsch' });
	const english = page.getByRole('radio', { name: 'English' });
	await german.focus();
	await context.setOffline(true);
	await expect(german).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('[data-toast]')).toContainText('Sprache');
	await expect(german).toBeChecked();
	await expect(english).toBeFocused();

	await context.setOffline(false);
	await page.reload();
	await english.check();
	await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
	await expect(english).toBeFocused();
	await context.close();
});

test('a first visit that gets no texts says so in both languages and can be tried again', async ({
	device
}) => {
	const { page } = await device();
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		const response = await route.fetch();
		const isTexts = /Trotzdem arbeiten|Work anyway/.test(await response.text());
		await (isTexts ? route.abort() : route.fulfill({ response }));
	});
	await page.goto('/login');
	await expect(page.getByRole('alert')).toContainText('could not be loaded');

	await page.unrouteAll({ behavior: 'wait' });
	await page.getByRole('link', { name: 'Neu laden · Reload' }).click();
	await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
	await expect(page.locator('#not-started')).toBeHidden();
});
