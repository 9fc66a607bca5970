import { expect, test } from 'vitest';
import { createTestServer } from '#server/testkit/create-test-server.ts';
import { createDevice, statusOf, synced, until } from './test-device.ts';

/** A worker's device in the morning, with everything of theirs on it. */
async function aMorning() {
	const server = createTestServer();
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner' });
	server.clock.set('2026-11-19T06:00:00.000Z');
	const device = createDevice(server);
	const engine = await device.open(worker);
	await synced(engine);
	return { server, worker, device, engine };
}

test('a storage thrown away with unsent entries is told until the person has understood it', async () => {
	const { worker, device, engine } = await aMorning();
	device.fault = 'offline';
	await engine.commands.clockIn({ workTypeId: null });
	await until(async () => (await statusOf(engine)).pending.length === 1);
	await device.evict();

	const opened = await device.open(worker);
	expect(await statusOf(opened)).toMatchObject({ lostUnsent: 1, pending: [], isFirstSync: true });
	device.fault = 'none';
	await synced(opened);
	expect(await statusOf(opened)).toMatchObject({ lostUnsent: 1, isFirstSync: false });

	const restarted = await device.open(worker);
	expect(await statusOf(restarted)).toMatchObject({ lostUnsent: 1 });
	restarted.lossUnderstood();
	expect(await statusOf(restarted)).toMatchObject({ lostUnsent: 0 });
	expect(await statusOf(await device.open(worker))).toMatchObject({ lostUnsent: 0 });
});

test('a storage thrown away with nothing unsent in it is loaded again without a word', async () => {
	const { worker, device, engine } = await aMorning();
	device.fault = 'offline';
	await engine.commands.clockIn({ workTypeId: null });
	await until(async () => (await statusOf(engine)).pending.length === 1);
	device.fault = 'none';
	await synced(engine);
	await until(async () => (await statusOf(engine)).pending.length === 0);
	await device.evict();
	const opened = await device.open(worker);
	expect(await statusOf(opened)).toMatchObject({ lostUnsent: 0 });
	await synced(opened);
	expect(await opened.heldEntries()).toBe(1);
});

test('an app that ends with unsent entries and finds them again has lost nothing', async () => {
	const { worker, device, engine } = await aMorning();
	device.fault = 'offline';
	await engine.commands.clockIn({ workTypeId: null });
	await until(async () => (await statusOf(engine)).pending.length === 1);
	expect(await statusOf(await device.open(worker))).toMatchObject({ lostUnsent: 0, pending: [{}] });
});

test('whoever signs out with unsent entries on purpose is told of no loss at the next sign-in', async () => {
	const { worker, device, engine } = await aMorning();
	device.fault = 'offline';
	await engine.commands.clockIn({ workTypeId: null });
	await until(async () => (await statusOf(engine)).pending.length === 1);
	await engine.destroy();
	device.fault = 'none';
	expect(await statusOf(await device.open(worker))).toMatchObject({ lostUnsent: 0 });
});

test('a full device says so until something can be kept again', async () => {
	const { device, engine } = await aMorning();
	device.isFull = true;
	expect(await engine.commands.clockIn({ workTypeId: null })).toEqual({
		ok: false,
		error: { code: 'E_STORAGE', problem: 'full' }
	});
	expect(await statusOf(engine)).toMatchObject({ storageProblem: 'full', pending: [] });
	device.isFull = false;
	expect(await engine.commands.clockIn({ workTypeId: null })).toMatchObject({ ok: true });
	expect(await statusOf(engine)).toMatchObject({ storageProblem: null });
});
