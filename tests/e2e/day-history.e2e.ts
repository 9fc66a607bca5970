import type { Page } from '@playwright/test';
import { addDays, mondayOf } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { expect, test } from '#tests/e2e/fixtures.ts';
import { draftDates, editNote, expectSynced, openApi, openFirstEntry, signIn } from '#tests/e2e/steps.ts';

const dialog = (page: Page) => page.getByRole('dialog');

test('the history of a day shows who changed what, and brings back an older version and what was deleted', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const own = async () =>
		(await worker.entries()).filter(
			(entry) => entry.userId === worker.userId && localDateOf(entry.start, entry.zone) === date
		);
	const before = await own();
	const { page, offline } = await device();
	await signIn(page, 'mara.lindner');
	await editNote(page, date, 'Fassung eins');
	await expectSynced(page);
	await editNote(page, date, 'Fassung zwei');
	await expectSynced(page);

	await page.getByRole('button', { name: 'Verlauf' }).click();
	await expect(dialog(page).getByText('Notiz: Fassung eins → Fassung zwei')).toBeVisible();
	await dialog(page)
		.getByRole('listitem')
		.filter({ hasText: 'Notiz: leer → Fassung eins' })
		.getByRole('button', { name: /^Wiederherstellen: / })
		.click();
	await expect.poll(async () => (await own()).map(({ note }) => note)).toContain('Fassung eins');
	await expect(dialog(page).getByText('Notiz: Fassung zwei → Fassung eins')).toBeVisible();
	await dialog(page).getByRole('button', { name: 'Schließen' }).click();

	await openFirstEntry(page, date);
	await page.getByRole('button', { name: 'Eintrag löschen' }).click();
	await expect(dialog(page)).toBeHidden();
	await expect.poll(async () => (await own()).length).toBe(before.length - 1);
	await page.getByRole('button', { name: 'Verlauf' }).click();
	await dialog(page)
		.getByRole('listitem')
		.filter({ hasText: 'gelöscht' })
		.getByRole('button', { name: /^Wiederherstellen: / })
		.click();
	await expect.poll(async () => (await own()).length).toBe(before.length);
	expect((await own()).map(({ note }) => note)).toContain('Fassung eins');

	await dialog(page).getByRole('button', { name: 'Schließen' }).click();
	await offline(true);
	await page.getByRole('button', { name: 'Verlauf' }).click();
	await expect(dialog(page).getByText(/Ältere Fassungen liegen auf dem Server/)).toBeVisible();
});

test('a day is copied to several others at once, without network; locked and overlapping ones are named', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const entries = (await worker.entries()).filter(({ userId }) => userId === worker.userId);
	const drafts = draftDates(entries, worker.userId);
	const date = drafts[0] ?? '';
	// The week before it is confirmed, the weekend in between is free.
	const saturday = addDays(mondayOf(date), -2);
	const sunday = addDays(saturday, 1);
	const { page, offline } = await device();
	await signIn(page, 'mara.lindner');
	await page.goto(`/day/${date}`);
	await page.getByRole('button', { name: 'Auf andere Tage kopieren' }).click();
	await expect(dialog(page).getByText('gesperrt', { exact: true }).first()).toBeVisible();
	await offline(true);
	await dialog(page)
		.getByRole('button', { name: /^Auf 0 Tage kopieren$/ })
		.click();
	await expect(dialog(page).getByText('Wähle mindestens einen Tag.')).toBeVisible();
	const days = dialog(page).getByRole('checkbox');
	await days.nth(0).check();
	await days.nth(1).check();
	await dialog(page).getByRole('button', { name: 'Auf 2 Tage kopieren' }).click();
	await expect(dialog(page)).toBeHidden();
	await expect(page.getByText('Auf 2 Tage kopiert.').first()).toBeVisible();
	await offline(false);
	const perDay = async (day: string) =>
		(await worker.entries()).filter(
			(entry) => entry.userId === worker.userId && localDateOf(entry.start, entry.zone) === day
		).length;
	const count = await perDay(date);
	await expect.poll(() => perDay(saturday)).toBe(count);
	await expect.poll(() => perDay(sunday)).toBe(count);
});
