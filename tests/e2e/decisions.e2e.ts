import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/fixtures.ts';
import {
	decisionChip,
	draftDates,
	editNote,
	expectSynced,
	openApi,
	signIn,
	untilInstalled
} from '#tests/e2e/steps.ts';

const open = (page: Page, verb: string) => page.getByRole('button', { name: new RegExp(`^${verb}: `) });
const dialog = (page: Page) => page.getByRole('dialog');

test('a decision is asked about, taken without network, outlives a reload and is taken back from the list', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const notes = async () =>
		(await worker.entries()).map((entry) => entry.note).filter((note) => note.startsWith('Fassung'));
	const [first, second] = [await device(), await device()];
	for (const { page } of [first, second]) {
		await signIn(page, 'mara.lindner');
		await untilInstalled(page);
		await expectSynced(page);
	}
	const { page, context } = first;
	await page.goto('/sync/decisions');
	await expect(page.getByText('Nichts zu entscheiden')).toBeVisible();
	await first.offline(true);
	await editNote(page, date, 'Fassung eins');
	await editNote(second.page, date, 'Fassung zwei');
	await expect.poll(notes).toEqual(['Fassung zwei']);
	await first.offline(false);

	await decisionChip(page).click();
	await expect(page).toHaveURL(/\/sync\/decisions$/);
	await first.offline(true);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await open(page, 'Entscheiden').click();
	await dialog(page).getByRole('button', { name: 'Nachfragen' }).click();
	await dialog(page).getByRole('button', { name: 'Text kopieren' }).click();
	await expect(dialog(page)).toBeHidden();
	const text = await page.evaluate(() => navigator.clipboard.readText());
	expect(text).toMatch(/Meine Fassung: .*Fassung eins\nAndere Fassung: .*Fassung zwei/);
	await expect(page.getByText(/^gefragt am/)).toBeVisible();

	await open(page, 'Entscheiden').click();
	await dialog(page).getByRole('button', { name: 'Deine Zeit übernehmen' }).click();
	await expect(dialog(page)).toBeHidden();
	// The row is gone: the focus is at the list, not lost.
	await expect(page.getByRole('heading', { name: 'Offen' })).toBeFocused();
	await page.reload();
	await expect(page.getByText(/^Deine Zeit übernommen/)).toBeVisible();
	await first.offline(false);
	await expect.poll(notes).toEqual(['Fassung eins']);

	await page.getByRole('button', { name: /^Rückgängig: / }).click();
	await expect(open(page, 'Entscheiden')).toBeVisible();
	await expect.poll(notes).toEqual(['Fassung zwei']);

	await open(page, 'Entscheiden').click();
	await dialog(page).getByRole('button', { name: 'Selbst anpassen' }).click();
	await expect(dialog(page).getByText(/^Andere Fassung: .*Fassung zwei/)).toBeVisible();
	await page.getByLabel(/^Notiz/).fill('Fassung drei');
	await page.getByRole('button', { name: 'Sichern' }).click();
	await expect(dialog(page)).toBeHidden();
	await expect.poll(notes).toEqual(['Fassung drei']);
	await page.goto('/sync/decisions');
	await expect(page.getByText(/^Selbst angepasst/)).toBeVisible();
});

test('what was changed on a day that got locked meanwhile is asked for as a correction, with the keyboard alone', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const [first, second] = [await device(), await device()];
	for (const { page } of [first, second]) await signIn(page, 'mara.lindner');
	await first.page.goto(`/day/${date}`);
	await first.page
		.getByRole('button', { name: /ändern$/ })
		.first()
		.click();
	await expect(dialog(first.page)).toBeVisible();
	await first.offline(true);
	await editNote(first.page, date, 'zu spät geändert', { isOpen: true });
	await second.page.goto(`/day/${date}`);
	await second.page.getByRole('button', { name: /bestätigen$/ }).click();
	const locked = async () =>
		(await worker.entries()).filter((one) => one.start.startsWith(date) && one.state !== 'draft').length;
	await expect.poll(locked).toBeGreaterThan(0);
	await first.offline(false);

	const { page } = first;
	await expect(page.getByRole('link', { name: /nicht angenommen|Entscheidung/ }).first()).toBeVisible();
	await page.goto('/sync/decisions');
	await open(page, 'Ansehen').first().press('Enter');
	await expect(dialog(page).getByText('zu spät geändert')).toBeVisible();
	await dialog(page).getByRole('button', { name: 'Korrektur anfragen' }).press('Enter');
	const reason = dialog(page).getByLabel(/^Warum stimmt/);
	await expect(reason).toBeFocused();
	await expect(dialog(page).getByText('Schreib kurz, warum.')).toBeVisible();
	await page.keyboard.type('Notiz nachgetragen');
	await dialog(page).getByRole('button', { name: 'Korrektur anfragen' }).press('Enter');
	await expect(dialog(page)).toBeHidden();
	await expect(page.getByText(/^Als Korrektur angefragt/).first()).toBeVisible();
	const proposed = async () => {
		const answer = await fetch(`${server.origin}/api/sync/corrections/pull?seq=0&limit=100`, {
			headers: worker.headers
		});
		const { documents } = (await answer.json()) as { documents: { reason: string; state: string }[] };
		return documents.map(({ reason: why, state }) => [why, state]);
	};
	await expect.poll(proposed).toEqual([['Notiz nachgetragen', 'proposed']]);
});
