/**
 * The states a plain visit does not show, reached the way people reach them: set-up of an empty database,
 * a worker's day without network, the week's review, a decision, locked days, a manager's answer, invite cards.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { mondayOf } from '#domain/time/local-date.ts';
import { draftDates, openApi } from '#tests/e2e/steps.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';
import { clearToday } from './screenshot-day.ts';

const PHONE = { width: 390, height: 844 };
const LOOKS = [
	{ name: 'phone-light', theme: 'light', text: '', ...PHONE },
	{ name: 'phone-dark', theme: 'dark', text: '', ...PHONE },
	{ name: 'phone-outdoor', theme: 'outdoor', text: '', ...PHONE },
	{ name: 'narrow-light', theme: 'light', text: '', width: 320, height: 700 },
	{ name: 'phone-large-text', theme: 'light', text: '200%', ...PHONE },
	{ name: 'portrait-light', theme: 'light', text: '', width: 820, height: 1180 },
	{ name: 'desktop-light', theme: 'light', text: '', width: 1440, height: 900 }
] as const;

/** Looks up the words of one language, so that the story finds its buttons in either. */
function wordsOf(
	language: string
): (key: string, values?: Readonly<Record<string, string | number>>) => string {
	return (key, values = {}) => {
		const file = `messages/${language}/${key.split('_')[0]}.json`;
		const text = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)[key];
		if (typeof text !== 'string') throw new Error(`${key} is no plain text`);
		return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
	};
}

/** One person's device in the story: what it does and the pictures of it. */
function deviceOf(page: Page, folder: string, language: string) {
	const word = wordsOf(language);
	const original = page.viewportSize() ?? PHONE;
	return {
		page,
		word,
		language,
		button: (key: string): Locator =>
			page
				.getByRole('button', { name: word(key), exact: true })
				.filter({ visible: true })
				.first(),
		/** Takes the state as it stands in every look; a layout that resizes closes nothing. */
		async snap(name: string, only?: string): Promise<void> {
			for (const look of LOOKS.filter((one) => only === undefined || one.name.startsWith(only))) {
				await page.setViewportSize({ width: look.width, height: look.height });
				await page.evaluate(({ theme, text }) => {
					document.documentElement.dataset.theme = theme;
					document.documentElement.style.fontSize = text;
				}, look);
				await page.evaluate(() =>
					Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
				);
				await page.evaluate(() => scrollTo(0, 0));
				await page.screenshot({ path: join(folder, `${name}-${look.name}-${language}.png`) });
			}
			await page.evaluate(() => (document.documentElement.style.fontSize = ''));
			await page.setViewportSize(original);
		}
	};
}
type Device = ReturnType<typeof deviceOf>;

async function signIn({ page, word, button }: Device, person: string): Promise<void> {
	await page.goto('/login');
	await page.getByLabel(word('access_login'), { exact: true }).fill(person);
	await page.getByLabel(word('access_password'), { exact: true }).fill('tagwerk-demo');
	await button('access_sign_in').click();
	await page
		.getByRole('link', { name: /Alles synchron|Everything synced/ })
		.first()
		.waitFor({ timeout: 60_000 });
}

async function setUp(device: Device): Promise<void> {
	const { page, button, snap } = device;
	await page.goto('/');
	await button('hr_setup_demo_button').waitFor();
	await snap('setup-choice');
	await button('hr_setup_own').click();
	await snap('setup-company');
	await page.goto('/');
	await button('hr_setup_demo_button').click();
	await page.getByRole('button', { name: /Mara Lindner/ }).waitFor({ timeout: 120_000 });
	await snap('setup-ready');
}

async function clockADay({ page, button, snap }: Device, context: BrowserContext): Promise<void> {
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await page.goto('/');
	await button('today_finish').or(button('today_start_day')).first().waitFor();
	await snap('today-idle');
	await context.setOffline(true);
	await button('today_start_day').click();
	await button('today_finish').waitFor();
	await snap('today-started');
	await button('today_break').click();
	await button('today_resume').waitFor();
	await snap('today-break');
	await button('today_resume').click();
	await button('today_break').waitFor();
	await page
		.getByRole('link', { name: /warte[nt]|waiting/ })
		.first()
		.waitFor();
	await snap('today-offline');
	await button('today_finish').click();
	await button('today_break').waitFor({ state: 'hidden' });
	await snap('today-done');
	await page.goto('/sync');
	await page.getByRole('heading', { level: 1 }).first().waitFor();
	await snap('sync-waiting');
}

async function mendADay({ page, button, snap, word }: Device, date: string): Promise<void> {
	await page.goto(`/day/${date}`);
	const entry = page.getByRole('button', { name: /(ändern|change)$/ });
	await entry.first().waitFor();
	await snap('day-open');
	await entry.last().click();
	const sheet = page.getByRole('dialog');
	await sheet.waitFor();
	await snap('editor');
	const from = sheet.getByLabel(word('calendar_editor_from'), { exact: true });
	const before = await from.inputValue();
	await from.fill('08:00');
	await from.press('Tab');
	await snap('editor-problem');
	await from.fill(before);
	await from.press('Tab');
	await sheet.getByLabel(word('calendar_editor_note')).fill('Zählerschrank getauscht');
	await button('calendar_editor_save').click();
	await sheet.waitFor({ state: 'hidden' });
	await snap('day-saved', 'phone');
}

async function confirmTheWeek({ page, snap, language }: Device, date: string): Promise<void> {
	await page.goto(`/calendar/${date.slice(0, 7)}`);
	const locale = language === 'de' ? 'de-DE' : 'en-GB';
	const name = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(new Date(date));
	await page
		.getByRole('gridcell', { name })
		.getByRole('button')
		.or(page.getByRole('gridcell', { name }))
		.first()
		.click();
	await snap('calendar-day');
	await page
		.getByRole('button', { name: /^(KW \d+ prüfen|Prüfen|Review CW \d+|Review)$/ })
		.first()
		.click();
	await page.getByRole('dialog').waitFor();
	await snap('review');
	await page.getByRole('button', { name: /(Tage? bestätigen|^Confirm \d+ days?)$/ }).click();
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
	await snap('calendar-confirmed');
	await page.goto(`/day/${date}`);
	await page.getByRole('heading', { level: 1 }).first().waitFor();
	await snap('day-locked-waiting');
}

/** The manager approves the week; what the worker then sees of it. */
async function approve(device: Device, week: string): Promise<void> {
	const { page, snap } = device;
	await page.goto('/approvals');
	await page.getByRole('heading', { level: 1 }).first().waitFor();
	await snap('approvals-queue');
	await page.goto(`/approvals/${encodeURIComponent(week)}`);
	const decide = page
		.getByRole('button', { name: /^(Mit Hinweis freigeben|Freigeben|Approve(?! all))/ })
		.first();
	await decide.waitFor();
	await snap('approvals-week');
	await decide.click();
	await page.locator('[data-toast]').first().waitFor();
	await snap('approvals-undo');
}

/** Two phones change the same note: the second to arrive has to ask. */
async function decide(first: Device, second: Device, context: BrowserContext, date: string): Promise<void> {
	await context.setOffline(true);
	for (const [device, note] of [
		[first, 'Zählerschrank, Nachtrag'],
		[second, 'Kundin war nicht da']
	] as const) {
		await device.page.goto(`/day/${date}`);
		await device.page
			.getByRole('button', { name: /(ändern|change)$/ })
			.first()
			.click();
		await device.page.getByLabel(device.word('calendar_editor_note')).fill(note);
		await device.button('calendar_editor_save').click();
		await device.page.getByRole('dialog').waitFor({ state: 'hidden' });
	}
	await second.page
		.getByRole('link', { name: /Alles synchron|Everything synced/ })
		.first()
		.waitFor();
	await context.setOffline(false);
	await first.page
		.getByRole('link', { name: /Entscheidung|decision/i })
		.first()
		.waitFor({ timeout: 60_000 });
	await first.page.goto('/');
	await first.page.getByRole('heading', { level: 1 }).first().waitFor();
	await first.snap('today-decision');
	await first.page.goto('/sync/decisions');
	const decideButton = first.page.getByRole('button', { name: /^(Entscheiden|Decide):/ }).first();
	await decideButton.waitFor();
	await first.snap('decisions');
	await decideButton.click();
	await first.page.getByRole('dialog').waitFor();
	await first.snap('conflict');
}

async function handOutCards({ page, button, snap }: Device): Promise<void> {
	await page.goto('/people');
	const boxes = page.getByRole('row').getByRole('checkbox');
	await boxes.first().waitFor();
	for (const index of [2, 3, 4]) await boxes.nth(index).check({ force: true });
	await snap('people-chosen', 'desktop');
	await button('hr_bulk_invite').click();
	const ask = page.getByRole('alertdialog').or(page.getByRole('dialog'));
	await ask.or(page.getByRole('article').first()).first().waitFor();
	if (await ask.isVisible()) await ask.getByRole('button').last().click();
	await page.getByRole('article').nth(2).waitFor();
	await snap('invite-cards');
	await page.emulateMedia({ media: 'print' });
	await snap('invite-cards-print', 'portrait');
	await page.emulateMedia({ media: 'screen' });
}

/** Tells the whole story once in a language, on a server whose database is still empty. */
export async function tellStory(
	browser: Browser,
	server: ServerProcess,
	language: string,
	folder: string
): Promise<void> {
	const open = async (size: { width: number; height: number }) => {
		const context = await browser.newContext({
			viewport: size,
			baseURL: server.origin,
			locale: language === 'de' ? 'de-DE' : 'en-GB',
			timezoneId: 'Europe/Berlin'
		});
		return { context, device: deviceOf(await context.newPage(), folder, language) };
	};
	await setUp((await open(PHONE)).device);
	const worker = await openApi(server, 'mara.lindner');
	await clearToday(worker);
	const dates = draftDates(await worker.entries(), worker.userId);
	const date = dates.at(-1) ?? '';

	const phone = await open(PHONE);
	await signIn(phone.device, 'mara.lindner');
	await clockADay(phone.device, phone.context);
	await mendADay(phone.device, date);
	await phone.context.setOffline(false);
	const second = await open(PHONE);
	await signIn(second.device, 'mara.lindner');
	await decide(phone.device, second.device, phone.context, date);
	await phone.device.button('sync_conflict_take_mine').click();
	await phone.device.page.getByRole('dialog').waitFor({ state: 'hidden' });
	await phone.device.page
		.getByRole('link', { name: /Alles synchron|Everything synced/ })
		.first()
		.waitFor();
	await phone.context.setOffline(true);
	await confirmTheWeek(phone.device, date);
	await phone.context.setOffline(false);

	const tablet = await open({ width: 820, height: 1180 });
	await signIn(tablet.device, 'jana.schafer');
	await phone.device.page
		.getByRole('link', { name: /Alles synchron|Everything synced/ })
		.first()
		.waitFor();
	await approve(tablet.device, `${worker.userId}:${mondayOf(date)}`);
	await phone.device.page.goto(`/day/${date}`);
	await phone.device.page
		.getByText(/freigegeben, gesperrt|approved, locked/i)
		.first()
		.waitFor();
	await phone.device.snap('day-approved');

	const desk = await open({ width: 1440, height: 900 });
	await signIn(desk.device, 'katrin.bielak');
	await handOutCards(desk.device);
}
