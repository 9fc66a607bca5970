import { localTimeOf } from '#domain/time/zone.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/e2e/fixtures.ts';
import { draftDates, editNote, openApi, openFirstEntry, save, signIn } from '#tests/e2e/steps.ts';

test('what was typed outlives closing the editor, and is gone once it is discarded', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const { page } = await device();
	await signIn(page, 'mara.lindner');
	const from = page.getByRole('textbox', { name: /^Von/ });
	const change = page.getByRole('button', { name: /ändern$/ }).first();
	const closed = () => expect(page.getByRole('dialog')).toBeHidden();

	await openFirstEntry(page, date);
	const start = await from.inputValue();
	await from.fill('08:00');
	await from.blur();
	await page.getByRole('button', { name: 'Schließen' }).click();
	await closed();

	await change.click();
	await expect(from).toHaveValue('08:00');
	// Asked for again as fast as the page allows.
	const again = await change.elementHandle();
	await page.getByRole('button', { name: 'Verwerfen' }).evaluate(async (discard, row) => {
		(discard as HTMLElement).click();
		while (document.querySelector('dialog[open]')) await new Promise(requestAnimationFrame);
		(row as HTMLElement | null)?.click();
	}, again);
	await expect(from).toHaveValue(start);
	await expect(page.getByRole('button', { name: 'Verwerfen' })).toBeHidden();
	await editNote(page, date, 'nur die Notiz', { isOpen: true });

	const noted = async () => (await worker.entries()).find((entry) => entry.note === 'nur die Notiz');
	await expect.poll(noted).toBeDefined();
	const saved = await noted();
	expect(saved && localTimeOf(saved.start, saved.zone)).toBe(start);
});

test('what is typed while the form is being discarded is discarded with it', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const { page } = await device();
	await signIn(page, 'mara.lindner');
	const note = page.getByLabel('Notiz');

	await openFirstEntry(page, date);
	await note.fill('nicht gesichert');
	await page.getByRole('button', { name: 'Schließen' }).click();
	await openFirstEntry(page, date);
	await expect(note).toHaveValue('nicht gesichert');
	await holdStorage(page, 'local');
	await page.getByRole('button', { name: 'Verwerfen' }).click();
	await note.fill('noch ein Zeichen');
	await letStorageGo(page);
	await expect(page.getByRole('dialog')).toBeHidden();

	await openFirstEntry(page, date);
	await expect(note).toHaveValue('');
});

test('a form opened while another is still being saved is its own: it stays open, and both are saved', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const { page } = await device();
	await signIn(page, 'mara.lindner');
	const change = page.getByRole('button', { name: /ändern$/ });
	const from = page.getByRole('textbox', { name: /^Von/ });
	const note = page.getByLabel('Notiz');
	const saveButton = page.getByRole('button', { name: 'Sichern', exact: true });

	await openFirstEntry(page, date);
	const start = await from.inputValue();
	await note.fill('die erste');
	await holdStorage(page, 'time_entries');
	await saveButton.click();
	await expect(saveButton).toHaveAttribute('aria-disabled', 'true');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await change.nth(1).click();
	await letStorageGo(page);

	await expect(page.locator('[data-toast]')).toContainText('Gesichert');
	await expect(from).not.toHaveValue(start);
	await note.fill('die zweite');
	await save(page);
	const notes = async () => (await worker.entries()).map((entry) => entry.note).filter(Boolean);
	await expect.poll(notes).toEqual(expect.arrayContaining(['die erste', 'die zweite']));

	await change.first().click();
	await expect(note).toHaveValue('die erste');
	await expect(page.getByRole('button', { name: 'Verwerfen' })).toBeHidden();
});

declare global {
	interface Window {
		isStorageHeld: boolean;
	}
}

/** From now on whatever the page reads of a collection on the device or writes to it has to wait. */
async function holdStorage(page: Page, collection: 'time_entries' | 'local'): Promise<void> {
	await page.evaluate(async (collection) => {
		window.isStorageHeld = true;
		const open = (name: string) =>
			new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(`cannot open ${name}`));
			});
		const hold = (database: IDBDatabase) =>
			new Promise<void>((resolve) => {
				const names = [...database.objectStoreNames];
				const store = database.transaction(names, 'readwrite').objectStore(names[0] ?? '');
				const again = () => {
					resolve();
					if (window.isStorageHeld) store.count().onsuccess = again;
					else database.close();
				};
				store.count().onsuccess = again;
			});
		const known = await indexedDB.databases();
		const wanted = known.flatMap(({ name }) => (name?.endsWith(`--${collection}`) ? [name] : []));
		if (wanted.length === 0) throw new Error(`no ${collection} among ${known.map(({ name }) => name)}`);
		for (const name of wanted) await hold(await open(name));
	}, collection);
}

async function letStorageGo(page: Page): Promise<void> {
	await page.evaluate(() => {
		window.isStorageHeld = false;
	});
}
