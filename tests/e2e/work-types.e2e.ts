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
