import type { Page } from '@playwright/test';
import { localDateOf } from '#domain/time/zone.ts';
import { expect, PHONE, TABLET, test } from '#tests/e2e/fixtures.ts';
import { expectSynced, openApi, signIn, untilInstalled } from '#tests/e2e/steps.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const asks = (page: Page) => page.getByRole('region', { name: 'Korrekturen' }).first();

/** The newest approved day of a person that has one work entry at least, and that entry's start. */
async function approvedDay(worker: Awaited<ReturnType<typeof openApi>>) {
	const own = (await worker.entries()).filter(
		(entry) => entry.userId === worker.userId && entry.state === 'verified' && entry.kind === 'work'
	);
	const entry = own.sort((a, b) => (a.start < b.start ? 1 : -1))[0];
	if (entry === undefined) throw new Error('the demo has no approved entry');
	return { entry, date: localDateOf(entry.start, entry.zone) };
}

async function openLocked(page: Page, date: string): Promise<void> {
	await page.goto(`/day/${date}`);
	await page
		.getByRole('button', { name: /ansehen$/ })
		.first()
		.click();
	await expect(dialog(page)).toBeVisible();
}

test('a correction is asked for without network, declined with words, asked again, agreed to, and changes the time', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const { date } = await approvedDay(worker);
	const [phone, tablet] = [await device(PHONE), await device(TABLET)];
	await signIn(phone.page, 'mara.lindner');
	await untilInstalled(phone.page);
	await expectSynced(phone.page);
	await signIn(tablet.page, 'jana.schafer');
	const { page } = phone;

	await openLocked(page, date);
	await phone.offline(true);
	await dialog(page).getByRole('button', { name: 'Korrektur anfragen' }).click();
	const sheet = dialog(page);
	await expect(sheet.getByRole('heading', { name: 'Korrektur anfragen' })).toBeVisible();
	const send = sheet.getByRole('button', { name: 'Korrektur anfragen' });
	await sheet.getByLabel('Von', { exact: true }).fill('05:05');
	await expect(sheet.getByRole('region', { name: 'Soll gelten' })).toContainText('05:05');
	await send.click();
	await expect(sheet.getByText('Schreib kurz, warum.')).toBeVisible();
	await sheet.getByLabel(/^Warum stimmt/).fill('Das Terminal ging nicht');
	await send.click();
	await expect(sheet).toBeHidden();
	await expect(asks(page).getByText('Auf diesem Gerät angefragt', { exact: false })).toBeVisible();
	await expect(page.getByText('Korrektur angefragt', { exact: true }).first()).toBeVisible();
	await phone.offline(false);
	await expect(asks(page).getByText('Wartet auf eine Antwort')).toBeVisible();

	const manager = tablet.page;
	await manager.goto('/approvals');
	await manager.getByRole('button', { name: /Lindner.*Zeit ändern/ }).click();
	await expect(dialog(manager).getByRole('region', { name: 'Soll gelten' })).toContainText('05:05');
	await expect(dialog(manager).getByText('Das Terminal ging nicht', { exact: false })).toBeVisible();
	await dialog(manager).getByRole('button', { name: 'Ablehnen' }).click();
	await expect(dialog(manager).getByText(/Schreib kurz, warum nicht/)).toBeVisible();
	await dialog(manager)
		.getByLabel(/^Antwort an/)
		.fill('Die Tür sagt halb sechs');
	await dialog(manager).getByRole('button', { name: 'Ablehnen' }).click();
	await expect(dialog(manager)).toBeHidden();

	await expect(asks(page).getByText('Die Tür sagt halb sechs')).toBeVisible();
	await asks(page).getByRole('button', { name: 'Neu anfragen' }).click();
	await expect(dialog(page).getByLabel('Von', { exact: true })).toHaveValue('05:05');
	await dialog(page).getByLabel('Von', { exact: true }).fill('05:30');
	await dialog(page).getByRole('button', { name: 'Korrektur anfragen' }).click();
	await expect(dialog(page)).toBeHidden();

	await manager.getByRole('button', { name: /Lindner.*Zeit ändern/ }).click();
	await dialog(manager).getByRole('button', { name: 'Zustimmen' }).click();
	await expect(dialog(manager)).toBeHidden();
	await expect(asks(page).getByText(/Schäfer hat am .* zugestimmt/)).toBeVisible();
	await expect(page.getByRole('list', { name: 'Einträge' })).toContainText('05:30');
});

test('missing time on a locked day is refused over locked time before it is sent, then asked for and taken back', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const { date } = await approvedDay(worker);
	const { page } = await device(PHONE);
	await signIn(page, 'mara.lindner');
	await page.goto(`/day/${date}`);
	await page.getByRole('button', { name: 'Fehlende Zeit anfragen' }).click();
	const sheet = dialog(page);
	await sheet.getByLabel('Von', { exact: true }).fill('03:00');
	await sheet.getByLabel('Bis', { exact: true }).fill('13:00');
	await expect(sheet.getByText(/schon einen gesperrten Eintrag/)).toBeVisible();
	await sheet.getByLabel('Bis', { exact: true }).fill('04:00');
	await expect(sheet.getByText(/schon einen gesperrten Eintrag/)).toBeHidden();
	await sheet.getByLabel(/^Warum fehlt/).fill('Notdienst');

	// What was typed outlives closing the sheet and a reload.
	await sheet.getByRole('button', { name: 'Schließen' }).click();
	await expect(sheet).toBeHidden();
	await page.reload();
	await page.getByRole('button', { name: 'Fehlende Zeit anfragen' }).click();
	await expect(sheet.getByLabel(/^Warum fehlt/)).toHaveValue('Notdienst');
	await sheet.getByRole('button', { name: 'Korrektur anfragen' }).click();
	await expect(sheet).toBeHidden();
	await asks(page).getByRole('button', { name: 'Anfrage zurückziehen' }).click();
	await expect(asks(page).getByText('Von dir zurückgezogen')).toBeVisible();
	await expectSynced(page);
});
