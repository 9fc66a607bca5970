import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { aFirm, addMorning, masters, MORNING, NOON, oneDevice } from './scene.ts';
import { createDevice, statusOf, synced, until } from './test-device.ts';

test('a day clocked without network reaches the server whole', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	device.fault = 'offline';

	server.clock.set('2026-11-19T07:00:00.000Z');
	expect((await engine.commands.clockIn({ workTypeId: null })).ok).toBe(true);
	server.clock.set('2026-11-19T10:00:00.000Z');
	expect((await engine.commands.startBreak({})).ok).toBe(true);
	server.clock.set('2026-11-19T10:30:00.000Z');
	expect((await engine.commands.resume({})).ok).toBe(true);
	server.clock.set('2026-11-19T15:00:00.000Z');
	expect((await engine.commands.clockOut({})).ok).toBe(true);

	const view = await firstValueFrom(engine.views.today());
	expect(view).toMatchObject({ phase: 'done', workedMinutes: 450, breakMinutes: 30 });
	expect((await statusOf(engine)).pending).toHaveLength(3);

	device.fault = 'none';
	await synced(engine);
	expect((await statusOf(engine)).pending).toHaveLength(0);
	const stored = await masters(server);
	expect(stored.map((one) => [one['kind'], one['start'], one['stop']])).toEqual([
		['work', '2026-11-19T07:00:00.000Z', '2026-11-19T10:00:00.000Z'],
		['break', '2026-11-19T10:00:00.000Z', '2026-11-19T10:30:00.000Z'],
		['work', '2026-11-19T10:30:00.000Z', '2026-11-19T15:00:00.000Z']
	]);
});

test('a lost reply and one more edit: both edits are on the server, once', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);

	device.lostReplies = 1;
	const id = await addMorning(engine);
	await until(() => device.lostReplies === 0);
	device.fault = 'offline';
	await engine.commands.editEntry(id, { note: 'Kabel gezogen' });
	await device.close();

	device.fault = 'none';
	const again = await device.open(worker);
	await synced(again);
	const stored = await masters(server);
	expect(stored).toHaveLength(1);
	expect(stored[0]).toMatchObject({ id, note: 'Kabel gezogen', start: MORNING });
	const status = await statusOf(again);
	expect(status.pending).toHaveLength(0);
	expect(status.questions).toEqual({ decisions: 0, refusals: 0 });
});

test('an expired session stops sending, never recording', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	device.fault = 'signed-out';
	await engine.commands.clockIn({ workTypeId: null });
	await until(async () => (await statusOf(engine)).gate.needsSignIn);
	expect((await engine.commands.clockOut({})).ok).toBe(true);
	expect((await statusOf(engine)).pending).toHaveLength(1);
	device.fault = 'none';
	engine.sync.signedIn();
	await synced(engine);
	expect(await masters(server)).toHaveLength(1);
	expect((await statusOf(engine)).pending).toHaveLength(0);
});

test('a captive portal counts as no network', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	device.fault = 'portal';
	await engine.commands.clockIn({ workTypeId: null });
	await until(async () => (await statusOf(engine)).gate.isReachable === false);
	expect((await statusOf(engine)).pending).toHaveLength(1);
	device.fault = 'none';
	await synced(engine);
	expect(await masters(server)).toHaveLength(1);
});

test('two people on one device: what one did not send waits for them and never goes out under the other', async () => {
	const { server, worker, manager } = await aFirm();
	const device = createDevice(server);
	const first = await device.open(worker);
	await synced(first);
	device.fault = 'offline';
	await addMorning(first);
	device.fault = 'none';
	const second = await device.open(manager);
	await synced(second);
	expect(await masters(server)).toHaveLength(0);
	expect((await statusOf(second)).pending).toHaveLength(0);
	const back = await device.open(worker);
	await synced(back);
	expect(await masters(server)).toHaveLength(1);
});

test('a confirmation that was not sent yet can be taken back, and the server only ever sees the draft', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	device.fault = 'offline';
	const id = await addMorning(engine);
	const confirmed = await engine.commands.confirmEntries([id]);
	expect(confirmed.ok && (await confirmed.value.undo()).ok).toBe(true);
	device.fault = 'none';
	await synced(engine);
	const [stored] = await masters(server);
	expect(stored).toMatchObject({ state: 'draft' });
	const status = await statusOf(engine);
	expect(status.pending).toHaveLength(0);
	expect(status.questions).toEqual({ decisions: 0, refusals: 0 });
});

test('a deletion is sent, and undoing it brings the same times back', async () => {
	const { server, worker } = await aFirm();
	const device = createDevice(server);
	const engine = await device.open(worker);
	const id = await addMorning(engine);
	await synced(engine);
	const deleted = await engine.commands.deleteEntry(id);
	await synced(engine);
	expect(await masters(server)).toHaveLength(0);
	expect(deleted.ok && (await deleted.value.undo()).ok).toBe(true);
	await synced(engine);
	expect(await masters(server)).toEqual([expect.objectContaining({ start: MORNING, stop: NOON })]);
	expect((await statusOf(engine)).pending).toHaveLength(0);
});
