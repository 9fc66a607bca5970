import type { Locator, Page } from '@playwright/test';
import { DESKTOP, expect, PASSWORD, test } from '#tests/e2e/fixtures.ts';
import { announced, draftDates, expectSynced, openApi, START } from '#tests/e2e/steps.ts';

/** The focus is somewhere, and in an open dialog if there is one. */
async function expectFocused(page: Page): Promise<void> {
	await expect
		.poll(() =>
			page.evaluate(() => {
				const active = document.activeElement;
				const dialogs = [...document.querySelectorAll('dialog[open]')];
				const isInside = dialogs.length === 0 || dialogs.some((dialog) => dialog.contains(active));
				return active !== document.body && isInside;
			})
		)
		.toBe(true);
}

/** Goes to a control by Tab alone; on it the focus can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	const isThere = () => target.evaluate((element) => element === document.activeElement);
	for (let presses = 0; presses < 150 && !(await isThere()); presses += 1) await page.keyboard.press('Tab');
	await expect(target).toBeFocused();
	expect(await target.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
}

/** Presses a control with Enter; afterwards the focus is not lost. */
async function enter(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press('Enter');
	await expectFocused(page);
}

/** Presses a clock button; presses right after another act are ignored by the app, so it asks again. */
async function actByKeyboard(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	await announced(page, () =>
		expect(async () => {
			if (await target.isVisible()) await enter(page, target);
			await expect(target).toBeHidden({ timeout: 2000 });
		}).toPass()
	);
	await expectFocused(page);
}

async function signInByKeyboard(page: Page, userName: string): Promise<void> {
	await page.goto('/login');
	await tabTo(page, page.getByLabel('Benutzername oder E-Mail'));
	await page.keyboard.type(userName);
	await tabTo(page, page.getByLabel('Passwort', { exact: true }));
	await page.keyboard.type(PASSWORD);
	await page.keyboard.press('Enter');
	await expectSynced(page);
}

const button = (page: Page, name: string | RegExp) =>
	page.getByRole('main').getByRole('button', { name, exact: typeof name === 'string' });

test('a worker records, edits and confirms with the keyboard alone', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const date = draftDates(await worker.entries(), worker.userId)[0] ?? '';
	const { page } = await device(DESKTOP);
	await signInByKeyboard(page, 'mara.lindner');

	await test.step('start, break, resume, finish', async () => {
		for (const name of [START, 'Pause', 'Weiter', 'Feierabend'])
			await actByKeyboard(page, button(page, name));
		await expect(button(page, START)).toBeVisible();
		await expectFocused(page);
	});

	await test.step('open the calendar and a day of last week', async () => {
		await enter(
			page,
			page
				.getByRole('navigation')
				.first()
				.getByRole('link', { name: /Kalender/ })
		);
		await expect(page).toHaveURL(/\/calendar/);
		const shown = page.locator('[data-date][tabindex="0"]');
		await tabTo(page, shown);
		for (let moves = 0; moves < 62 && (await shown.getAttribute('data-date')) !== date; moves += 1) {
			const before = (await shown.getAttribute('data-date')) ?? '';
			await page.keyboard.press('ArrowLeft');
			await expect(shown).not.toHaveAttribute('data-date', before);
			await expect(shown).toBeFocused();
		}
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(new RegExp(`/day/${date}$`));
		await expectFocused(page);
	});

	const entry = button(page, /ändern$/).first();
	await test.step('edit an entry; the dialog keeps the focus and gives it back', async () => {
		await enter(page, entry);
		const dialog = page.getByRole('dialog');
		await tabTo(page, dialog.getByLabel('Notiz'));
		await page.keyboard.type('nur mit Tasten');
		await enter(page, dialog.getByRole('button', { name: 'Sichern', exact: true }));
		await expect(dialog).toBeHidden();
		await expect(entry).toBeFocused();
		await expect(page.getByText('nur mit Tasten')).toBeVisible();

		const message = page.locator('[data-toast]');
		await message.getByRole('button', { name: 'Schließen' }).press('Enter');
		await expect(message).toBeHidden();
		await expect(entry).toBeFocused();

		await page.keyboard.press('Enter');
		await expect(dialog).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(entry).toBeFocused();
	});

	await test.step('confirm the day', async () => {
		const day = button(page, /^\p{L}+ bestätigen$/u);
		const review = page.getByRole('dialog').getByRole('button', { name: '1 Tag bestätigen' });
		await enter(page, day);
		// A day with a red mark is looked at first.
		await expect.poll(async () => (await review.isVisible()) || !(await day.isVisible())).toBe(true);
		if (await review.isVisible()) await enter(page, review);
		await expect(day).toBeHidden();
		await expectFocused(page);
		await expect
			.poll(async () => (await worker.entries()).find((one) => one.note === 'nur mit Tasten')?.state)
			.toBe('confirmed');
	});
});

test('a manager approves one week and returns another with the keyboard alone', async ({
	server,
	device
}) => {
	const { page } = await device(DESKTOP);
	await signInByKeyboard(page, 'jana.schafer');
	await enter(
		page,
		page
			.getByRole('navigation')
			.first()
			.getByRole('link', { name: /^Freigaben/ })
	);
	await expect(page).toHaveURL(/\/approvals/);
	const person = page.locator('[data-approval-heading]');
	const approved = (await person.textContent()) ?? '';

	await enter(page, button(page, /^(Mit Hinweis )?(genehmigen|freigeben)$/i));
	await expect(person).not.toHaveText(approved);
	await expect(person).toBeFocused();
	const returned = (await person.textContent()) ?? '';

	await enter(page, button(page, 'Zurückgeben'));
	await expect(page.getByLabel(/^Antwort an/)).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.locator('[data-item][aria-current="true"]')).toBeFocused();
	await page.keyboard.press('n');
	await expect(page.getByLabel(/^Antwort an/)).toBeFocused();
	await page.keyboard.type('Bitte die Pause nachtragen.');
	await enter(page, button(page, 'Zurückgeben'));
	await expect(person).not.toHaveText(returned);
	await expect(person).toBeFocused();

	const stateOf = async (userName: string) => {
		const worker = await openApi(server, userName);
		return (await worker.entries()).filter((entry) => entry.userId === worker.userId).at(-1)?.state;
	};
	await expect.poll(() => stateOf(userNameOf(approved))).toBe('verified');
	await expect.poll(() => stateOf(userNameOf(returned))).toBe('rejected');
});

/** The demo firm's user names: the name without marks, with a dot. */
function userNameOf(name: string): string {
	return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase().replace(' ', '.');
}
