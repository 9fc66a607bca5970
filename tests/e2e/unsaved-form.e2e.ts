import { localTimeOf } from '#domain/time/zone.ts';
import { expect, test } from '#tests/e2e/fixtures.ts';
import { draftDates, editNote, openApi, openFirstEntry, signIn } from '#tests/e2e/steps.ts';

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
