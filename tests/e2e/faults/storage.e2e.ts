import { expect, test, USER } from '#tests/e2e/faults/fixtures.ts';
import { storageSession } from '#tests/e2e/faults/profile.ts';
import {
	act,
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

test('the storage is full: the app says what to do, what was saved stays, and with room it goes on', async ({
	profile,
	server,
	draft,
	acts
}) => {
	const before = acts.actsOn(draft.id).length;
	const first = await profile.open();
	await signIn(first.page, USER);
	await untilInstalled(first.page);
	await first.context.setOffline(true);
	await editNote(first.page, draft.date, 'vorher gesichert');

	// A quota counts from the moment at which a browser opens the database.
	const { context, page } = await profile.open();
	await context.setOffline(true);
	const storage = await storageSession(context);
	const { origin } = server;
	await storage.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
	await page.goto('/');
	await page.getByRole('button', { name: START }).click();
	// Nothing is called saved, and it is said what to do.
	await expect(page.locator('[data-toast]')).toContainText('Schaff Platz und versuch es noch einmal');
	await page.getByRole('link', { name: /wartet auf Netz/ }).click();
	await expect(page.getByText(/Der letzte Eintrag konnte nicht gesichert werden. Mach Platz/)).toBeVisible();
	await expect(page.getByRole('list', { name: 'Was noch zu senden ist' })).toContainText('geändert');
	// In a form it is said there, and what was typed stays.
	await openFirstEntry(page, draft.date);
	await expect(page.getByLabel('Notiz')).toHaveValue('vorher gesichert');
	await page.getByLabel('Notiz').fill('wieder Platz');
	await page.getByRole('button', { name: 'Sichern', exact: true }).click();
	await expect(page.getByRole('dialog').getByText(/Schaff Platz und versuch es noch einmal/)).toBeVisible();
	await expect(page.getByLabel('Notiz')).toHaveValue('wieder Platz');
	expect(acts.actsOn(draft.id)).toHaveLength(before);

	await storage.send('Storage.overrideQuotaForOrigin', { origin });
	await context.setOffline(false);
	await expect.poll(() => acts.entriesNoted('vorher gesichert')).toEqual([draft.id]);
	await save(page);
	await expectSynced(page);
	expect(acts.entriesNoted('wieder Platz')).toEqual([draft.id]);
	expect(acts.actsOn(draft.id)).toHaveLength(before + 2);
});

test('the browser throws the storage away with unsent entries: the app says so, pulls again and goes on', async ({
	profile,
	server,
	draft,
	acts
}) => {
	const worker = await openApi(server, USER);
	const known = new Set((await worker.entries()).map((entry) => entry.id));
	const { context, page } = await profile.open();
	await signIn(page, USER);
	await untilInstalled(page);
	await context.setOffline(true);
	await editNote(page, draft.date, 'wird weggeräumt');
	await page.goto('/');
	await act(page, START);
	await expectWaiting(page);

	const storage = await storageSession(context);
	await storage.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'indexeddb' });
	// The open page notices; it neither claims that anything is safe nor takes anything more.
	await expect(page.getByRole('link', { name: 'Speicher geleert' })).toBeVisible();
	await page.getByRole('button', { name: 'Pause', exact: true }).click();
	await expect(page.locator('[data-toast]')).toContainText('Lade die Seite neu');
	await page.reload();
	await page.getByRole('link', { name: 'Speicher geleert' }).click();
	await expect(page.getByText(/^2 Einträge waren noch nicht gesendet/)).toBeVisible();
	await expect(page.getByText('Alles ist gesendet')).toHaveCount(0);

	await context.setOffline(false);
	await page.goto(`/day/${draft.date}`);
	await expect(page.getByRole('button', { name: /ändern$/ }).first()).toBeVisible();
	expect(acts.entriesNoted('wird weggeräumt')).toEqual([]);
	await page.goto('/sync');
	await page.getByRole('button', { name: 'Verstanden' }).click();
	await expectSynced(page);
	// Recording goes on, and arrives once.
	await page.goto('/');
	await act(page, START);
	await expectSynced(page);
	const added = (await worker.entries()).filter((entry) => !known.has(entry.id));
	expect(added.map((entry) => entry.stop)).toEqual([null]);
	expect(acts.actsOn(added[0]?.id ?? '')).toHaveLength(1);
});
