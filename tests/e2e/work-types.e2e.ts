import type { Page } from '@playwright/test';
import { DESKTOP, expect, test } from '#tests/e2e/fixtures.ts';
import { signIn } from '#tests/e2e/steps.ts';

test('two people of HR change one work type: nobody overwrites the other without knowing', async ({
	device
}) => {
	const { page: first } = await device(DESKTOP);
	const { page: second } = await device(DESKTOP);
	for (const page of [first, second]) {
		await signIn(page, 'katrin.bielak');
		await page.goto('/work-types');
		await page.getByRole('button', { name: 'Fahrt', exact: true }).click();
	}
	const save = { name: 'Sichern', exact: true };
	await second.getByLabel(/^Zählt zu/).fill('60');
	await second.getByRole('button', save).click();
	await expect(second.getByTestId('announcer')).toHaveText('Fahrt ist gesichert.');

	await first.getByLabel(/^Zählt zu/).fill('70');
	await first.getByRole('button', save).click();
	await expect(first.getByText(/während du hier warst: Anrechnung\./)).toBeVisible();
	await first.getByRole('button', { name: 'Neuen Stand laden' }).click();
	await expect(first.getByLabel(/^Zählt zu/)).toHaveValue('60');

	await first.getByLabel(/^Zählt zu/).fill('50');
	await first.getByRole('button', save).click();
	await expect(first.getByTestId('announcer')).toHaveText('Fahrt ist gesichert.');
});

const SAVE = { name: 'Sichern', exact: true };
const PATCH = '**/api/work-types/*';

test('what is typed while a change is being saved stays, and is saved next', async ({ device }) => {
	const { page } = await device(DESKTOP);
	await openWorkType(page);
	const name = page.getByLabel(/^Name/);
	const percent = page.getByLabel(/^Zählt zu/);
	const asked = Promise.withResolvers<void>();
	const answered = Promise.withResolvers<void>();
	await page.route(PATCH, async (route) => {
		asked.resolve();
		await answered.promise;
		await route.continue();
	});
	await percent.fill('60');
	await page.getByRole('button', SAVE).click();
	await asked.promise;
	await name.fill('Fahrt und Weg');
	answered.resolve();
	await expect(page.getByTestId('announcer')).toHaveText('Fahrt ist gesichert.');
	await expect(name).toHaveValue('Fahrt und Weg');

	await page.getByRole('button', SAVE).click();
	await expect(page.getByTestId('announcer')).toHaveText('Fahrt und Weg ist gesichert.');
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.getByRole('button', { name: 'Fahrt und Weg', exact: true }).click();
	await expect(percent).toHaveValue('60');
});

test('without network neither answer to a conflict loses what was typed, and the reason is said', async ({
	device
}) => {
	const first = await device(DESKTOP);
	const second = await device(DESKTOP);
	await openWorkType(first.page);
	await openWorkType(second.page);
	const { page } = first;
	const percent = page.getByLabel(/^Zählt zu/);
	const conflict = page.getByText(/während du hier warst: Anrechnung\./);
	await second.page.getByLabel(/^Zählt zu/).fill('60');
	await second.page.getByRole('button', SAVE).click();
	await expect(second.page.getByTestId('announcer')).toHaveText('Fahrt ist gesichert.');

	for (const answer of ['Neuen Stand laden', 'Meines sichern']) {
		await percent.fill('70');
		await page.getByRole('button', { name: /^(Sichern|Wartet auf Netz)/ }).click();
		await expect(conflict).toBeVisible();
		await first.offline(true);
		await page.getByRole('button', { name: answer }).click();
		await expect(page.getByText(/^Kein Netz\. Deine Eingaben bleiben/)).toBeVisible();
		await expect(conflict).toBeHidden();
		await expect(percent).toHaveValue('70');
		await first.offline(false);
	}
	await page.reload();
	await page.getByRole('button', { name: 'Fahrt', exact: true }).click();
	await expect(percent).toHaveValue('70');
});

async function openWorkType(page: Page): Promise<void> {
	await signIn(page, 'katrin.bielak');
	await page.goto('/work-types');
	await page.getByRole('button', { name: 'Fahrt', exact: true }).click();
}
