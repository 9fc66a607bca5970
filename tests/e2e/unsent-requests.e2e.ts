import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { PullResponse } from '#protocol/pull.ts';
import { expectAccessible, languages } from '#tests/e2e/axe.ts';
import { expect, PHONE, test } from '#tests/e2e/fixtures.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';
import { openApi, signIn, untilInstalled } from '#tests/e2e/steps.ts';
import { leaveUnsent, unsentOf } from '#tests/e2e/unsent-requests.ts';

type Api = Awaited<ReturnType<typeof openApi>>;

async function pulled(server: ServerProcess, { headers }: Api, collection: string) {
	const answer = await fetch(`${server.origin}/api/sync/${collection}/pull?seq=0&limit=1000`, { headers });
	return ((await answer.json()) as PullResponse).documents;
}

/** The type that every company has for vacation. */
async function vacationOf(server: ServerProcess, api: Api): Promise<string> {
	const references = await pulled(server, api, 'reference');
	const isVacation = (data: unknown) => (data as { readonly label?: string }).label === 'vacation';
	return references.find((one) => one['kind'] === 'absence_type' && isVacation(one['data']))?.id ?? '';
}

const words = {
	de: {
		rows: ['Urlaub beantragt', 'Korrektur vorgeschlagen'],
		file: 'Als Datei weitergeben',
		done: '2 neu'
	},
	en: { rows: ['Vacation requested', 'Correction proposed'], file: 'Give as a file', done: '2 new' }
} as const;

for (const language of languages)
	test(`a dying phone’s absences and corrections are listed, readable for everybody, and arrive in another’s pocket (${language})`, async ({
		server,
		device
	}) => {
		const author = await openApi(server, 'mara.lindner');
		const before = await pulled(server, author, 'absences');
		const dying = await device(PHONE, language);
		const named = dying.page.waitForResponse((answer) => answer.url().endsWith('/api/sync/handover/key'), {
			timeout: 120_000
		});
		await signIn(dying.page, 'mara.lindner');
		expect((await named).status()).toBe(200);
		await untilInstalled(dying.page);
		await dying.offline(true);
		const unsent = unsentOf(author, await vacationOf(server, author));
		await leaveUnsent(dying.page, unsent);

		const { rows, file, done } = words[language];
		const listed = (path: string) => async (page: Page) => {
			await page.goto(path);
			const items = page.getByRole('main').locator('ol > li');
			await expect(items).toContainText([...rows]);
		};
		const download = dying.page.waitForEvent('download');
		await expectAccessible(
			dying.page,
			{ sync: listed('/sync'), 'hand over': listed('/sync/hand-over') },
			language
		);
		await dying.page.getByRole('button', { name: file }).click();
		const buffer = await readFile(await (await download).path());

		const carrying = await device(PHONE, language);
		await signIn(carrying.page, 'katrin.bielak');
		await carrying.page.goto('/sync/take-in');
		const picked = { name: 'Tagwerk.tagwerk', mimeType: 'application/octet-stream', buffer };
		await carrying.page.locator('input[type=file]').setInputFiles(picked);
		const taken = (page: Page) =>
			expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Mara Lindner' })).toContainText(
				done
			);
		const reopened = (path: string) => async (page: Page) => {
			await page.goto(path);
			await taken(page);
		};
		await taken(carrying.page);
		await expectAccessible(
			carrying.page,
			{ 'take in': reopened('/sync/take-in'), 'take in, in the office': reopened('/exchange/take-in') },
			language
		);

		const after = await pulled(server, author, 'absences');
		expect(after.length).toBe(before.length + 1);
		const arrived = [...after, ...(await pulled(server, author, 'corrections'))].map(({ id }) => id);
		for (const { record } of unsent) expect(arrived).toContain(record.id);
	});
