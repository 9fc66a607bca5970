import { DESKTOP, expect, PASSWORD, test, type Device } from '#tests/e2e/fixtures.ts';
import { act, expectSynced, openApi, START } from '#tests/e2e/steps.ts';

test.use({ firm: 'none' });

/** Sets up a company in Bavaria with Karin Berger as its first HR account. */
async function setUp({ page }: Device): Promise<void> {
	await page.goto('/');
	await page.getByRole('button', { name: 'Betrieb anlegen' }).click();
	await page.getByLabel('Name des Betriebs').fill('Berger Dach');
	await page.getByLabel('Bundesland').selectOption('BY');
	await page.getByRole('button', { name: 'Weiter', exact: true }).click();
	await page.getByLabel('Dein Name').fill('Karin Berger');
	await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Los geht’s' }).click();
	await expect(page).toHaveURL(/\/people$/);
}

/** Adds a person with an invite and gives back the code on the card. */
async function invite({ page }: Device, name: string): Promise<string> {
	await page.goto('/people');
	await page.getByRole('button', { name: 'Person anlegen' }).first().click();
	await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill(name);
	await page.getByRole('button', { name: 'Anlegen und einladen' }).click();
	const card = page.getByRole('article', { name });
	await expect(card.getByRole('img', { name: new RegExp(name) })).toBeVisible();
	return (await card.locator('.code').textContent()) ?? '';
}

/** Accepts an invite by typing its code on a device that knows nothing. */
async function accept({ page }: Device, code: string): Promise<void> {
	await page.goto('/login');
	await page.getByRole('link', { name: 'Ich habe einen Einladungscode' }).click();
	await page.getByLabel('Einladungscode').fill(code.toLowerCase());
	await page.getByRole('button', { name: 'Weiter', exact: true }).click();
	await page.getByLabel('Dein neues Passwort').fill(PASSWORD);
	await page.getByRole('button', { name: 'Los geht’s' }).click();
	await expectSynced(page);
}

test('from an empty folder to a worker who clocks in', async ({ server, device }) => {
	const office = await device(DESKTOP);
	await test.step('the set-up page creates the company and its HR account', () => setUp(office));

	const code = await test.step('HR adds a worker and a manager and hands out cards', async () => {
		await invite(office, 'Jonas Huber');
		return invite(office, 'Mara Lindner');
	});

	await test.step('HR forms a group with a member, a manager and their approval', async () => {
		const { page } = office;
		await page.goto('/groups');
		await page.getByRole('button', { name: 'Gruppe anlegen' }).first().click();
		const panel = page.getByRole('dialog');
		await panel.getByLabel('Name', { exact: true }).fill('Dach Nord');
		await panel.getByLabel('Leitung hinzufügen').selectOption({ label: 'Jonas Huber' });
		await panel.getByLabel('Mitglied hinzufügen').selectOption({ label: 'Mara Lindner' });
		const verification = panel.getByRole('switch', { name: /Leitung gibt frei/ });
		await expect(verification).not.toBeChecked();
		await panel.getByText('Leitung gibt frei', { exact: true }).click();
		await expect(verification).toBeChecked();
		await panel.getByRole('button', { name: 'Sichern', exact: true }).click();
		await expect(panel).toBeHidden();
		const row = page.getByRole('row', { name: /Dach Nord/ });
		await expect(row).toContainText('Jonas Huber');
		await row.getByRole('button', { name: /Dach Nord/ }).click();
		await expect(panel.getByRole('switch', { name: /Leitung gibt frei/ })).toBeChecked();
		await expect(panel.getByText('1 Person heute')).toBeVisible();
	});

	const phone = await device();
	await test.step('the worker accepts the invite on a phone and clocks in', async () => {
		await accept(phone, code);
		await phone.page.goto('/');
		await act(phone.page, START);
		await expect(phone.page.getByRole('button', { name: 'Feierabend', exact: true })).toBeVisible();
		await expectSynced(phone.page);
		const worker = await openApi(server, 'mara.lindner');
		await expect.poll(async () => (await worker.entries()).map((entry) => entry.stop)).toEqual([null]);
	});

	await test.step('a used code opens nothing', async () => {
		const { page } = await device();
		await page.goto('/invite');
		await page.getByLabel('Einladungscode').fill(code);
		await page.getByRole('button', { name: 'Weiter', exact: true }).click();
		await expect(page.getByText('Dieser Code gilt nicht.')).toBeVisible();
	});
});

test('one click loads the demo firm and offers its people to sign in as', async ({ device }) => {
	const { page } = await device(DESKTOP);
	await page.goto('/');
	await page.getByRole('button', { name: 'Demo-Firma laden' }).click();
	await expect(page.getByRole('progressbar')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Alles da. Wer möchtest du sein?' })).toBeVisible({
		timeout: 180_000
	});
	await expect(page.getByText(PASSWORD)).toBeVisible();
	await page.getByRole('button', { name: /Mara Lindner/ }).click();
	await expect(page.getByRole('button', { name: START })).toBeVisible();
	await expectSynced(page);
});
