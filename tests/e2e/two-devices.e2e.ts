import { expect, test, type Device } from '#tests/e2e/fixtures.ts';
import {
	act,
	decisionChip,
	draftDates,
	editNote,
	expectSynced,
	expectWaiting,
	openApi,
	openFirstEntry,
	save,
	signIn,
	START,
	untilInstalled
} from '#tests/e2e/steps.ts';

async function twoPhones(device: () => Promise<Device>): Promise<[Device, Device]> {
	const pair: [Device, Device] = [await device(), await device()];
	for (const { page } of pair) {
		await signIn(page, 'mara.lindner');
		await untilInstalled(page);
		await expectSynced(page);
	}
	return pair;
}

test('two devices clock in without network: both acts are kept and shown', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const before = new Set((await worker.entries()).map((entry) => entry.id));
	const phones = await twoPhones(device);
	for (const phone of phones) {
		await phone.offline(true);
		await phone.page.goto('/');
		await act(phone.page, START);
		await expectWaiting(phone.page);
	}
	for (const phone of phones) await phone.offline(false);

	await expect
		.poll(async () =>
			(await worker.entries()).filter((entry) => !before.has(entry.id)).map((entry) => entry.stop)
		)
		.toEqual([null, null]);
	for (const phone of phones) {
		await phone.page.goto('/');
		// Both run since the same minute: they overlap as soon as it is over.
		await expect(phone.page.getByText(/Überschneid/).first()).toBeVisible({ timeout: 120_000 });
	}
});

test('different fields changed on two devices are both kept', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const before = await worker.entries();
	const date = draftDates(before, worker.userId).at(-1) ?? '';
	const { id, start } = before
		.filter((entry) => entry.start.startsWith(date))
		.sort((a, b) => a.start.localeCompare(b.start))[0] ?? { id: '', start: '' };
	const current = async () => (await worker.entries()).find((entry) => entry.id === id);
	const [first, second] = await twoPhones(device);
	await first.offline(true);
	await editNote(first.page, date, 'vom ersten Telefon');

	await openFirstEntry(second.page, date);
	await second.page.getByRole('button', { name: /Von: 5 min früher/ }).click();
	await save(second.page);
	await expect.poll(async () => (await current())?.start).not.toBe(start);
	const moved = (await current())?.start;

	await first.offline(false);
	await expect.poll(current).toMatchObject({ note: 'vom ersten Telefon', start: moved });
	await expect(second.page.getByText('vom ersten Telefon')).toBeVisible();
});

test('the same field changed on two devices asks a person, and both versions are shown', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const versions = async () =>
		(await worker.entries()).map((entry) => entry.note).filter((note) => note.startsWith('Fassung'));
	const [first, second] = await twoPhones(device);
	await first.offline(true);
	await editNote(first.page, date, 'Fassung eins');
	await editNote(second.page, date, 'Fassung zwei');
	await expect.poll(versions).toEqual(['Fassung zwei']);
	await first.offline(false);

	// A day with two versions is not confirmed: it says why, and leads to the question.
	await first.page.goto(`/day/${date}`);
	await expect(first.page.getByText('Noch nicht zu bestätigen: braucht deine Entscheidung')).toBeVisible();
	await expect(first.page.getByRole('button', { name: /bestätigen$/ })).toHaveCount(0);
	await first.page.getByRole('link', { name: 'Entscheiden' }).click();
	const shown = first.page.getByRole('radiogroup', { name: 'Fassungen' });
	await expect(shown).toContainText('Fassung eins');
	await expect(shown).toContainText('Fassung zwei');
	await first.page.getByRole('button', { name: 'Deine Zeit übernehmen' }).click();
	await expect(shown).toBeHidden();
	// Once the sheet is closed the answer outlives the page.
	await first.page.goto(`/day/${date}`);
	await expect(first.page.getByText('Fassung eins')).toBeVisible();
	await expect(first.page.getByRole('button', { name: /bestätigen$/ })).toBeVisible();

	await expect.poll(versions).toEqual(['Fassung eins']);
	await second.page.goto(`/day/${date}`);
	await expect(second.page.getByText('Fassung eins')).toBeVisible();
});

test('a confirmation does not cover what was changed elsewhere meanwhile', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const [first, second] = await twoPhones(device);
	await first.offline(true);
	await first.page.goto(`/day/${date}`);
	await first.page.getByRole('button', { name: /bestätigen$/ }).click();
	await expect(first.page.getByText(/bestätigt · wartet/i).first()).toBeVisible();
	await editNote(second.page, date, 'doch anders');
	const changed = async () => (await worker.entries()).find((entry) => entry.note === 'doch anders');
	await expect.poll(changed).toBeDefined();
	await first.offline(false);

	// The decision appears only after the server has judged the confirmation.
	await expect(decisionChip(first.page)).toBeVisible();
	await expect.poll(async () => (await changed())?.state).toBe('draft');
});

test('an edit on one device wins over a deletion on the other', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	const [first, second] = await twoPhones(device);
	await first.offline(true);
	await openFirstEntry(first.page, date);
	await first.page.getByRole('button', { name: 'Eintrag löschen' }).click();
	await expectWaiting(first.page);
	await editNote(second.page, date, 'bleibt bestehen');
	const kept = async () =>
		(await worker.entries()).filter((entry) => entry.note === 'bleibt bestehen').length;
	await expect.poll(kept).toBe(1);
	await first.offline(false);

	// The deletion was judged, and the person is told that it did not happen.
	await expect(decisionChip(first.page)).toBeVisible();
	await first.page.goto(`/day/${date}`);
	await expect(first.page.getByText('bleibt bestehen')).toBeVisible();
	expect(await kept()).toBe(1);
});
