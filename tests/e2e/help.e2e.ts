import { readFileSync } from 'node:fs';
import { expect, test } from '#tests/e2e/fixtures.ts';
import { signIn, untilInstalled } from '#tests/e2e/steps.ts';

const titleOf = (topic: string) =>
	readFileSync(`docs/help/de/${topic}.md`, 'utf8').split('\n')[0]?.replace(/^# /, '') ?? '';

test('each screen brings its help, a word finds its place, and none of it needs a network', async ({
	device
}) => {
	const { page, offline } = await device();
	const heading = page.getByRole('heading', { level: 1 });
	await signIn(page, 'mara.lindner');
	await untilInstalled(page);
	await page.goto('/account');
	await offline(true);
	await page.getByRole('link', { name: 'Hilfe zu dieser Seite' }).click();
	await expect(heading).toHaveText(titleOf('account'));
	await expect(page.getByRole('navigation', { name: 'Alle Themen' }).getByRole('link')).toHaveCount(11);

	await page.getByLabel('In der Hilfe suchen').fill('ubergeben');
	await page
		.getByRole('link', { name: titleOf('hand-over') })
		.first()
		.click();
	await expect(heading).toHaveText(titleOf('hand-over'));
	await page.reload();
	await expect(heading).toHaveText(titleOf('hand-over'));

	await page.getByLabel('In der Hilfe suchen').fill('xyzzy');
	await expect(page.getByText('Dazu steht hier nichts.')).toBeVisible();
	await page.getByLabel('In der Hilfe suchen').fill('');
	await page.getByRole('link', { name: 'Zurück' }).click();
	await expect(page).toHaveURL(/\/account$/);
});

test('who cannot sign in yet finds help beside the form', async ({ device }) => {
	const { page } = await device();
	await page.goto('/login');
	await page.getByRole('link', { name: 'Hilfe', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(titleOf('sign-in'));
	await page.getByRole('link', { name: 'Zurück' }).click();
	await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
});
