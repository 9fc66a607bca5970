import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { createDevice, statusOf, synced, until } from './test-device.ts';

async function aFirm(options: { verification?: boolean } = {}) {
	const server = createTestServer();
	const manager = await server.addEmployee({ id: 'manager', name: 'Jana Roth' });
	const groupId = server.addGroup({
		id: 'nord',
		data: {
			verification: options.verification ?? true,
			managers: [{ userId: manager, from: '2000-01-01', to: null }]
		}
	});
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner', groupId });
	return { server, worker, manager };
}

/** What the server holds of a person, asked over the wire. */
async function masters(server: TestServer, userId: string) {
	const page = await syncClient(server, userId).pull();
	return page.documents.filter((document) => !document._deleted);
}

const MORNING = '2026-11-18T07:00:00.000Z';
const NOON = '2026-11-18T11:00:00.000Z';

test('a day clocked without network reaches the server whole', async () => {
	const { server, worker } = await aFirm();
	const device = createDevice(server);
	const engine = await device.open(worker);
	await synced(engine);
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
	const stored = await masters(server, worker);
	expect(stored.map((one) => [one['kind'], one['start'], one['stop']])).toEqual([
		['work', '2026-11-19T07:00:00.000Z', '2026-11-19T10:00:00.000Z'],
		['break', '2026-11-19T10:00:00.000Z', '2026-11-19T10:30:00.000Z'],
		['work', '2026-11-19T10:30:00.000Z', '2026-11-19T15:00:00.000Z']
	]);
});

test('a lost reply and one more edit: both edits are on the server, once', async () => {
	const { server, worker } = await aFirm();
	const device = createDevice(server);
	const engine = await device.open(worker);
	await synced(engine);

	device.lostReplies = 1;
	const added = await engine.commands.addEntry({
		kind: 'work',
		start: MORNING,
		stop: NOON,
		workTypeId: null
	});
	const id = added.ok ? (added.value.ids[0] ?? '') : '';
	await until(() => device.lostReplies === 0);
	device.fault = 'offline';
	await engine.commands.editEntry(id, { note: 'Kabel gezogen' });
	await device.close();

	device.fault = 'none';
	const again = await device.open(worker);
	await synced(again);
	const stored = await masters(server, worker);
	expect(stored).toHaveLength(1);
	expect(stored[0]).toMatchObject({ id, note: 'Kabel gezogen', start: MORNING });
	const status = await statusOf(again);
	expect(status.pending).toHaveLength(0);
	expect(status.decisions).toHaveLength(0);
});

test('two devices that edit different fields of one entry agree on both', async () => {
	const { server, worker } = await aFirm();
	const phone = createDevice(server);
	const tablet = createDevice(server);
	const onPhone = await phone.open(worker);
	const onTablet = await tablet.open(worker);
	const added = await onPhone.commands.addEntry({
		kind: 'work',
		start: MORNING,
		stop: NOON,
		workTypeId: null
	});
	const id = added.ok ? (added.value.ids[0] ?? '') : '';
	await synced(onPhone, onTablet);

	phone.fault = 'offline';
	tablet.fault = 'offline';
	await onPhone.commands.editEntry(id, { note: 'vom Handy' });
	await onTablet.commands.editEntry(id, { stop: '2026-11-18T11:30:00.000Z' });
	phone.fault = 'none';
	tablet.fault = 'none';
	await synced(onPhone, onTablet, onPhone);

	const [stored] = await masters(server, worker);
	expect(stored).toMatchObject({ note: 'vom Handy', stop: '2026-11-18T11:30:00.000Z' });
	for (const engine of [onPhone, onTablet]) {
		const day = await firstValueFrom(engine.views.day('2026-11-18'));
		expect(day.rows[0]).toMatchObject({ note: 'vom Handy', minutes: 270, isWaiting: false });
		expect((await statusOf(engine)).decisions).toHaveLength(0);
	}
});

test('two devices that edit the same field: the master stays, the other version waits for a decision', async () => {
	const { server, worker } = await aFirm();
	const phone = createDevice(server);
	const tablet = createDevice(server);
	const onPhone = await phone.open(worker);
	const onTablet = await tablet.open(worker);
	const added = await onPhone.commands.addEntry({
		kind: 'work',
		start: MORNING,
		stop: NOON,
		workTypeId: null
	});
	const id = added.ok ? (added.value.ids[0] ?? '') : '';
	await synced(onPhone, onTablet);
	phone.fault = 'offline';
	tablet.fault = 'offline';
	await onPhone.commands.editEntry(id, { note: 'vom Handy' });
	await onTablet.commands.editEntry(id, { note: 'vom Tablet' });
	phone.fault = 'none';
	await synced(onPhone);
	tablet.fault = 'none';
	await synced(onTablet);

	const [stored] = await masters(server, worker);
	expect(stored).toMatchObject({ note: 'vom Handy' });
	const [decision] = await firstValueFrom(onTablet.views.decisions());
	expect(decision).toMatchObject({ kind: 'conflict', dropped: ['note'], choices: ['mine', 'theirs'] });
	expect(decision?.mine.note).toBe('vom Tablet');

	const resolved = await onTablet.commands.resolveDecision(decision?.id ?? '', 'mine');
	expect(resolved.ok).toBe(true);
	await synced(onTablet, onPhone);
	expect((await masters(server, worker))[0]).toMatchObject({ note: 'vom Tablet' });
	expect(await firstValueFrom(onTablet.views.decisions())).toHaveLength(0);
});

test('a rejected write goes to the decisions once and is not sent for ever', async () => {
	const { server, worker } = await aFirm({ verification: false });
	const phone = createDevice(server);
	const tablet = createDevice(server);
	const onPhone = await phone.open(worker);
	const onTablet = await tablet.open(worker);
	const added = await onPhone.commands.addEntry({
		kind: 'work',
		start: MORNING,
		stop: NOON,
		workTypeId: null
	});
	const id = added.ok ? (added.value.ids[0] ?? '') : '';
	await synced(onPhone, onTablet);
	tablet.fault = 'offline';
	await onTablet.commands.editEntry(id, { note: 'zu spät' });
	expect((await onPhone.commands.confirmEntries([id])).ok).toBe(true);
	await synced(onPhone);
	tablet.fault = 'none';
	const before = tablet.requests.length;
	await synced(onTablet);

	expect((await masters(server, worker))[0]).toMatchObject({ state: 'confirmed', note: '' });
	const decisions = await firstValueFrom(onTablet.views.decisions());
	expect(decisions).toHaveLength(1);
	expect(decisions[0]?.mine.note).toBe('zu spät');
	expect((await statusOf(onTablet)).pending).toHaveLength(0);
	const pushes = tablet.requests.slice(before).filter((request) => request.includes('/push'));
	expect(pushes.length).toBeLessThanOrEqual(2);
	const day = await firstValueFrom(onTablet.views.day('2026-11-18'));
	expect(day.state).toBe('confirmed');
});

test('an expired session stops sending, never recording', async () => {
	const { server, worker } = await aFirm();
	const device = createDevice(server);
	const engine = await device.open(worker);
	await synced(engine);
	device.fault = 'signed-out';
	await engine.commands.clockIn({ workTypeId: null });
	await until(async () => (await statusOf(engine)).gate.needsSignIn);
	expect((await engine.commands.clockOut({})).ok).toBe(true);
	expect((await statusOf(engine)).pending).toHaveLength(1);
	device.fault = 'none';
	engine.sync.signedIn();
	await synced(engine);
	expect(await masters(server, worker)).toHaveLength(1);
	expect((await statusOf(engine)).pending).toHaveLength(0);
});

test('a captive portal counts as no network', async () => {
	const { server, worker } = await aFirm();
	const device = createDevice(server);
	const engine = await device.open(worker);
	await synced(engine);
	device.fault = 'portal';
	await engine.commands.clockIn({ workTypeId: null });
	await until(async () => (await statusOf(engine)).gate.isReachable === false);
	expect((await statusOf(engine)).pending).toHaveLength(1);
	device.fault = 'none';
	await synced(engine);
	expect(await masters(server, worker)).toHaveLength(1);
});

test('two people on one device: what one did not send waits for them and never goes out under the other', async () => {
	const { server, worker, manager } = await aFirm();
	const device = createDevice(server);
	const first = await device.open(worker);
	await synced(first);
	device.fault = 'offline';
	await first.commands.addEntry({ kind: 'work', start: MORNING, stop: NOON, workTypeId: null });
	device.fault = 'none';
	const second = await device.open(manager);
	await synced(second);
	expect(await masters(server, worker)).toHaveLength(0);
	expect((await statusOf(second)).pending).toHaveLength(0);
	const back = await device.open(worker);
	await synced(back);
	expect(await masters(server, worker)).toHaveLength(1);
});

test('a week is confirmed, verified by the manager, and a later edit is refused with the reason', async () => {
	const { server, worker, manager } = await aFirm();
	const phone = createDevice(server);
	const tablet = createDevice(server);
	const onPhone = await phone.open(worker);
	const onTablet = await tablet.open(manager);
	const added = await onPhone.commands.addEntry({
		kind: 'work',
		start: MORNING,
		stop: NOON,
		workTypeId: null
	});
	const id = added.ok ? (added.value.ids[0] ?? '') : '';
	await synced(onPhone, onTablet);
	expect((await firstValueFrom(onTablet.views.approvals())).total).toBe(0);

	const confirmed = await onPhone.commands.confirmDays(['2026-11-17', '2026-11-18']);
	expect(confirmed.ok && confirmed.value).toMatchObject({
		confirmedDates: ['2026-11-18'],
		leftOut: [{ date: '2026-11-17', code: 'EMPTY' }]
	});
	await synced(onPhone, onTablet);
	const queue = await firstValueFrom(onTablet.views.approvals());
	expect(queue.clean).toHaveLength(1);
	expect(queue.clean[0]).toMatchObject({
		workedMinutes: 240,
		person: { name: 'Mara Lindner', initials: 'ML' }
	});

	tablet.fault = 'offline';
	expect((await onTablet.commands.verifyEntries(queue.clean[0]?.entryIds ?? [])).ok).toBe(true);
	expect((await firstValueFrom(onTablet.views.approvals())).total).toBe(0);
	tablet.fault = 'none';
	await synced(onTablet, onPhone);
	expect((await masters(server, worker))[0]).toMatchObject({ state: 'verified' });
	const day = await firstValueFrom(onPhone.views.day('2026-11-18'));
	expect(day.lock?.state).toBe('approved');
	expect(await onPhone.commands.editEntry(id, { note: 'doch anders' })).toMatchObject({
		ok: false,
		error: { code: 'E_LOCKED' }
	});
});

test('a confirmation that was not sent yet can be taken back, and the server only ever sees the draft', async () => {
	const { server, worker } = await aFirm();
	const device = createDevice(server);
	const engine = await device.open(worker);
	await synced(engine);
	device.fault = 'offline';
	const added = await engine.commands.addEntry({
		kind: 'work',
		start: MORNING,
		stop: NOON,
		workTypeId: null
	});
	const id = added.ok ? (added.value.ids[0] ?? '') : '';
	const confirmed = await engine.commands.confirmEntries([id]);
	expect(confirmed.ok && (await confirmed.value.undo()).ok).toBe(true);
	device.fault = 'none';
	await synced(engine);
	const [stored] = await masters(server, worker);
	expect(stored).toMatchObject({ state: 'draft' });
	const status = await statusOf(engine);
	expect(status.pending).toHaveLength(0);
	expect(status.decisions).toHaveLength(0);
});

test('a deletion is sent, and undoing it brings the same times back', async () => {
	const { server, worker } = await aFirm();
	const device = createDevice(server);
	const engine = await device.open(worker);
	const added = await engine.commands.addEntry({
		kind: 'work',
		start: MORNING,
		stop: NOON,
		workTypeId: null
	});
	const id = added.ok ? (added.value.ids[0] ?? '') : '';
	await synced(engine);
	const deleted = await engine.commands.deleteEntry(id);
	await synced(engine);
	expect(await masters(server, worker)).toHaveLength(0);
	expect(deleted.ok && (await deleted.value.undo()).ok).toBe(true);
	await synced(engine);
	expect(await masters(server, worker)).toEqual([expect.objectContaining({ start: MORNING, stop: NOON })]);
	expect((await statusOf(engine)).pending).toHaveLength(0);
});

test('after leaving a group its manager keeps nothing of the person', async () => {
	const { server, worker, manager } = await aFirm();
	const onPhone = await createDevice(server).open(worker);
	const tablet = createDevice(server);
	const onTablet = await tablet.open(manager);
	await onPhone.commands.addEntry({ kind: 'work', start: MORNING, stop: NOON, workTypeId: null });
	await onPhone.commands.confirmDays(['2026-11-18']);
	await synced(onPhone, onTablet);
	expect((await firstValueFrom(onTablet.views.approvals())).total).toBe(1);

	const hr = await server.addEmployee({ id: 'hr', hr: true });
	const answer = await server.patch('/api/groups/nord', { data: { managers: [] } }, hr);
	expect(answer.status).toBe(200);
	expect(await onTablet.heldEntries()).toBe(1);
	await synced(onTablet);
	expect(await onTablet.heldEntries()).toBe(0);
});
