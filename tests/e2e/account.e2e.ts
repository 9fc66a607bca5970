import type { Page } from '@playwright/test';
import Libsql from 'libsql';
import { join } from 'node:path';
import { at, expectAccessible, languages } from '#tests/e2e/axe.ts';
import { DESKTOP, expect, PHONE, test } from '#tests/e2e/fixtures.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';
import { act, expectWaiting, signIn, START, untilInstalled } from '#tests/e2e/steps.ts';

/** Changes the data of the server while it stands still, for what no screen of the office writes yet. */
async function onDisk(server: ServerProcess, change: (database: Libsql.Database) => void): Promise<void> {
	await server.stop();
	const database = new Libsql(join(server.data, 'tagwerk.db'));
	change(database);
	database.close();
	await server.start();
}

/** A rule about vacation, and what was carried into the year. */
function grantVacation(database: Libsql.Database, userName: string): void {
	const rule = {
		annualDays: 30,
		refWeekDays: 5,
		rounding: 'half_up',
		policy: 'twelfths_floor',
		carryLimitDays: 5,
		expiryMonthDay: '03-31',
		creditWithoutCertificate: false
	};
	database
		.prepare(
			`INSERT INTO reference_items (id, kind, name, valid_from, data, seq, deleted)
			 SELECT 'vacation-rule', 'vacation_rule', 'Urlaub', '2026-01-01', ?, max(seq), 0 FROM reference_items
			 WHERE true ON CONFLICT (id) DO UPDATE SET data = excluded.data`
		)
		.run(JSON.stringify(rule));
	const carriedInto = [{ year: new Date().getUTCFullYear(), days: 3.5, expiresOn: null, comment: '' }];
	database
		.prepare('UPDATE employees SET vacation_rule = ? WHERE user_name = ?')
		.run(JSON.stringify({ carriedInto }), userName);
}

const course = (page: Page) => page.getByRole('slider', { name: 'Verlauf des Zeitkontos' });
const read = (page: Page) => course(page).getAttribute('aria-valuetext');

test('the course of the balance is read with the arrow keys, and stands as a table', async ({ device }) => {
	const { page } = await device(DESKTOP);
	await signIn(page, 'mara.lindner');
	await page.goto('/account');
	await course(page).focus();
	const newest = await read(page);
	expect(newest).toMatch(/\d+\. \S+ \d{4}: .*(Stunde|Minute)/);
	await page.keyboard.press('ArrowLeft');
	expect(await read(page)).not.toBe(newest);
	await page.keyboard.press('Home');
	await expect(course(page)).toHaveAttribute('aria-valuenow', '0');
	await page.keyboard.press('ArrowLeft');
	await expect(course(page)).toHaveAttribute('aria-valuenow', '0');
	await page.keyboard.press('End');
	expect(await read(page)).toBe(newest);

	const figure = page.getByRole('figure', { name: /ging das Zeitkonto von/ });
	await figure.getByRole('button', { name: 'Tabelle' }).click();
	const rows = figure.getByRole('table', { name: 'Verlauf des Zeitkontos' }).getByRole('row');
	const balance = await page
		.getByText(/^[+−±]\d+:\d\dh$/)
		.first()
		.innerText();
	await expect(rows.nth(1)).toContainText(balance.replace('h', '').trim());
	await figure.getByRole('radio', { name: '4 Wo.' }).check();
	await expect(rows).toHaveCount(29);
});

test('a month adds up down to the contract, without network as well', async ({ device }) => {
	const phone = await device(PHONE);
	const { page } = phone;
	await signIn(page, 'mara.lindner');
	await untilInstalled(page);
	await page.goto('/account');
	await expect(page.getByRole('heading', { name: 'So rechnet sich das' })).toBeVisible();
	await phone.offline(true);
	await page.reload();
	const month = page.getByRole('region', { name: /\d{4}$/ });
	await expect(month.getByText('Stand danach')).toBeVisible();
	const closing = await month.getByText('Stand danach').locator('..').innerText();

	await month.getByRole('button').first().click();
	await expect(page).toHaveURL(/\/account\?month=\d{4}-\d{2}$/);
	await expect(month.getByText('Stand danach')).toBeVisible();
	expect(await month.getByText('Stand danach').locator('..').innerText()).not.toBe(closing);
	await month.getByText('Geleistet minus Soll').click();
	await month.locator('summary').filter({ hasText: /^Soll/ }).click();
	await month.locator('details[open] details[open] summary').nth(1).click();
	await expect(month.getByText(/^Vertrag vom .*Arbeitsvertrag$/).first()).toBeVisible();
	await expect(page.getByText('Arbeitsvertrag', { exact: true })).toBeVisible();

	const address = page.url();
	const title = await month.getByRole('heading', { level: 2 }).innerText();
	await page.goto(address);
	await expect(month.getByRole('heading', { level: 2 })).toHaveText(title);
});

test('while something is not sent the balance says that it is provisional', async ({ device }) => {
	const phone = await device(PHONE);
	await signIn(phone.page, 'mara.lindner');
	await untilInstalled(phone.page);
	await phone.offline(true);
	await phone.page.goto('/');
	await act(phone.page, START);
	await expectWaiting(phone.page);
	await phone.page.goto('/account');
	await expect(phone.page.getByText(/^Vorläufig: /)).toBeVisible();
	await phone.offline(false);
	await expect(phone.page.getByText(/^Vorläufig: /)).toBeHidden();
});

test('whoever has not worked yet is told when the account begins', async ({ server, device }) => {
	await onDisk(server, (database) =>
		database
			.prepare(
				"DELETE FROM time_entries WHERE user_id = (SELECT id FROM employees WHERE user_name = 'mara.lindner')"
			)
			.run()
	);
	const { page } = await device(PHONE);
	await signIn(page, 'mara.lindner');
	await page.goto('/account');
	await expect(page.getByText('Nach deinem ersten Tag siehst du hier dein Zeitkonto.')).toBeVisible();
	await page.getByRole('link', { name: 'Zu Heute' }).click();
	await expect(page.getByRole('button', { name: START }).first()).toBeVisible();
});

for (const language of languages) {
	test(`axe finds nothing on the account with everything open (${language})`, async ({ server, device }) => {
		await onDisk(server, (database) => grantVacation(database, 'mara.lindner'));
		const { page } = await device(PHONE, language);
		await signIn(page, 'mara.lindner');
		await expectAccessible(
			page,
			{
				'account with leave': async () => {
					await at('/account', 'main figure')(page);
					await page.getByRole('heading', { name: /^(Urlaub|Leave) \d{4}$/ }).waitFor();
					await page
						.getByText(/3[,.]5/)
						.first()
						.waitFor();
				},
				'account opened and as tables': async () => {
					for (const summary of await page.locator('main summary').all())
						if (await summary.isVisible()) await summary.click();
					for (const button of await page.getByRole('button', { name: /^(Tabelle|Table)$/ }).all())
						await button.click();
					await page.getByRole('slider').first().waitFor({ state: 'detached' });
				}
			},
			language
		);
	});
}
