import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { mondayOf } from '#domain/time/local-date.ts';
import { DESKTOP, expect, PHONE, TABLET, test, type Device } from '#tests/e2e/fixtures.ts';
import { draftDates, openApi, openFirstEntry, signIn } from '#tests/e2e/steps.ts';

const themes = ['light', 'dark', 'outdoor'] as const;
const languages = ['de', 'en'] as const;

type Screen = (page: Page) => Promise<unknown>;

/** Opens a path and waits until its heading stands. */
const at =
	(path: string): Screen =>
	async (page) => {
		await page.goto(path);
		await page.getByRole('heading', { level: 1 }).first().waitFor();
	};

async function expectAccessible(page: Page, name: string): Promise<void> {
	await page.evaluate(() =>
		Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
	);
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
		.analyze();
	const found = violations.map(
		({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
	);
	expect(found).toEqual([]);
}

async function walk(
	{ page }: Device,
	screens: Readonly<Record<string, Screen>>,
	language: string
): Promise<void> {
	const found: string[] = [];
	for (const theme of themes) {
		await page.evaluate((name) => localStorage.setItem('tagwerk.theme', name), theme);
		for (const [name, open] of Object.entries(screens)) {
			await open(page);
			await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			await expectAccessible(page, `${name} ${theme} ${language}`).catch((error: Error) =>
				found.push(error.message)
			);
		}
	}
	expect(found).toEqual([]);
}

for (const language of languages) {
	test(`axe finds nothing on a worker's screens (${language})`, async ({ server, device }) => {
		const worker = await openApi(server, 'mara.lindner');
		const entries = await worker.entries();
		const draft = draftDates(entries, worker.userId).at(-1) ?? '';
		const locked = entries.find((entry) => entry.state === 'verified')?.start.slice(0, 10) ?? '';
		const phone = await device(PHONE, language);
		await walkSignedOut(phone, language);
		await signIn(phone.page, 'mara.lindner');
		await walk(
			phone,
			{
				today: at('/'),
				calendar: at('/calendar'),
				'open day': at(`/day/${draft}`),
				'locked day': at(`/day/${locked}`),
				editor: (page) => openFirstEntry(page, draft),
				sync: at('/sync'),
				absences: at('/absences'),
				account: at('/account'),
				settings: at('/settings')
			},
			language
		);
	});

	test(`axe finds nothing on a manager's screens (${language})`, async ({ server, device }) => {
		const other = await openApi(server, 'tom.funk');
		const week = mondayOf(
			(await other.entries())
				.filter((entry) => entry.state === 'confirmed')
				.at(-1)
				?.start.slice(0, 10) ?? '2026-11-16'
		);
		const tablet = await device(TABLET, language);
		await signIn(tablet.page, 'jana.schafer');
		await walk(
			tablet,
			{ queue: at('/approvals'), week: at(`/approvals/${encodeURIComponent(`${other.userId}:${week}`)}`) },
			language
		);
	});

	test(`axe finds nothing on HR's screens (${language})`, async ({ device }) => {
		const desktop = await device(DESKTOP, language);
		await signIn(desktop.page, 'katrin.bielak');
		await walk(
			desktop,
			{
				today: at('/'),
				people: at('/people'),
				groups: at('/groups'),
				'work types': at('/work-types'),
				exchange: at('/exchange')
			},
			language
		);
	});
}

async function walkSignedOut(phone: Device, language: string): Promise<void> {
	await phone.page.goto('/login');
	await walk(phone, { login: at('/login'), invite: at('/invite') }, language);
}
