import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, mondayOf } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { uuidv7 } from '#domain/kernel/id.ts';
import { at, expectAccessible } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/fixtures.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';
import { openApi, signIn, untilInstalled } from '#tests/e2e/steps.ts';

const NOTE = 'Ski mit den Kindern';

/** Runs one of the operator's commands on the server's data. */
function operate(server: ServerProcess, command: 'backup' | 'restore', folder: string): void {
	execFileSync(process.execPath, [`server/backup/${command}-cli.ts`, folder], {
		env: { ...process.env, PORT: String(server.port), TAGWERK_DATA: server.data }
	});
}

/** What the server has of the person's requests with the note, asked over the wire. */
async function requests(server: ServerProcess, worker: Awaited<ReturnType<typeof openApi>>) {
	const answer = await fetch(`${server.origin}/api/sync/absences/pull?seq=0&limit=1000`, {
		headers: worker.headers
	});
	const { documents } = (await answer.json()) as { documents: { note?: string; state: string }[] };
	return documents.filter(({ note }) => note === NOTE).map(({ state }) => state);
}

async function askForDaysOff(server: ServerProcess, worker: Awaited<ReturnType<typeof openApi>>) {
	const now = new Date().toISOString();
	const from = addDays(mondayOf(localDateOf(now, 'Europe/Berlin')), 42);
	const mutation = {
		...{ id: uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))), event: 'request' },
		...{ deviceId: randomUUID(), seq: 1, deviceTime: now, offsetMs: 0 }
	};
	const newDocumentState = {
		id: uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
		...{ userId: worker.userId, typeId: 'vacation', from, to: from, firstHalf: null, lastHalf: null },
		...{ state: 'requested', note: NOTE, certificate: null, attachments: [], mutation, schemaVersion: 1 },
		_deleted: false
	};
	await fetch(`${server.origin}/api/sync/absences/push`, {
		method: 'POST',
		headers: worker.headers,
		body: JSON.stringify({ rows: [{ newDocumentState, assumedMasterState: null }] })
	});
}

test('a request that a restored server has forgotten is asked of the person, and asked for again without network', async ({
	server,
	device
}) => {
	const worker = await openApi(server, 'mara.lindner');
	const phone = await device();
	const { page } = phone;
	await signIn(page, 'mara.lindner');
	await untilInstalled(page);
	const backup = mkdtempSync(join(tmpdir(), 'tagwerk-backup-'));
	operate(server, 'backup', backup);
	await askForDaysOff(server, worker);
	expect(await requests(server, worker)).toEqual(['requested']);
	await page.goto('/absences');
	await expect(page.getByText('beantragt', { exact: true })).toBeVisible();

	await server.stop();
	for (const file of readdirSync(server.data)) rmSync(join(server.data, file), { recursive: true });
	operate(server, 'restore', backup);
	rmSync(backup, { recursive: true });
	await server.start();
	expect(await requests(server, worker)).toEqual([]);

	await page.goto('/sync/decisions');
	const look = page.getByRole('button', { name: /^Ansehen: Urlaub .*: dem Server fehlt das$/ });
	await expect(look).toBeVisible();
	await expectAccessible(
		page,
		{
			'open question': at('/sync/decisions', 'main ul'),
			'question sheet': async () => {
				await look.click();
				await expect(page.getByRole('dialog').getByText(NOTE)).toBeVisible();
			}
		},
		'de'
	);
	await phone.offline(true);
	await page.getByRole('button', { name: 'Noch einmal beantragen' }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByText('Nichts zu entscheiden')).toBeVisible();
	await page.reload();
	await expect(page.getByText(/^Noch einmal eingereicht/)).toBeVisible();
	await phone.offline(false);
	await expect.poll(() => requests(server, worker)).toEqual(['requested']);
});
