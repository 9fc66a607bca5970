import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { apart, masters, MORNING, twoDevices } from './scene.ts';
import { createDevice, statusOf, synced, until } from './test-device.ts';

test('two devices that edit different fields of one entry agree on both', async () => {
	const { server, phone, tablet, onPhone, onTablet, id } = await twoDevices();
	phone.fault = 'offline';
	tablet.fault = 'offline';
	await onPhone.commands.editEntry(id, { note: 'vom Handy' });
	await onTablet.commands.editEntry(id, { stop: '2026-11-18T11:30:00.000Z' });
	phone.fault = 'none';
	tablet.fault = 'none';
	await synced(onPhone, onTablet, onPhone);

	const [stored] = await masters(server);
	expect(stored).toMatchObject({ note: 'vom Handy', stop: '2026-11-18T11:30:00.000Z' });
	for (const engine of [onPhone, onTablet]) {
		const day = await firstValueFrom(engine.views.day('2026-11-18'));
		expect(day.rows[0]).toMatchObject({ note: 'vom Handy', minutes: 270, isWaiting: false });
		expect(await firstValueFrom(engine.views.decisions())).toHaveLength(0);
	}
});

test('two devices that edit the same field: the master stays, the other version waits for a decision', async () => {
	const scene = await twoDevices();
	const { server, onPhone, onTablet, id } = scene;
	await apart(
		scene,
		() => onPhone.commands.editEntry(id, { note: 'vom Handy' }),
		() => onTablet.commands.editEntry(id, { note: 'vom Tablet' })
	);
	const [stored] = await masters(server);
	expect(stored).toMatchObject({ note: 'vom Handy' });
	const [decision] = await firstValueFrom(onTablet.views.decisions());
	expect(decision).toMatchObject({ kind: 'conflict', dropped: ['note'], choices: ['mine', 'theirs'] });
	expect(decision?.mine.note).toBe('vom Tablet');

	const resolved = await onTablet.commands.resolveDecision(decision?.id ?? '', 'mine');
	expect(resolved.ok).toBe(true);
	await synced(onTablet, onPhone);
	expect((await masters(server))[0]).toMatchObject({ note: 'vom Tablet' });
	expect(await firstValueFrom(onTablet.views.decisions())).toHaveLength(0);
});

test('a rejected write goes to the decisions once and is not sent for ever', async () => {
	const { server, tablet, onPhone, onTablet, id } = await twoDevices({ verification: false });
	tablet.fault = 'offline';
	await onTablet.commands.editEntry(id, { note: 'zu spät' });
	expect((await onPhone.commands.confirmEntries([id])).ok).toBe(true);
	await synced(onPhone);
	tablet.fault = 'none';
	const before = tablet.requests.length;
	await synced(onTablet);

	expect((await masters(server))[0]).toMatchObject({ state: 'confirmed', note: '' });
	const decisions = await firstValueFrom(onTablet.views.decisions());
	expect(decisions).toHaveLength(1);
	expect(decisions[0]?.mine.note).toBe('zu spät');
	expect((await statusOf(onTablet)).pending).toHaveLength(0);
	const pushes = tablet.requests.slice(before).filter((request) => request.includes('/push'));
	expect(pushes.length).toBeLessThanOrEqual(2);
	const day = await firstValueFrom(onTablet.views.day('2026-11-18'));
	expect(day.state).toBe('confirmed');
});

test('a confirmation of content that moved meanwhile does not stand: a draft, and a decision', async () => {
	const scene = await twoDevices();
	const { onPhone, onTablet, id, server } = scene;
	await apart(
		scene,
		() => onPhone.commands.editEntry(id, { stop: '2026-11-18T12:00:00.000Z' }),
		() => onTablet.commands.confirmEntries([id])
	);
	expect(await masters(server)).toEqual([
		expect.objectContaining({ id, state: 'draft', stop: '2026-11-18T12:00:00.000Z' })
	]);
	const [decision] = await firstValueFrom(onTablet.views.decisions());
	expect(decision).toMatchObject({ confirmationDropped: true, entryId: id });
	expect((await statusOf(onTablet)).pending).toHaveLength(0);
});

test('a deletion against an edit: the edit wins, the deletion is told', async () => {
	const scene = await twoDevices();
	const { onPhone, onTablet, id, server } = scene;
	await apart(
		scene,
		() => onPhone.commands.editEntry(id, { note: 'noch wichtig' }),
		() => onTablet.commands.deleteEntry(id)
	);
	expect(await masters(server)).toEqual([expect.objectContaining({ id, note: 'noch wichtig' })]);
	expect(await firstValueFrom(onTablet.views.decisions())).toHaveLength(1);
	expect((await firstValueFrom(onTablet.views.day('2026-11-18'))).rows).toHaveLength(1);
});

test('an edit against a deletion: the edit brings the entry back', async () => {
	const scene = await twoDevices();
	const { onPhone, onTablet, id, server } = scene;
	await apart(
		scene,
		() => onPhone.commands.deleteEntry(id),
		() => onTablet.commands.editEntry(id, { note: 'doch gearbeitet' })
	);
	expect(await masters(server)).toEqual([expect.objectContaining({ id, note: 'doch gearbeitet' })]);
	expect((await firstValueFrom(onPhone.views.day('2026-11-18'))).rows[0]?.note).toBe('doch gearbeitet');
});

test('two devices clock in without network: both entries are kept, the day cannot be confirmed as it is', async () => {
	const scene = await twoDevices();
	const { onPhone, onTablet, server } = scene;
	server.clock.set('2026-11-19T07:00:00.000Z');
	await apart(
		scene,
		() => onPhone.commands.clockIn({ workTypeId: null }),
		() => onTablet.commands.clockIn({ workTypeId: null })
	);
	server.clock.set('2026-11-19T09:00:00.000Z');
	expect((await masters(server)).filter((one) => one['stop'] === null)).toHaveLength(2);
	await synced(onPhone);
	expect((await onPhone.commands.clockOut({})).ok).toBe(true);
	const day = await firstValueFrom(onPhone.views.day('2026-11-19'));
	expect(day).toMatchObject({ canConfirm: false, confirmBlock: 'E_OVERLAP' });
});

test('a row the server cannot read is set aside and shown, the others are sent', async () => {
	const scene = await twoDevices();
	const { onPhone, phone, id, server } = scene;
	phone.fault = 'offline';
	await onPhone.commands.editEntry(id, { note: 'x'.repeat(1500) });
	await onPhone.commands.addEntry({
		kind: 'work',
		start: '2026-11-18T12:00:00.000Z',
		stop: '2026-11-18T15:00:00.000Z',
		workTypeId: null
	});
	phone.fault = 'none';
	await synced(onPhone);
	expect((await masters(server)).map((one) => one['start'])).toEqual([MORNING, '2026-11-18T12:00:00.000Z']);
	const [decision] = await firstValueFrom(onPhone.views.decisions());
	expect(decision).toMatchObject({ kind: 'quarantine', entryId: id, choices: ['mine', 'dismiss'] });
	expect((await statusOf(onPhone)).pending).toHaveLength(0);
	expect((await firstValueFrom(onPhone.views.day('2026-11-18'))).rows[0]?.note).toHaveLength(1500);
});

test('the outbox as a file holds every waiting row with the master it builds on', async () => {
	const { onPhone, phone, id } = await twoDevices();
	phone.fault = 'offline';
	await onPhone.commands.editEntry(id, { note: 'im Keller' });
	await onPhone.commands.editEntry(id, { note: 'im Keller, Verteiler' });
	const file = JSON.parse(await onPhone.exportOutbox()) as {
		rows: {
			newDocumentState: { note: string; mutation: { prior: unknown[] } };
			assumedMasterState: unknown;
		}[];
	};
	expect(file).toMatchObject({ format: 'tagwerk-outbox', userId: 'worker' });
	expect(file.rows).toHaveLength(1);
	expect(file.rows[0]?.newDocumentState).toMatchObject({ note: 'im Keller, Verteiler' });
	expect(file.rows[0]?.newDocumentState.mutation.prior).toHaveLength(1);
	expect(file.rows[0]?.assumedMasterState).toMatchObject({ id });
});

test('an edit made before the device noted what it had pulled is not in conflict with it', async () => {
	const { server, id } = await twoDevices();
	const fresh = createDevice(server);
	const notes = Promise.withResolvers<void>();
	fresh.notesWaitFor = notes.promise;
	const onFresh = await fresh.open('worker');
	await until(async () => (await onFresh.heldEntries()) === 1);
	expect((await onFresh.commands.editEntry(id, { note: 'gleich geändert' })).ok).toBe(true);
	await until(() => fresh.requests.some((request) => request.includes('/push')));
	notes.resolve();
	await synced(onFresh);
	await synced(onFresh);

	expect(await masters(server)).toEqual([expect.objectContaining({ id, note: 'gleich geändert' })]);
	const status = await statusOf(onFresh);
	expect(status.questions).toEqual({ decisions: 0, refusals: 0 });
	expect(status.pending).toEqual([]);
});

test('an edit of a version that was pulled a moment ago builds on that version', async () => {
	const { server, tablet, onPhone, onTablet, id } = await twoDevices();
	const notes = Promise.withResolvers<void>();
	tablet.notesWaitFor = notes.promise;
	await onPhone.commands.editEntry(id, { note: 'vom Handy' });
	await synced(onPhone);
	onTablet.sync.tryNow();
	await until(
		async () => (await firstValueFrom(onTablet.views.day('2026-11-18'))).rows[0]?.note === 'vom Handy'
	);
	await onTablet.commands.editEntry(id, { note: 'vom Handy, am Tablet ergänzt' });
	await until(() => tablet.requests.some((request) => request.includes('/push')));
	notes.resolve();
	await synced(onTablet);
	await synced(onTablet);

	expect(await masters(server)).toEqual([
		expect.objectContaining({ id, note: 'vom Handy, am Tablet ergänzt' })
	]);
	const status = await statusOf(onTablet);
	expect(status.questions).toEqual({ decisions: 0, refusals: 0 });
	expect(status.pending).toEqual([]);
});

test('a reply that got lost while the master came by pull leaves nothing waiting', async () => {
	const { onPhone, phone, id, server } = await twoDevices();
	phone.lostReplies = 1;
	await onPhone.commands.editEntry(id, { note: 'einmal' });
	await synced(onPhone);
	await synced(onPhone);
	expect((await statusOf(onPhone)).pending).toHaveLength(0);
	const [stored] = await masters(server);
	expect(stored).toMatchObject({ note: 'einmal', revision: 2 });
});

test('copying a day keeps wall clock times and leaves notes behind', async () => {
	const { onPhone, id, server } = await twoDevices();
	await onPhone.commands.editEntry(id, { note: 'nur für Mittwoch' });
	const copied = await onPhone.commands.copyDay({ from: '2026-11-18', to: ['2026-11-17'] });
	expect(copied.ok).toBe(true);
	await synced(onPhone);
	const tuesday = (await masters(server)).find((one) => one['start'] === '2026-11-17T07:00:00.000Z');
	expect(tuesday).toMatchObject({ stop: '2026-11-17T11:00:00.000Z', note: '', origin: 'manual' });
});
