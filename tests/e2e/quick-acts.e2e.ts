import { addDays, mondayOf } from '#domain/time/local-date.ts';
import { localDateOf, resolveLocal } from '#domain/time/zone.ts';
import { expect, test } from '#tests/e2e/fixtures.ts';
import { expectSynced, openApi, signIn } from '#tests/e2e/steps.ts';

const zone = 'Europe/Berlin';

/** A time of the coming Monday, or of today if it is one. */
function nextMondayAt(time: string): string {
	const monday = mondayOf(addDays(localDateOf(new Date().toISOString(), zone), 6));
	const resolved = resolveLocal(monday, time, zone);
	if (resolved.status !== 'ok') throw new Error(`${monday} ${time}: ${resolved.status}`);
	return resolved.instant;
}

test('the shortcuts of the installed app clock in and take a break once, however often they are pressed', async ({
	server,
	device
}) => {
	const { page } = await device();
	const api = await openApi(server, 'mara.lindner');
	const running = async () => (await api.entries()).filter(({ stop }) => stop === null);
	const before = (await api.entries()).length;
	await signIn(page, 'mara.lindner');
	for (const _ of [1, 2]) {
		await page.goto('/?do=start');
		await expect(page).toHaveURL(/\/$/);
		await expect(page.locator('[data-phase=running]')).toBeVisible();
	}
	for (const _ of [1, 2]) {
		await page.goto('/?do=break');
		await expect(page).toHaveURL(/\/$/);
		await expect(page.locator('[data-phase=break]')).toBeVisible();
	}
	await expectSynced(page);
	await expect.poll(async () => (await running()).map(({ kind }) => kind)).toEqual(['break']);
	expect((await api.entries()).length).toBe(before + 2);
});

test('who asked for it is asked at the usual hour whether the day begins, and a tap begins it', async ({
	device
}) => {
	const { page } = await device();
	const question = page.getByText(/^Du beginnst meist um \d\d:\d\d\.$/);
	// The demo's people begin between seven and eight on working days.
	await page.clock.setFixedTime(nextMondayAt('08:05'));
	await signIn(page, 'mara.lindner');
	await expect(page.locator('[data-phase=idle]')).toBeVisible();
	await expect(question).toBeHidden();
	await page.goto('/settings');
	await page.getByRole('switch', { name: 'Beginn und Ende vorschlagen' }).click();
	await page.goto('/');
	await expect(question).toBeVisible();
	await page.getByRole('button', { name: /^Ab \d\d:\d\d arbeiten$/ }).click();
	await expect(page.locator('[data-phase=running]')).toBeVisible();
	await expect(question).toBeHidden();
});
