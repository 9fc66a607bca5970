import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import type { Engine } from '#lib/data/engine/engine.ts';
import { recordAbsences } from '#server/absences/absences.usecases.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';
import { aFirm, oneDevice } from './scene.ts';
import { createDevice, synced } from './test-device.ts';

const SINCE = '2026-11-19T07:00:00.000Z';

/** Mara and Tom are colleagues; Jana manages them and has a device of her own. */
async function aTeam() {
	const firm = await aFirm();
	const { server } = firm;
	const colleague = await server.addEmployee({ id: 'tom', name: 'Tom Brandl', groupId: 'nord' });
	await server.addEmployee({ id: 'katrin', hr: true });
	const { device: phone, engine: onPhone } = await oneDevice(server, firm.worker);
	return { ...firm, colleague, phone, onPhone };
}

function record(server: TestServer, over: Parameters<typeof anAbsence>[0]): string {
	const { seq: _seq, ...absence } = anAbsence({ userId: 'tom', ...over });
	recordAbsences(server.deps, { actorId: 'katrin', event: 'import', absences: [absence] });
	return absence.id;
}

const days = (engine: Engine, from = '2027-02-01', to = '2027-02-28') =>
	firstValueFrom(engine.views.teamDays(from, to));
const presence = (engine: Engine) => firstValueFrom(engine.views.presence());
const turn = (server: TestServer, isOn: boolean) =>
	server.patch('/api/groups/nord', { data: { presence: isOn } }, 'katrin');

test('a device knows without network when colleagues are away, by name and without a reason', async () => {
	const { server, phone, onPhone } = await aTeam();
	record(server, { from: '2027-02-22', to: '2027-03-02', note: 'sea' });
	record(server, { from: '2027-02-03', to: '2027-02-04', firstHalf: 'pm' });
	record(server, { from: '2027-04-01' });
	record(server, { from: '2027-02-10', typeId: 'sick' });
	record(server, { userId: 'worker', from: '2027-02-11' });
	await synced(onPhone);
	phone.fault = 'offline';
	const tom = { userId: 'tom', name: 'Tom Brandl' };
	expect(await days(onPhone)).toEqual([
		{ ...tom, from: '2027-02-03', to: '2027-02-04', firstHalf: 'pm', lastHalf: null },
		{ ...tom, from: '2027-02-22', to: '2027-03-02', firstHalf: null, lastHalf: null }
	]);
	expect(await days(onPhone, '2027-03-01', '2027-03-31')).toHaveLength(1);
});

test('what is taken back, and a colleague who leaves the group, are gone from the device with the next exchange', async () => {
	const { server, onPhone } = await aTeam();
	const id = record(server, { from: '2027-02-03' });
	record(server, { from: '2027-02-10' });
	await synced(onPhone);
	expect(await days(onPhone)).toHaveLength(2);
	record(server, { id, from: '2027-02-03', state: 'cancelled' });
	await synced(onPhone);
	expect(await days(onPhone)).toMatchObject([{ from: '2027-02-10' }]);
	const members = [{ userId: 'worker', from: '2020-01-01', to: null }];
	await server.patch('/api/groups/nord', { members }, 'katrin');
	await synced(onPhone);
	expect(await days(onPhone)).toEqual([]);
});

test('where a group shows it, colleagues and manager see who works, in words of their own day', async () => {
	const { server, colleague, manager, onPhone } = await aTeam();
	expect(await presence(onPhone)).toMatchObject({ isShown: false, isMember: false, people: [] });
	await turn(server, true);
	const toms = await createDevice(server).open(colleague);
	await synced(toms);
	await toms.commands.clockIn({ workTypeId: null, at: SINCE });
	const janas = await createDevice(server).open(manager);
	await synced(toms, onPhone, janas);
	const tom = { userId: 'tom', name: 'Tom Brandl', state: 'working', since: SINCE };
	expect(await presence(onPhone)).toEqual({
		isShown: true,
		isMember: true,
		people: [{ ...tom, sinceTime: '08:00', isSinceToday: true }],
		asOfTime: '12:00'
	});
	expect(await presence(janas)).toMatchObject({ isShown: true, isMember: false, people: [tom] });
	await toms.commands.clockOut({});
	await synced(toms, onPhone);
	expect((await presence(onPhone)).people).toEqual([]);
});

test('switched off, a device holds nothing of it any more after its next exchange', async () => {
	const { server, colleague, phone, onPhone } = await aTeam();
	await turn(server, true);
	const toms = await createDevice(server).open(colleague);
	await synced(toms);
	await toms.commands.clockIn({ workTypeId: null, at: SINCE });
	await synced(toms, onPhone);
	const kept = () => phone.mirrored?.findDocumentsById(['presence|tom'], false) ?? Promise.resolve([]);
	expect(await kept()).toHaveLength(1);
	await turn(server, false);
	await synced(onPhone);
	expect(await presence(onPhone)).toMatchObject({ isShown: false, isMember: false, people: [] });
	expect(await kept()).toEqual([]);
});
