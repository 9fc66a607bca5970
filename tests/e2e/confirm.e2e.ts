import type { Page } from '@playwright/test';
import { localDateOf } from '#domain/time/zone.ts';
import { expect, test, PHONE } from '#tests/e2e/fixtures.ts';
import { draftDates, expectSynced, openApi, signIn } from '#tests/e2e/steps.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const reviewButton = (page: Page) => page.getByRole('button', { name: /^(Prüfen|Ansehen)$/ });
const confirmButton = (page: Page) => dialog(page).getByRole('button', { name: /^\d+ Tage? bestätigen$/ });

/** HR changes the rules of the group that somebody belongs to. */
async function groupRules(server: ServerProcess, memberId: string, data: Record<string, unknown>) {
	const { headers } = await openApi(server, 'katrin.bielak');
	const answer = await fetch(`${server.origin}/api/groups`, { headers });
	const { groups } = (await answer.json()) as {
		groups: { id: string; seq?: number; members: { userId: string; to: string | null }[] }[];
	};
	const group = groups.find(({ members }) =>
		members.some((one) => one.userId === memberId && one.to === null)
	);
	const changed = await fetch(`${server.origin}/api/groups/${group?.id}`, {
		method: 'PATCH',
		headers,
		body: JSON.stringify({ data })
	});
	expect(changed.status).toBe(200);
}

test('a week is reviewed and confirmed, and taken back day by day while the group’s window is open', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const open = async () => draftDates(await worker.entries(), worker.userId);
	const before = await open();
	const date = before.at(-1) ?? '';
	await groupRules(server, worker.userId, { withdrawHours: 24, timeoutDays: 30 });
	const { page } = await device(PHONE);
	await signIn(page, 'mara.lindner');
	await page.goto(`/calendar/${date.slice(0, 7)}?day=${date}`);
	await reviewButton(page).click();
	await expect(dialog(page).getByText(/^Frist: bis .+ bestätigen, noch \d+ Tage\.$/)).toBeVisible();
	const days = Number.parseInt((await confirmButton(page).textContent()) ?? '', 10);
	await confirmButton(page).click();
	await expect(dialog(page)).toBeHidden();
	await expect(page.getByText(/Zurückholbar bis .+\d\d:\d\d\./).first()).toBeVisible();
	await expectSynced(page);

	await reviewButton(page).click();
	const back = dialog(page).getByRole('button', { name: /zurückholen$/ });
	await expect(
		dialog(page)
			.getByText(/^Zurückholbar bis .+\d\d:\d\d$/)
			.first()
	).toBeVisible();
	await expect.poll(async () => (await open()).length).toBe(before.length - days);
	await expect(dialog(page).getByRole('button', { name: /^\w\w, .*zurückholen$/ })).toHaveCount(days);
	await back.first().click();
	await expect(confirmButton(page)).toHaveText('1 Tag bestätigen');
	await expect.poll(async () => (await open()).length).toBe(before.length - days + 1);
});

test('a month is reviewed week by week and confirmed at once', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const dates = draftDates(await worker.entries(), worker.userId);
	const month = dates.at(-1)?.slice(0, 7) ?? '';
	const ofMonth = dates.filter((date) => date.startsWith(month));
	const { page } = await device(PHONE);
	await signIn(page, 'mara.lindner');
	await page.goto(`/calendar/${month}`);
	await page.getByRole('button', { name: 'Monat prüfen' }).click();
	await expect(dialog(page).getByRole('heading', { level: 3 }).nth(3)).toBeVisible();
	await expect(dialog(page).getByText('Summe')).toBeVisible();
	await confirmButton(page).click();
	await expect(dialog(page)).toBeHidden();
	const open = async () =>
		draftDates(await worker.entries(), worker.userId).filter((date) => date.startsWith(month)).length;
	await expect.poll(open).toBeLessThan(ofMonth.length);
});

test('a red day without words stays open where the group wants them, and is confirmed with them', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
	await groupRules(server, worker.userId, { explainViolations: true, onViolation: 'warn' });
	const { page } = await device(PHONE);
	await signIn(page, 'mara.lindner');
	await page.goto(`/day/${date}?edit=new`);
	await dialog(page).getByLabel('Von', { exact: true }).fill('00:05');
	await dialog(page).getByLabel('Bis', { exact: true }).fill('06:30');
	await dialog(page).getByRole('button', { name: 'Sichern' }).click();
	await expect(dialog(page)).toBeHidden();
	await expect(page.getByText('Noch nicht zu bestätigen: Erklärung fehlt')).toBeVisible();

	await page.goto(`/calendar/${date.slice(0, 7)}?day=${date}`);
	await reviewButton(page).click();
	await expect(dialog(page).getByText(/Deine Gruppe möchte zu roten Marken eine Erklärung/)).toBeVisible();
	await expect(dialog(page).getByText(/Bleibt offen: .*\(Erklärung fehlt\)/)).toBeVisible();
	const row = dialog(page)
		.getByRole('listitem')
		.filter({ has: page.locator(`a[href="/day/${date}"]`) });
	await expect(row).toContainText('Erklärung fehlt');
	await row.getByRole('button', { name: /^Erklären: / }).click();
	await page.getByLabel(/^Deine Worte/).fill('Aufzug stand still');
	await page.getByRole('button', { name: 'Sichern' }).click();
	await expect(row).toContainText('Aufzug stand still');
	await expect(row).not.toContainText('Erklärung fehlt');
	await confirmButton(page).click();
	await expect
		.poll(async () =>
			(await worker.entries())
				.filter((entry) => localDateOf(entry.start, entry.zone) === date)
				.map(({ state, explanation }) => [state, explanation])
		)
		.toContainEqual(['confirmed', 'Aufzug stand still']);
});
