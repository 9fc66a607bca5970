import type { Page } from '@playwright/test';
import { mondayOf } from '#domain/time/local-date.ts';
import { at, expectAccessible, languages } from '#tests/e2e/axe.ts';
import { DESKTOP, expect, PHONE, TABLET, test } from '#tests/e2e/fixtures.ts';
import { decisionChip, draftDates, editNote, openApi, openFirstEntry, signIn } from '#tests/e2e/steps.ts';

/** Presses a button of the screen and waits for the dialog it opens. */
async function openDialog(page: Page, name: RegExp): Promise<void> {
	await page.getByRole('main').getByRole('button', { name }).first().click();
	await page.getByRole('dialog').waitFor();
}

/** The dry run of a file with a good row, one of nobody and one without a time. */
async function dryRun(page: Page): Promise<void> {
	await at('/exchange')(page);
	const start = Date.parse('2025-01-07T07:00:00.000Z');
	const stop = start + 4 * 60 * 60 * 1000;
	const rows = [
		`mara.lindner;${start};${stop}`,
		`niemand.hier;${start};${stop}`,
		`mara.lindner;gestern;${stop}`
	];
	await page.getByLabel(/^(Zeiten: Datei wählen|Times: Choose a file)$/).setInputFiles({
		name: 'zeiten.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(
			['sip;start;stop;confirmed;label', ...rows.map((row) => `${row};false;`), ''].join('\n')
		)
	});
	await page.getByRole('rowheader').first().waitFor();
}

for (const language of languages) {
	test(`axe finds nothing on a worker's screens (${language})`, async ({ server, device }) => {
		const worker = await openApi(server, 'mara.lindner');
		const entries = await worker.entries();
		const draft = draftDates(entries, worker.userId).at(-1) ?? '';
		const locked = entries.find((entry) => entry.state === 'verified')?.start.slice(0, 10) ?? '';
		const { page } = await device(PHONE, language);
		await expectAccessible(
			page,
			{
				login: at('/login'),
				'invite code': at('/invite'),
				'help before sign-in': at('/help/sign-in', 'article')
			},
			language
		);
		await signIn(page, 'mara.lindner');
		await expectAccessible(
			page,
			{
				today: at('/', 'main button'),
				calendar: at('/calendar', '[data-date]'),
				'review before confirming': async () => {
					await at(`/calendar/${draft.slice(0, 7)}?day=${draft}`, '[data-date]')(page);
					await openDialog(page, /^(KW \d+ prüfen|Prüfen|Review( CW \d+)?)$/);
					await page.getByRole('button', { name: /(bestätigen|^Confirm .*)$/ }).waitFor();
				},
				'open day': at(`/day/${draft}`, 'main button'),
				'locked day': at(`/day/${locked}`, 'main button'),
				editor: () => openFirstEntry(page, draft),
				'new entry': async () => {
					await page.goto(`/day/${draft}?edit=new`);
					await page.getByRole('dialog').waitFor();
				},
				sync: at('/sync', 'main button'),
				'nothing to decide': at('/sync/decisions', 'main h2'),
				'sync sheet': async () => {
					await at('/', 'main button')(page);
					await page.locator('a[href="/sync"]').first().click();
					await page.getByRole('dialog').waitFor();
				},
				absences: at('/absences'),
				account: at('/account', 'main figure'),
				settings: at('/settings', 'main li b'),
				privacy: at('/settings/privacy', 'main h2'),
				help: at('/help/today', 'article'),
				'found in the help': async () => {
					await page.getByRole('searchbox').fill(language === 'de' ? 'pause' : 'break');
					await page.locator('mark').first().waitFor();
				}
			},
			language
		);
	});

	test(`axe finds nothing where two versions of an entry wait for a decision (${language})`, async ({
		server,
		device
	}) => {
		const worker = await openApi(server, 'mara.lindner');
		const date = draftDates(await worker.entries(), worker.userId).at(-1) ?? '';
		const first = await device(PHONE, language);
		const second = await device(PHONE, language);
		for (const { page } of [first, second]) await signIn(page, 'mara.lindner');
		await openFirstEntry(first.page, date);
		await first.offline(true);
		await editNote(first.page, date, 'Fassung eins', { isOpen: true });
		await editNote(second.page, date, 'Fassung zwei');
		await expect
			.poll(async () => (await worker.entries()).some((entry) => entry.note === 'Fassung zwei'))
			.toBe(true);
		await first.offline(false);
		await expect(decisionChip(first.page)).toBeVisible();
		await expectAccessible(
			first.page,
			{
				'sync with a decision': at('/sync', 'a[href="/sync/decisions"]'),
				'open decision': async (page) => {
					await at('/sync/decisions')(page);
					await page.getByRole('button', { name: /^(Entscheiden|Decide)/ }).waitFor();
				},
				'conflict sheet': (page) => openDialog(page, /^(Entscheiden|Decide)/),
				'asking about a decision': async (page) => {
					await page.getByRole('button', { name: /^(Nachfragen|Ask about it)$/ }).click();
					await page.getByRole('textbox').waitFor();
				},
				'settled decision': async (page) => {
					await page.getByRole('button', { name: /^(Deine Zeit übernehmen|Keep your time)$/ }).click();
					await page.getByRole('button', { name: /^(Rückgängig|Undo): / }).waitFor();
				}
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
		const { page } = await device(TABLET, language);
		await signIn(page, 'jana.schafer');
		await expectAccessible(
			page,
			{
				queue: at('/approvals', '[data-approval-heading]'),
				week: at(`/approvals/${encodeURIComponent(`${other.userId}:${week}`)}`, '[data-approval-heading]'),
				'return with an answer': async () => {
					await page
						.getByRole('button', { name: /^(Zurückgeben|Return)$/ })
						.first()
						.click();
					await page.getByLabel(/^(Antwort an|Answer to)/).waitFor();
				}
			},
			language
		);
	});

	test(`axe finds nothing on HR's screens (${language})`, async ({ device }) => {
		const { page } = await device(DESKTOP, language);
		await signIn(page, 'katrin.bielak');
		await expectAccessible(
			page,
			{
				today: at('/', 'main button'),
				people: at('/people', 'tbody tr'),
				person: () => openDialog(page, /Lindner/),
				'question before a reset': async () => {
					await page.getByRole('button', { name: /^(Zugang zurücksetzen|Reset access)$/ }).click();
					await page.getByRole('alertdialog').waitFor();
				},
				groups: at('/groups', 'tbody tr'),
				group: () => openDialog(page, /Montage Nord/),
				'work types': at('/work-types', 'tbody tr'),
				'work type': () => openDialog(page, /^(Arbeitsart anlegen|Add work type)$/),
				exchange: at('/exchange', 'input[type=file]'),
				'import report': () => dryRun(page)
			},
			language
		);
	});
}
