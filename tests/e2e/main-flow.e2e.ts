import { readFileSync } from 'node:fs';
import { isoWeekOf, mondayOf } from '#domain/time/local-date.ts';
import { DESKTOP, expect, test, TABLET } from '#tests/e2e/fixtures.ts';
import {
	act,
	draftDates,
	expectSynced,
	expectWaiting,
	openApi,
	save,
	signIn,
	START,
	untilInstalled
} from '#tests/e2e/steps.ts';

test('a worker records without network, confirms, a manager verifies, HR exports', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const before = await worker.entries();
	const lastWeek = draftDates(before, worker.userId).filter(
		(date) => mondayOf(date) === mondayOf(draftDates(before, worker.userId)[0] ?? '')
	);
	const editedDate = lastWeek.at(-1) ?? '';
	const week = isoWeekOf(editedDate).week;

	const phone = await device();
	await test.step('the worker signs in and the app is installed', async () => {
		await signIn(phone.page, 'mara.lindner');
		await untilInstalled(phone.page);
		await expectSynced(phone.page);
	});

	await phone.offline(true);
	await test.step('clock in, break, resume and clock out without network', async () => {
		await phone.page.goto('/');
		await act(phone.page, START);
		await act(phone.page, 'Pause');
		await expect(phone.page.getByRole('button', { name: 'Weiter', exact: true })).toBeVisible();
		await act(phone.page, 'Weiter');
		await expect(phone.page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
		await act(phone.page, 'Feierabend');
		await expect(phone.page.getByRole('button', { name: START })).toBeVisible();
		await expectWaiting(phone.page);
	});

	await test.step('edit the last worked day', async () => {
		await phone.page.goto(`/day/${editedDate}`);
		await phone.page
			.getByRole('button', { name: /ändern$/ })
			.first()
			.click();
		await phone.page.getByLabel('Notiz').fill('Zählerschrank getauscht');
		await save(phone.page);
		await expect(phone.page.getByText('Zählerschrank getauscht')).toBeVisible();
	});

	await test.step('confirm last week', async () => {
		await phone.page.goto(`/calendar/${editedDate.slice(0, 7)}`);
		await phone.page
			.getByRole('gridcell', { name: dayName(editedDate) })
			.or(phone.page.getByRole('button', { name: dayName(editedDate) }))
			.first()
			.click();
		await phone.page.getByRole('button', { name: new RegExp(`^(KW ${week} prüfen|Prüfen)$`) }).click();
		await phone.page.getByRole('button', { name: /Tage? bestätigen$/ }).click();
		await expect(phone.page.locator('[data-toast]').filter({ hasText: /bestätigt/i })).toBeVisible();
	});

	await test.step('everything survives a reload without network', async () => {
		await phone.page.goto(`/day/${editedDate}`);
		await phone.page.reload();
		await expect(phone.page.getByText('Zählerschrank getauscht')).toBeVisible();
		await expect(phone.page.getByText(/bestätigt · wartet/i).first()).toBeVisible();
	});

	await phone.offline(false);
	await test.step('back online everything is sent', async () => {
		await expectSynced(phone.page);
		const sentStates = async () =>
			(await worker.entries())
				.filter((entry) => lastWeek.includes(entry.start.slice(0, 10)) && entry.userId === worker.userId)
				.map((entry) => entry.state);
		await expect.poll(async () => [...new Set(await sentStates())]).toEqual(['confirmed']);
	});

	await test.step('the manager approves the week on a tablet', async () => {
		const tablet = await device(TABLET);
		await signIn(tablet.page, 'jana.schafer');
		await tablet.page.goto(`/approvals/${encodeURIComponent(`${worker.userId}:${mondayOf(editedDate)}`)}`);
		await expect(tablet.page.getByRole('heading', { name: /Mara Lindner/ })).toBeVisible();
		await tablet.page.getByRole('button', { name: /^(Mit Hinweis freigeben|Freigeben)/ }).click();
		await expect(tablet.page.getByText(/Mara Lindner, KW \d+ freigegeben/).last()).toBeVisible();
		await expectSynced(tablet.page);
	});

	const findVerified = async () =>
		(await worker.entries()).find(
			(entry) => entry.state === 'verified' && entry.start.startsWith(editedDate)
		);
	await expect.poll(async () => (await findVerified())?.state).toBe('verified');
	const verified = await findVerified();
	await test.step('the verified entry refuses an edit and says why', async () => {
		const mutation = { ...verified?.mutation, id: crypto.randomUUID(), event: 'edit' };
		const { results } = await worker.push([
			{
				newDocumentState: { ...verified, state: 'draft', note: 'anders', mutation },
				assumedMasterState: verified
			}
		]);
		expect(results[0]).toMatchObject({
			status: 'rejected',
			reason: { code: 'E_LOCKED' },
			master: { state: 'verified' }
		});
		await phone.page.goto(`/day/${editedDate}`);
		await expect(phone.page.getByText(/freigegeben, gesperrt\./)).toBeVisible();
		await expect(phone.page.getByRole('button', { name: 'Sichern' })).toHaveCount(0);
	});

	await test.step('HR exports the times', async () => {
		const desktop = await device(DESKTOP);
		await signIn(desktop.page, 'katrin.bielak');
		await desktop.page.goto('/exchange');
		const download = desktop.page.waitForEvent('download');
		await desktop.page
			.getByRole('region', { name: 'Zeiten' })
			.getByRole('button', { name: 'Exportieren' })
			.click();
		const text = readFileSync(await (await download).path(), 'utf8');
		expect(text.startsWith('\uFEFF&sip;&start;&stop;')).toBe(true);
		expect(text).toContain(`mara.lindner;${Date.parse(verified?.start ?? '')};`);
	});
});

function dayName(date: string): RegExp {
	const [, month, day] = date.split('-').map(Number);
	const name = new Intl.DateTimeFormat('de', { month: 'long' }).format(new Date(2026, (month ?? 1) - 1, 1));
	return new RegExp(`${day}\\. ${name}`);
}
