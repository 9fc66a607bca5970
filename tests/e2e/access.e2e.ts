import { expect, PASSWORD, test } from '#tests/e2e/fixtures.ts';
import {
	act,
	expectSynced,
	expectWaiting,
	openApi,
	signIn,
	START,
	untilInstalled
} from '#tests/e2e/steps.ts';

test('a session that ended while offline stops sending, never recording', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const before = new Set((await worker.entries()).map((entry) => entry.id));
	const phone = await device();
	await signIn(phone.page, 'mara.lindner');
	await untilInstalled(phone.page);
	await phone.offline(true);
	await phone.page.goto('/');
	await act(phone.page, START);
	await expectWaiting(phone.page);
	await phone.context.clearCookies();
	await phone.offline(false);

	await expect(phone.page.getByText('Anmelden zum Senden').first()).toBeVisible();
	await act(phone.page, 'Pause');
	await expect(phone.page.getByRole('button', { name: 'Weiter', exact: true })).toBeVisible();

	await phone.page.goto('/login');
	await phone.page.getByLabel('Benutzername oder E-Mail').fill('mara.lindner');
	await phone.page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
	await phone.page.getByRole('button', { name: 'Anmelden', exact: true }).click();
	await expectSynced(phone.page);
	await expect
		.poll(async () =>
			(await worker.entries())
				.filter((entry) => !before.has(entry.id))
				.map((entry) => entry.kind)
				.sort()
		)
		.toEqual(['break', 'work']);
});

test('a second person on the same device finds nothing of the first', async ({ server, device }) => {
	const phone = await device();
	await signIn(phone.page, 'mara.lindner');
	await untilInstalled(phone.page);

	await test.step('signing out is refused while something is only here', async () => {
		await phone.offline(true);
		await phone.page.goto('/');
		await act(phone.page, START);
		await expectWaiting(phone.page);
		await phone.page.goto('/settings');
		await phone.page.getByRole('button', { name: 'Abmelden', exact: true }).click();
		await expect(phone.page.getByText(/nur hier|nur auf diesem/).first()).toBeVisible();
		await phone.page.keyboard.press('Escape');
	});

	await phone.offline(false);
	await expectSynced(phone.page);
	await phone.page.getByRole('button', { name: 'Abmelden', exact: true }).click();
	await phone.page.getByRole('alertdialog').getByRole('button', { name: 'Abmelden', exact: true }).click();
	await expect(phone.page).toHaveURL(/\/login/);
	await expect
		.poll(() =>
			phone.page.evaluate(async () =>
				(await indexedDB.databases())
					.map((database) => database.name)
					.filter((name) => name?.includes('time_entries'))
			)
		)
		.toEqual([]);

	await signIn(phone.page, 'tom.funk');
	const tom = await openApi(server, 'tom.funk');
	const own = new Set((await tom.entries()).map((entry) => entry.userId));
	expect([...own]).toEqual([tom.userId]);
	await expect(phone.page.getByRole('main')).not.toContainText('Mara');
});
