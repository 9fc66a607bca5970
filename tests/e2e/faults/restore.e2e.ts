import { execFile } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, USER } from '#tests/e2e/faults/fixtures.ts';
import type { ServerProcess } from '#tests/e2e/server-process.ts';
import {
	act,
	decisionChip,
	editNote,
	expectSynced,
	expectWaiting,
	openApi,
	signIn,
	START,
	untilInstalled
} from '#tests/e2e/steps.ts';

const COLLEAGUE = 'tom.funk';
const run = promisify(execFile);

/** What an operator types: the commands behind `npm run backup` and `npm run restore`. */
async function command(file: string, folder: string, data: string): Promise<void> {
	await run(process.execPath, [`server/backup/${file}`, folder], {
		env: { ...process.env, TAGWERK_DATA: data }
	});
}

/** The server is gone, and a backup is put in its place. */
async function restoreFrom(server: ServerProcess, backup: string): Promise<void> {
	await server.stop();
	for (const name of readdirSync(server.data)) rmSync(join(server.data, name), { recursive: true });
	await command('restore-cli.ts', backup, server.data);
	await server.start();
}

test('the server comes back from yesterday’s copy while three devices are offline: nothing is lost, nothing twice', async ({
	server,
	device,
	draft,
	acts
}) => {
	const backup = test.info().outputPath('yesterday');
	const before = acts.actsOn(draft.id).length;
	const people = await Promise.all(
		[USER, COLLEAGUE].map(async (user) => {
			const worker = await openApi(server, user);
			return [worker, new Set((await worker.entries()).map((entry) => entry.id))] as const;
		})
	);
	const [phone, tablet, colleague] = [await device(), await device(), await device()];
	for (const [{ page }, user] of [
		[phone, USER],
		[tablet, USER],
		[colleague, COLLEAGUE]
	] as const) {
		await signIn(page, user);
		await untilInstalled(page);
		await expectSynced(page);
	}
	await command('backup-cli.ts', backup, server.data);

	// After the backup: acknowledged by a server that will have forgotten it …
	await editNote(phone.page, draft.date, 'nach der Sicherung gesendet');
	await expectSynced(phone.page);
	await colleague.page.goto('/');
	await act(colleague.page, START);
	await expectSynced(colleague.page);
	for (const one of [phone, tablet, colleague]) await one.offline(true);
	// … and recorded without network, while it is gone.
	await phone.page.goto('/');
	await act(phone.page, START);
	await expectWaiting(phone.page);
	await restoreFrom(server, backup);
	expect(acts.entriesNoted('nach der Sicherung gesendet')).toEqual([]);

	for (const one of [tablet, colleague, phone]) {
		await one.offline(false);
		await expectSynced(one.page);
	}
	expect(acts.entriesNoted('nach der Sicherung gesendet')).toEqual([draft.id]);
	expect(acts.actsOn(draft.id)).toHaveLength(before + 1);
	for (const [worker, known] of people) {
		const added = async () => (await worker.entries()).filter((entry) => !known.has(entry.id));
		// A device with nothing to send says "synced" before it has heard of the new history.
		await expect.poll(async () => (await added()).length).toBe(1);
		expect(acts.actsOn((await added())[0]?.id ?? '')).toHaveLength(1);
	}
	// All devices show the same, and nobody is asked anything.
	for (const { page } of [phone, tablet]) {
		await page.goto(`/day/${draft.date}`);
		await expect(page.getByText('nach der Sicherung gesendet')).toBeVisible();
		await expect(decisionChip(page)).toHaveCount(0);
	}
});
