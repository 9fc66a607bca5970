import type { Page } from '@playwright/test';
import { addDays, mondayOf, monthOf, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { absencesOf, decide } from '#tests/e2e/absences-on-the-wire.ts';
import { expectAccessible, languages } from '#tests/e2e/axe.ts';
import { expect, PHONE, test } from '#tests/e2e/fixtures.ts';
import { announced, expectSynced, openApi, signIn, untilInstalled } from '#tests/e2e/steps.ts';

const today = (): LocalDate => localDateOf(new Date().toISOString(), 'Europe/Berlin');
/** A Monday some weeks from now; the week after it is free of everything the demo firm has. */
const monday = (weeks: number): LocalDate => addDays(mondayOf(today()), 7 * weeks);

/** Opens a new request and chooses days, by their dates. */
async function chooseDays(page: Page, from: LocalDate, to: LocalDate): Promise<void> {
	await page.getByRole('button', { name: /^(Neue Abwesenheit|New absence)$/ }).click();
	const sheet = page.getByRole('dialog');
	await expect(sheet).toBeVisible();
	for (const date of [from, to]) {
		const day = sheet.locator(`[data-date="${date}"]`);
		for (let months = 0; months < 4 && !(await day.isVisible()); months += 1) {
			await sheet.getByRole('button', { name: /^(Monat danach|Month after)$/ }).click();
		}
		await day.click();
	}
}

/** Opens the row of an absence by what it says. */
async function openRow(page: Page, text: string | RegExp): Promise<void> {
	await page.getByRole('main').getByRole('button').filter({ hasText: text }).first().click();
	await expect(page.getByRole('dialog')).toBeVisible();
}

async function send(page: Page, name: string | RegExp = /^(Antrag senden|Send request)$/): Promise<void> {
	await announced(page, () => page.getByRole('dialog').getByRole('button', { name }).click());
	await expect(page.getByRole('dialog')).toBeHidden();
}

test('days are asked for, approved on other devices, and then count in the account and the calendar', async ({
	server,
	device
}) => {
	const from = monday(6);
	const { page } = await device();
	await signIn(page, 'mara.lindner');
	await page.goto('/absences');
	await chooseDays(page, from, addDays(from, 1));
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByRole('status').filter({ hasText: '2 Tage' })).toBeVisible();
	await expect(sheet.getByText(/^Darüber entscheidet: Jana Schäfer, danach Personalabteilung/)).toBeVisible();
	await send(page);
	await expectSynced(page);
	const asked = page.getByRole('region', { name: 'Beantragt und beantwortet' });
	await expect(asked.getByText('beantragt', { exact: true })).toBeVisible();

	await page.goto(`/calendar/${monthOf(from)}`);
	await expect(page.locator(`[data-date="${from}"]`)).toContainText('Urlaub beantragt');

	const manager = await openApi(server, 'jana.schafer');
	const { id, mutation } = await decide(server, manager, { from, event: 'approve' });
	await page.goto('/absences');
	await expect(page.getByText('von der Leitung freigegeben')).toBeVisible();
	const hr = await openApi(server, 'katrin.bielak');
	const decided = await fetch(`${server.origin}/api/absences/${id}/decision`, {
		method: 'POST',
		headers: hr.headers,
		body: JSON.stringify({ event: 'approve', mutationId: mutation.id, comment: 'Schöne Tage.' })
	});
	expect(decided.status).toBe(200);
	await expect(page.getByRole('region', { name: 'Jetzt und später' }).getByText('freigegeben')).toBeVisible();
	await page.getByRole('radio', { name: from.slice(0, 4) }).check();
	await expect(page.getByRole('button', { name: /^Geplant/ })).toContainText('2');
	await page.getByRole('button', { name: /^Geplant/ }).click();
	await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
	await page.keyboard.press('Escape');
	await openRow(page, 'Urlaub');
	await expect(page.getByRole('dialog').getByText('„Schöne Tage.“')).toBeVisible();
	await page.keyboard.press('Escape');
	await page.goto(`/calendar/${monthOf(from)}`);
	await expect(page.locator(`[data-date="${from}"]`)).toContainText('Urlaub');
	await expect(page.locator(`[data-date="${from}"]`)).not.toContainText('beantragt');
});

test('sick in two taps without network; ended and certified later', async ({ server, device }) => {
	const worker = await openApi(server, 'mara.lindner');
	const phone = await device();
	const { page } = phone;
	await signIn(page, 'mara.lindner');
	await untilInstalled(page);
	await page.goto('/absences');
	await expect(page.getByRole('button', { name: 'Krank ab heute' })).toBeVisible();
	await phone.offline(true);
	await page.getByRole('button', { name: 'Krank ab heute' }).click();
	await send(page, 'Krank melden');
	await expect(page.getByTestId('announcer')).toHaveText(/Krank gemeldet. Gute Besserung./);
	await page.reload();
	const ill = page.locator('strong').filter({ hasText: /^Krank seit / });
	await expect(ill).toBeVisible();
	await expect(page.getByText('vorläufig', { exact: true })).toBeVisible();

	await phone.offline(false);
	const reported = async () =>
		(await absencesOf(server, worker)).find((one) => one.from === today() && one.typeId === 'sick');
	await expect.poll(async () => (await reported())?.state).toBe('approved');
	await expect(page.getByText('vorläufig', { exact: true })).toBeHidden();

	await page.getByRole('button', { name: 'Öffnen' }).click();
	await page.getByRole('button', { name: 'Bescheinigung liegt vor' }).click();
	await announced(page, () => page.getByRole('button', { name: 'Vermerken' }).click());
	await expect.poll(async () => (await reported())?.certificate).toEqual({ date: today() });
	await page.getByRole('button', { name: 'Öffnen' }).click();
	await page.getByRole('button', { name: 'Wieder da' }).click();
	await page.getByLabel(/^Letzter Krankheitstag/).fill(today());
	await announced(page, () => page.getByRole('button', { name: 'Krankheit beenden' }).click());
	await expect.poll(async () => (await reported())?.to).toBe(today());
	await expect(ill).toHaveCount(0);
});

test('what is typed for a request survives closing and a reload; a kept draft is asked for later, without network', async ({
	server,
	device
}) => {
	const from = monday(7);
	const worker = await openApi(server, 'mara.lindner');
	const phone = await device();
	const { page } = phone;
	await signIn(page, 'mara.lindner');
	await untilInstalled(page);
	await page.goto('/absences');
	await chooseDays(page, from, from);
	await page.getByRole('dialog').getByLabel('Notiz').fill('Umzug');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.reload();
	await page.getByRole('button', { name: 'Neue Abwesenheit' }).click();
	await expect(page.getByText('Deine Eingaben von vorhin sind wieder da.')).toBeVisible();
	await expect(page.getByRole('dialog').getByLabel('Notiz')).toHaveValue('Umzug');

	await phone.offline(true);
	await announced(page, () => page.getByRole('button', { name: 'Als Entwurf sichern' }).click());
	await expect(page.getByRole('dialog')).toBeHidden();
	await openRow(page, 'Entwurf');
	await page.getByRole('button', { name: 'Weiter bearbeiten' }).click();
	await page.getByRole('radio', { name: 'vormittags' }).check();
	await expect(page.getByRole('status').filter({ hasText: '0,5 Tage' })).toBeVisible();
	await send(page);
	await expect(page.getByRole('main').getByText('wartet', { exact: true })).toBeVisible();
	await phone.offline(false);
	const asked = async () =>
		(await absencesOf(server, worker))
			.filter((one) => one.from === from)
			.map(({ state, firstHalf, note }) => [state, firstHalf, note]);
	await expect.poll(asked).toEqual([['requested', 'am', 'Umzug']]);

	await openRow(page, 'beantragt');
	await announced(page, () => page.getByRole('button', { name: 'Antrag zurückziehen' }).click());
	await expect.poll(asked).toEqual([['withdrawn', 'am', 'Umzug']]);
	await page.getByRole('button', { name: 'Neue Abwesenheit' }).click();
	await expect(page.getByText('Deine Eingaben von vorhin sind wieder da.')).toBeHidden();
});

test('a declined request keeps its answer and is asked for again with other days', async ({
	server,
	device
}) => {
	const from = monday(8);
	const { page } = await device();
	const worker = await openApi(server, 'mara.lindner');
	await signIn(page, 'mara.lindner');
	await page.goto('/absences');
	await chooseDays(page, from, addDays(from, 4));
	await send(page);
	await expectSynced(page);
	const manager = await openApi(server, 'jana.schafer');
	await decide(server, manager, { from, event: 'reject', comment: 'Da ist Inventur.' });

	await expect(page.getByText('„Da ist Inventur.“')).toBeVisible();
	await page.getByRole('button', { name: /^Neu anfragen: Urlaub/ }).click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByText('„Da ist Inventur.“')).toBeVisible();
	await sheet.locator(`[data-date="${addDays(from, 7)}"]`).click();
	await sheet.locator(`[data-date="${addDays(from, 8)}"]`).click();
	await send(page);
	const mine = async () =>
		(await absencesOf(server, worker))
			.filter((one) => one.from === addDays(from, 7))
			.map(({ state }) => state);
	await expect.poll(mine).toEqual(['requested']);
});

test('the rules say no before anything is sent, and the keyboard chooses the days', async ({ device }) => {
	const { page } = await device();
	await signIn(page, 'mara.lindner');
	await page.goto('/absences');
	const saturday = addDays(monday(2), 5);
	await chooseDays(page, saturday, addDays(saturday, 1));
	const sheet = page.getByRole('dialog');
	const button = sheet.getByRole('button', { name: 'Antrag senden' });
	await expect(sheet.getByText(/^An diesen Tagen ist für dich keine Arbeit vorgesehen/)).toBeVisible();
	await expect(button).toHaveAttribute('aria-disabled', 'true');

	await sheet.locator(`[data-date="${addDays(saturday, 1)}"]`).focus();
	await page.keyboard.press('ArrowRight');
	await expect(sheet.locator(`[data-date="${addDays(saturday, 2)}"]`)).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(sheet.getByText('1 Wochenende zählt nicht', { exact: false })).toBeVisible();
	await expect(button).toHaveAttribute('aria-disabled', 'false');
	await sheet.getByRole('radio', { name: 'Sonderurlaub' }).check();
	await expect(sheet.getByText(/^Das sind mehr Tage, als es für einen Anlass gibt/)).toBeVisible();
});

for (const language of languages)
	test(`axe finds nothing on the absences and their sheets, and nothing runs out of a narrow screen (${language})`, async ({
		device
	}) => {
		const { page } = await device(PHONE, language);
		await signIn(page, 'mara.lindner');
		const list = async () => {
			await page.goto('/absences');
			await page.getByRole('main').getByRole('listitem').first().waitFor();
		};
		const from = monday(6);
		const request = async () => {
			await list();
			await chooseDays(page, from, addDays(from, 9));
		};
		const ofSick = async () => {
			await list();
			await page.getByRole('button', { name: /^(Krank ab heute|Sick from today)$/ }).click();
			await page.getByRole('dialog').waitFor();
		};
		const one = async () => {
			await list();
			await openRow(page, /Urlaub|Vacation/);
		};
		const explained = async () => {
			await list();
			await page.getByRole('button', { name: /^(Genommen|Taken)/ }).click();
			await page.getByRole('dialog').waitFor();
		};
		const screens = { list, request, sick: ofSick, one, explained };
		await expectAccessible(page, screens, language);

		await page.setViewportSize({ width: 320, height: 640 });
		const sizes: Readonly<Record<string, { width: number; text: string }>> = {
			narrow: { width: 320, text: '100%' },
			'large text': { width: 390, text: '200%' }
		};
		for (const [name, { width, text }] of Object.entries(sizes)) {
			await page.setViewportSize({ width, height: 700 });
			for (const [screen, open] of Object.entries(screens)) {
				await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
				await open();
				await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
				const over = await page.evaluate(() => {
					const inside = document.querySelector('dialog[open] .body') ?? document.documentElement;
					return inside.scrollWidth - inside.clientWidth;
				});
				expect(over, `${screen}, ${name}`).toBeLessThanOrEqual(0);
			}
		}
	});
