import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { addDays } from '#domain/time/local-date.ts';
import { PULL_LIMIT_MAX } from '#protocol/pull.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { createDevice, statusOf, synced, until } from './test-device.ts';

/** More than one page of them. */
const ENTRIES = PULL_LIMIT_MAX + 1;
const ROWS_PER_PUSH = 100;

/** A worker whose entries do not fit on one page, and a device that has never seen them. */
async function manyEntries() {
	const server = createTestServer();
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner' });
	const old = syncClient(server, worker);
	const drafts = Array.from({ length: ENTRIES }, (_, index) => {
		const date = addDays('2026-11-18', -index);
		return old.draft({ start: `${date}T07:00:00.000Z`, stop: `${date}T11:00:00.000Z` });
	});
	for (let from = 0; from < ENTRIES; from += ROWS_PER_PUSH)
		await old.pushRows(drafts.slice(from, from + ROWS_PER_PUSH).map((draft) => old.row(draft)));
	return { server, worker, device: createDevice(server) };
}

test('while pages of the first download are missing the views say that they load, also after a restart', async () => {
	const { worker, device } = await manyEntries();
	device.entryPages = 1;
	const engine = await device.open(worker);
	await until(async () => (await engine.heldEntries()) === PULL_LIMIT_MAX);
	await until(async () => (await firstValueFrom(engine.views.reference('general'))).length > 0);
	expect(await statusOf(engine)).toMatchObject({ isFirstSync: true });
	expect(await firstValueFrom(engine.views.month('2026-11'))).toMatchObject({ isLoading: true });
	expect(await firstValueFrom(engine.views.approvals())).toMatchObject({ isLoading: true });

	device.fault = 'offline';
	const restarted = await device.open(worker);
	expect(await statusOf(restarted)).toMatchObject({ isFirstSync: true });

	device.entryPages = null;
	device.fault = 'none';
	await synced(restarted);
	await until(async () => !(await statusOf(restarted)).isFirstSync);
	expect(await restarted.heldEntries()).toBe(ENTRIES);
	expect(await firstValueFrom(restarted.views.month('2026-11'))).toMatchObject({ isLoading: false });
});

test('a device that has everything knows so without network', async () => {
	const server = createTestServer();
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner' });
	const device = createDevice(server);
	const engine = await device.open(worker);
	await synced(engine);
	await until(async () => !(await statusOf(engine)).isFirstSync);
	device.fault = 'offline';
	const restarted = await device.open(worker);
	expect(await statusOf(restarted)).toMatchObject({ isFirstSync: false });
});
