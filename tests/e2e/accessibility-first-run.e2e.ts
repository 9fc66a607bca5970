import { at, expectAccessible, languages } from '#tests/e2e/axe.ts';
import { DESKTOP, expect, PASSWORD, PHONE, test } from '#tests/e2e/fixtures.ts';

test.use({ firm: 'none' });

for (const language of languages) {
	test(`axe finds nothing from the first run to an accepted invite (${language})`, async ({ device }) => {
		const { page } = await device(DESKTOP, language);
		const press = (name: RegExp) => page.getByRole('button', { name }).first().click();
		let link = '';
		await expectAccessible(
			page,
			{
				'set-up': at('/', 'main button'),
				'set-up company': () => press(/^(Betrieb anlegen|Create your company)/),
				'set-up account': async () => {
					await page.getByLabel(/^(Name des Betriebs|Company name)/).fill('Berger Dach');
					await page.getByLabel(/^(Bundesland|State)/).selectOption('BY');
					await press(/^(Weiter|Continue)$/);
					await page.getByLabel(/^(Dein Name|Your name)/).fill('Karin Berger');
				},
				'nobody yet': async () => {
					await page.getByLabel(/^(Passwort|Password)$/).fill(PASSWORD);
					await press(/^(Los geht’s|Let’s go)$/);
					await expect(page).toHaveURL(/\/people$/);
					await page
						.getByRole('button', { name: /^(Person anlegen|Add person)$/ })
						.nth(1)
						.waitFor();
				},
				'new person': async () => {
					await press(/^(Person anlegen|Add person)$/);
					await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Mara Lindner');
				},
				'invite cards': async () => {
					await press(/^(Anlegen und einladen|Add and invite)$/);
					const card = page.getByRole('article', { name: 'Mara Lindner' });
					await card.getByRole('img').waitFor();
					link = `/invite#code=${await card.locator('.code').textContent()}`;
				}
			},
			language
		);

		const phone = await device(PHONE, language);
		await expectAccessible(
			phone.page,
			{
				'invite acceptance': async (invited) => {
					await at(link)(invited);
					await invited.getByLabel(/^(Dein neues Passwort|Your new password)/).waitFor();
				}
			},
			language
		);
	});

	test(`axe finds nothing while the demo firm is offered (${language})`, async ({ device }) => {
		const { page } = await device(PHONE, language);
		await expectAccessible(
			page,
			{
				'demo firm ready': async () => {
					await at('/', 'main button')(page);
					await page.getByRole('button', { name: /^(Demo-Firma laden|Load the demo firm)$/ }).click();
					await page.getByRole('button', { name: /Mara Lindner/ }).waitFor({ timeout: 180_000 });
				}
			},
			language
		);
	});
}
