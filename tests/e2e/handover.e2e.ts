import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { codesOf } from '#lib/data/handover/codes.ts';
import { expect, test } from '#tests/e2e/fixtures.ts';
import {
	draftDates,
	editNote,
	expectSynced,
	expectWaiting,
	openApi,
	signIn,
	untilInstalled
} from '#tests/e2e/steps.ts';

const ACTION = 'Einträge übergeben';
const NOTE = 'aus dem leeren Telefon';

/** Signs in and waits until the device could hand over without network. */
async function prepared(page: Page, userName: string): Promise<void> {
	const named = page.waitForResponse((response) => response.url().endsWith('/api/sync/handover/key'), {
		timeout: 120_000
	});
	await signIn(page, userName);
	expect((await named).status()).toBe(200);
	await untilInstalled(page);
	await expectSynced(page);
}

/** The file that the page gives away. */
async function handedOver(page: Page): Promise<Buffer> {
	await page.goto('/sync');
	await page.getByRole('link', { name: ACTION }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Als Datei weitergeben' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/^Tagwerk-Mara-Lindner-\d{4}-\d\d-\d\d\.tagwerk$/);
	return readFile(await file.path());
}

test('a dying phone’s entries arrive in a colleague’s pocket, and nothing is doubled when it comes back', async ({
	server,
	device
}) => {
	const author = await openApi(server, 'mara.lindner');
	const before = await author.entries();
	const date = draftDates(before, author.userId).at(-1) ?? '';
	const dying = await device();
	const carrying = await device();
	await prepared(dying.page, 'mara.lindner');
	await prepared(carrying.page, 'tom.funk');

	await dying.offline(true);
	await editNote(dying.page, date, NOTE);
	const buffer = await handedOver(dying.page);
	expect(buffer.includes(NOTE)).toBe(false);

	// The carrier has no network either: it is kept over a reload, and goes when there is one.
	await carrying.offline(true);
	await carrying.page.goto('/sync/take-in');
	const picked = { name: 'Tagwerk.tagwerk', mimeType: 'application/octet-stream', buffer };
	await carrying.page.locator('input[type=file]').setInputFiles(picked);
	const row = carrying.page.getByRole('listitem').filter({ hasText: 'Einträge von Mara Lindner' });
	await expect(row).toContainText('Liegt sicher auf diesem Gerät');
	await carrying.page.reload();
	await expect(row).toContainText('Liegt sicher auf diesem Gerät');
	await carrying.offline(false);
	await carrying.page.getByRole('button', { name: 'Jetzt senden' }).click();
	await expect(row).toContainText(/Auf dem Server seit .*:\s+1 neu/);
	await expect(carrying.page.getByText(NOTE)).toHaveCount(0);
	const arrived = async () => (await author.entries()).filter(({ note }) => note === NOTE).length;
	expect(await arrived()).toBe(1);

	// Nothing changed on the phone; when it comes back it finds everything there, and its person is told.
	await dying.page.goto('/');
	await expectWaiting(dying.page);
	await dying.offline(false);
	await expectSynced(dying.page);
	expect(await arrived()).toBe(1);
	expect(await author.entries()).toHaveLength(before.length);
	await dying.page.goto('/sync');
	await expect(dying.page.getByRole('link', { name: ACTION })).toHaveCount(0);
	await dying.page.getByRole('link', { name: /Mitteilung/ }).click();
	await expect(
		dying.page.getByText(/^Tom Funk hat Einträge von dir zum Server gebracht .* 1 neu/)
	).toBeVisible();
	await dying.page.getByRole('button', { name: /^Gelesen: Tom Funk hat Einträge von dir/ }).click();
	await expect(dying.page.getByText(/zum Server gebracht/)).toHaveCount(0);
});

test('the codes on one display are the file, and HR’s camera takes them in whatever their order', async ({
	server,
	device
}) => {
	const author = await openApi(server, 'mara.lindner');
	const date = draftDates(await author.entries(), author.userId).at(-1) ?? '';
	const dying = await device();
	await prepared(dying.page, 'mara.lindner');
	await dying.offline(true);
	await editNote(dying.page, date, NOTE);
	const codes = codesOf(new Uint8Array(await handedOver(dying.page)));
	await dying.page.getByRole('button', { name: 'Als Codes zeigen' }).click();
	await expect(dying.page.getByRole('img', { name: /^Code \d+ von \d+/ })).toHaveAccessibleName(
		new RegExp(`^Code \\d+ von ${codes.length} `)
	);

	const office = await device({ width: 1440, height: 900 });
	// No camera and no reader here: both are played, the rest is the app.
	await office.page.addInitScript((texts) => {
		const seen = [...texts].reverse().flatMap((text) => [text, text, 'https://example.org']);
		Object.assign(globalThis, {
			BarcodeDetector: class {
				detect() {
					const next = seen.shift();
					return Promise.resolve(next === undefined ? [] : [{ rawValue: next }]);
				}
			}
		});
		const picture = () => Promise.resolve(document.createElement('canvas').captureStream(5));
		Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: picture } });
		HTMLMediaElement.prototype.play = () => Promise.resolve();
	}, codes);
	await signIn(office.page, 'katrin.bielak');
	await office.page.goto('/exchange');
	await office.page.getByRole('link', { name: 'Einträge aufnehmen' }).click();
	await office.page.getByRole('button', { name: 'Codes lesen' }).click();
	const row = office.page.getByRole('listitem').filter({ hasText: 'Einträge von Mara Lindner' });
	await expect(row).toContainText(/Auf dem Server seit .*:\s+1 neu/);
	expect((await author.entries()).filter(({ note }) => note === NOTE)).toHaveLength(1);
});
