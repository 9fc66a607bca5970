import { expect, test } from 'vitest';
import { backUpTestServer } from '#server/testkit/restore-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { aFirm, addMorning, masters, oneDevice, twoDevices } from './scene.ts';
import { createDevice, statusOf, synced, until } from './test-device.ts';
import { addOn, decisionsOf, restoreInto } from './restore-scene.ts';

test('yesterday’s copy under three offline devices: whatever a device holds comes back, and a second run changes nothing', async () => {
	const { server, phone, tablet, onPhone, onTablet, manager, id } = await twoDevices();
	const desk = createDevice(server);
	const onDesk = await desk.open(manager);
	await synced(onDesk);
	const copy = await backUpTestServer(server);

	// What the copy lacks: an edit, two confirmed days, one of them verified, and a draft.
	await onPhone.commands.editEntry(id, { note: 'Kabel gezogen' });
	await addOn(onPhone, '2026-11-17');
	await addOn(onTablet, '2026-11-16');
	await synced(onPhone, onTablet);
	await onPhone.commands.confirmDays(['2026-11-18', '2026-11-17']);
	await synced(onPhone, onDesk, onTablet);
	await onDesk.commands.verifyEntries([id]);
	await synced(onDesk, onPhone, onTablet);
	const before = await masters(server);
	expect(before.map((one) => one['state']).sort()).toEqual(['confirmed', 'draft', 'verified']);

	const devices = [phone, tablet, desk];
	for (const device of devices) device.fault = 'offline';
	const restored = await restoreInto(devices, copy);
	expect(await masters(restored)).toHaveLength(1);
	await synced(onDesk, onTablet, onPhone, onDesk);

	const content = (entries: typeof before) =>
		entries
			.map(({ id: entryId, state, note, start, mutation }) => ({ entryId, state, note, start, mutation }))
			.sort((a, b) => a.entryId.localeCompare(b.entryId));
	const after = await masters(restored);
	const raised = after.find((one) => one['state'] === 'confirmed');
	expect(content(after)).toEqual(
		content(before).map((one) =>
			one.entryId === raised?.id ? { ...one, mutation: raised['mutation'] } : one
		)
	);
	for (const one of after) expect(one['flags']).toContain('RESTORED');
	for (const engine of [onPhone, onTablet]) {
		expect(await decisionsOf(engine)).toEqual([]);
		expect((await statusOf(engine)).pending).toEqual([]);
		expect(await engine.heldEntries()).toBe(3);
	}

	const position = restored.deps.history.current();
	for (const device of devices) device.requests.length = 0;
	await synced(onDesk, onTablet, onPhone);
	const again = await tablet.open('worker');
	await synced(again);
	expect(restored.deps.history.current()).toBe(position);
	expect(devices.flatMap(({ requests }) => requests).filter((path) => path.includes('reoffer'))).toEqual([]);
});

test('what was changed on both sides of a restore is a decision, and the new history keeps its version', async () => {
	const { server, phone, tablet, onPhone, onTablet, id } = await twoDevices();
	const copy = await backUpTestServer(server);
	await onPhone.commands.editEntry(id, { note: 'vor dem Ausfall' });
	await synced(onPhone);
	phone.fault = 'offline';
	tablet.fault = 'offline';
	await onTablet.commands.editEntry(id, { note: 'nach dem Ausfall' });
	const restored = await restoreInto([tablet], copy);
	await synced(onTablet);
	await restoreInto([phone], async () => restored);
	await synced(onPhone);

	expect(await masters(restored)).toMatchObject([{ id, note: 'nach dem Ausfall' }]);
	const { pending } = await statusOf(onPhone);
	const decisions = await decisionsOf(onPhone);
	expect(pending).toEqual([]);
	expect(decisions).toMatchObject([
		{
			kind: 'conflict',
			mine: { note: 'vor dem Ausfall' },
			theirs: { note: 'nach dem Ausfall' },
			dropped: ['note']
		}
	]);
	await synced(onPhone);
	expect(await decisionsOf(onPhone)).toHaveLength(1);
});

test('an entry that the copy has as confirmed is not altered; what the device had instead is a decision', async () => {
	const { server, worker } = await aFirm({ verification: false });
	const { device, engine } = await oneDevice(server, worker);
	const id = await addMorning(engine);
	const confirmed = await engine.commands.confirmEntries([id]);
	await synced(engine);
	const copy = await backUpTestServer(server);
	const before = await masters(server);
	expect(confirmed.ok && (await confirmed.value.undo()).ok).toBe(true);
	await synced(engine);
	await engine.commands.editEntry(id, { note: 'zurückgenommen und geändert' });
	await synced(engine);

	const restored = await restoreInto([device], copy);
	await synced(engine);
	expect(await masters(restored)).toEqual(before);
	expect(await decisionsOf(engine)).toMatchObject([
		{ kind: 'conflict', mine: { note: 'zurückgenommen und geändert' }, theirs: { state: 'confirmed' } }
	]);
});

test('a write that waited while the server was restored builds on what was brought back', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const copy = await backUpTestServer(server);
	const id = await addMorning(engine);
	await synced(engine);
	device.fault = 'offline';
	await engine.commands.confirmEntries([id]);
	const restored = await restoreInto([device], copy);
	await synced(engine);
	expect(await masters(restored)).toMatchObject([{ id, state: 'confirmed', flags: ['RESTORED'] }]);
	const { pending } = await statusOf(engine);
	const decisions = await decisionsOf(engine);
	expect([decisions, pending]).toEqual([[], []]);
});

test('a write that the lost server had taken, while its version was still on the way here, is not lost', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const id = await addMorning(engine);
	await synced(engine);
	const copy = await backUpTestServer(server);
	device.blocked = /\/time_entries\/pull/;
	device.requests.length = 0;
	await engine.commands.editEntry(id, { note: 'angenommen' });
	await until(async () => (await masters(server))[0]?.['note'] === 'angenommen');
	await until(() => device.requests.filter((path) => path.includes('/time_entries/pull')).length > 1);
	device.fault = 'offline';
	expect((await statusOf(engine)).pending).toHaveLength(1);
	device.blocked = null;
	const restored = await restoreInto([device], copy);
	await synced(engine);
	expect(await masters(restored)).toMatchObject([{ id, note: 'angenommen' }]);
	expect((await statusOf(engine)).pending).toEqual([]);
});

test('a re-offer that was cut short goes on after a restart, and nothing is dropped before', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const copy = await backUpTestServer(server);
	await addMorning(engine);
	await addOn(engine, '2026-11-17');
	await synced(engine);
	const before = await masters(server);
	device.fault = 'offline';
	device.blocked = /\/push$/;
	const restored = await restoreInto([device], copy);
	device.requests.length = 0;
	engine.sync.tryNow();
	await until(() => device.requests.some((path) => path.endsWith('/push')));
	expect(await engine.heldEntries()).toBe(2);
	const again = await device.open(worker);
	expect(await again.heldEntries()).toBe(2);
	expect(await masters(restored)).toEqual([]);
	device.blocked = null;
	await synced(again);
	expect((await masters(restored)).map((one) => one['mutation'])).toEqual(
		expect.arrayContaining(before.map((one) => one['mutation']))
	);
	expect(await again.heldEntries()).toBe(2);
});

test('a manager who may no longer see an entry keeps nothing of it, nor does it come back through him', async () => {
	const { server, phone, tablet, onPhone, onTablet, id } = await twoDevices({ tabletOf: 'manager' });
	await server.addEmployee({ id: 'hr', hr: true });
	const copy = await backUpTestServer(server);
	await onPhone.commands.confirmEntries([id]);
	await synced(onPhone, onTablet);
	expect(await onTablet.heldEntries()).toBe(1);
	phone.fault = 'offline';
	const restored = await restoreInto([tablet], copy);
	await restored.patch('/api/groups/nord', { data: { managers: [] } }, 'hr');
	await synced(onTablet);
	expect(await onTablet.heldEntries()).toBe(0);
	expect(await decisionsOf(onTablet)).toEqual([]);
	expect(await masters(restored)).toMatchObject([{ state: 'draft' }]);
});

test('what the new history refuses to confirm again stays as a draft, with the reason among the decisions', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const copy = await backUpTestServer(server);
	const id = await addMorning(engine);
	await engine.commands.confirmEntries([id]);
	await synced(engine);
	device.fault = 'offline';
	const restored = await restoreInto([device], copy);
	device.fault = 'offline';
	const other = syncClient(restored, worker);
	const draft = other.draft({ start: '2026-11-18T08:00:00.000Z', stop: '2026-11-18T09:00:00.000Z' });
	await other.push(draft);
	await other.push(other.next(draft, 'confirm', { state: 'confirmed' }), { assumed: draft });
	device.fault = 'none';
	await synced(engine);
	expect((await masters(restored)).find((one) => one.id === id)).toMatchObject({ state: 'draft' });
	expect(await decisionsOf(engine)).toMatchObject([{ kind: 'rejection', reason: { code: 'E_OVERLAP' } }]);
});
