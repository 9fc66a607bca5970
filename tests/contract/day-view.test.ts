import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { createTestServer } from '#server/testkit/create-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { confirmedEntry } from '#server/testkit/sync-firm.ts';
import { addMorning } from './scene.ts';
import { createDevice, synced } from './test-device.ts';

/** A worker in a group that takes nothing late; its manager Jana verifies. */
async function aStrictGroup() {
	const server = createTestServer();
	const manager = await server.addEmployee({ id: 'manager', name: 'Jana Roth' });
	const managers = [{ userId: manager, from: '2000-01-01', to: null }];
	const data = { verification: true, managers, onTimeout: 'block', timeoutDays: 2 } as const;
	const groupId = server.addGroup({ id: 'nord', data });
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner', groupId });
	const onPhone = await createDevice(server).open(worker);
	return { server, manager, onPhone };
}

test('a day that was reopened after its deadline says what its confirmation says: it can be confirmed again', async () => {
	const { server, manager, onPhone } = await aStrictGroup();
	const confirmed = await confirmedEntry(syncClient(server, 'worker'));
	server.clock.set('2026-12-01T08:00:00.000Z');
	const jana = syncClient(server, manager);
	const reopened = jana.next(confirmed, 'reopen', { state: 'draft', comment: 'the break is missing' });
	expect(await jana.push(reopened, { assumed: confirmed })).toMatchObject({ status: 'applied' });
	await synced(onPhone);
	expect(await firstValueFrom(onPhone.views.day('2026-11-18'))).toMatchObject({
		canConfirm: true,
		confirmBlock: null,
		deadlineDays: 2
	});
	expect(await onPhone.commands.confirmDays(['2026-11-18'])).toMatchObject({ ok: true });
});

test('a day whose deadline has passed says so before it is confirmed', async () => {
	const { server, onPhone } = await aStrictGroup();
	await addMorning(onPhone);
	await synced(onPhone);
	server.clock.set('2026-11-20T22:59:00.000Z');
	expect(await firstValueFrom(onPhone.views.day('2026-11-18'))).toMatchObject({
		confirmBlock: null,
		deadlineDays: 0
	});
	server.clock.set('2026-11-20T23:00:00.000Z');
	expect(await firstValueFrom(onPhone.views.day('2026-11-18'))).toMatchObject({
		confirmBlock: 'E_TIMEOUT',
		deadlineDays: -1
	});
});
