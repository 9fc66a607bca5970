import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '#server/backup/backup.usecase.ts';
import { openDatabase } from '#server/db/client.ts';
import { backUpTestServer } from '#server/testkit/restore-test-server.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { aFirm, addMorning, masters, oneDevice } from './scene.ts';
import { createDevice, synced } from './test-device.ts';
import { decisionsOf, restoreInto } from './restore-scene.ts';

test('a thousand and more records are offered page by page and pushed a hundred at a time', async () => {
	const { server, worker } = await aFirm();
	const copy = await backUpTestServer(server);
	const old = syncClient(server, worker);
	const drafts = Array.from({ length: 1001 }, (_, index) => {
		const start = new Date(Date.parse('2026-11-18T07:00:00.000Z') - index * 7_200_000);
		return old.draft({
			start: start.toISOString(),
			stop: new Date(start.getTime() + 3_600_000).toISOString()
		});
	});
	for (let from = 0; from < drafts.length; from += 100)
		await old.pushRows(drafts.slice(from, from + 100).map((draft) => old.row(draft)));
	const { device, engine } = await oneDevice(server, worker);
	expect(await engine.heldEntries()).toBe(1001);
	device.fault = 'offline';
	device.requests.length = 0;
	const restored = await restoreInto([device], copy);
	await synced(engine);
	expect(restored.deps.db.statement('SELECT count(*) AS count FROM time_entries').get([])).toMatchObject({
		count: 1001
	});
	expect(await engine.heldEntries()).toBe(1001);
	const count = (end: string) => device.requests.filter((path) => path.endsWith(end)).length;
	expect([count('/reoffer'), count('/push')]).toEqual([2, 11]);
});

test('an older file put in the server’s place by hand, without a new history, loses nothing either', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-by-hand-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	await backUp(server.deps, join(folder, 'copy'));
	const id = await addMorning(engine);
	await synced(engine);
	device.fault = 'offline';
	const db = openDatabase(join(folder, 'copy', 'tagwerk.db'));
	const swapped = await restoreInto([device], async () => createTestServer({ db }));
	expect(swapped.deps.history.epoch).toBe(server.deps.history.epoch);
	await synced(engine);
	expect(await masters(swapped)).toMatchObject([{ id, flags: ['RESTORED'] }]);
	expect(await engine.heldEntries()).toBe(1);
});

test('twelve devices of six people, each with what only it still holds: everything acknowledged is back, and nothing twice', async () => {
	const { server, worker } = await aFirm({ verification: false });
	const people = [worker];
	for (let index = 1; index < 6; index += 1) people.push(await server.addEmployee({ groupId: 'nord' }));
	const devices = people.flatMap((userId) => [0, 1].map(() => ({ userId, device: createDevice(server) })));
	let copy: (() => Promise<TestServer>) | null = null;
	for (const [round, date] of ['2026-11-16', '2026-11-17'].entries()) {
		// The copy knows what the devices did in the first round only.
		if (round === 1) copy = await backUpTestServer(server);
		for (const [index, { userId, device }] of devices.entries()) {
			const engine = await device.open(userId);
			const hour = String(6 + (index % 2) * 5).padStart(2, '0');
			const start = `${date}T${hour}:00:00.000Z`;
			const stop = `${date}T${String(Number(hour) + 4).padStart(2, '0')}:00:00.000Z`;
			await engine.commands.addEntry({ kind: 'work', start, stop, workTypeId: null });
			if (index % 2 === 1) {
				await synced(engine);
				await engine.commands.confirmDays([date]);
			}
			await synced(engine);
			await device.close();
		}
	}
	const before = await Promise.all(people.map((userId) => masters(server, userId)));
	expect(before.flat()).toHaveLength(24);
	expect(before.flat().filter((one) => one['state'] === 'confirmed')).toHaveLength(24);
	if (copy === null) throw new Error('a copy');
	const restored = await restoreInto(
		devices.map(({ device }) => device),
		copy
	);
	const open = async () => {
		for (const { userId, device } of devices) {
			const engine = await device.open(userId);
			await synced(engine);
			expect(await decisionsOf(engine)).toEqual([]);
			await device.close();
		}
	};
	await open();
	const facts = (entries: typeof before) =>
		entries.flat().map(({ id, state, start, stop, mutation }) => ({ id, state, start, stop, mutation }));
	const after = await Promise.all(people.map((userId) => masters(restored, userId)));
	const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
	expect(facts(after).sort(byId)).toEqual(facts(before).sort(byId));
	const position = restored.deps.history.current();
	await open();
	expect(restored.deps.history.current()).toBe(position);
}, 60_000);
