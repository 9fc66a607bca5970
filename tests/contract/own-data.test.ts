import { expect, test } from 'vitest';
import { anAbsence } from '#domain/testkit/absence-builders.ts';
import { importTimes } from '#domain/exchange/times-csv.ts';
import { instantToMs } from '#domain/time/instant.ts';
import { recordAbsences } from '#server/absences/absences.usecases.ts';
import { addMorning, aFirm, MORNING, NOON, oneDevice } from './scene.ts';
import { createDevice, synced } from './test-device.ts';

const AFTERNOON = '2026-11-18T12:00:00.000Z';
const EVENING = '2026-11-18T16:30:00.000Z';

/** Mara has a morning that the server knows, and a break and an afternoon it does not know yet. */
async function aDay() {
	const firm = await aFirm();
	const { device, engine } = await oneDevice(firm.server, firm.worker);
	await addMorning(engine);
	await synced(engine);
	device.fault = 'offline';
	await engine.commands.addEntry({ kind: 'break', start: NOON, stop: AFTERNOON, workTypeId: null });
	await engine.commands.addEntry({ kind: 'work', start: AFTERNOON, stop: EVENING, workTypeId: null });
	return { ...firm, device, engine };
}

test('without network the file of times holds all finished work, sent or not, and an import takes every row', async () => {
	const { engine } = await aDay();
	const { csv, range } = await engine.ownData();
	const read = importTimes(new TextEncoder().encode(csv));
	expect([...read.errors, ...read.warnings]).toEqual([]);
	expect(read.rows.map(({ start, stop, confirmed }) => ({ start, stop, confirmed }))).toEqual([
		{ start: instantToMs(MORNING), stop: instantToMs(NOON), confirmed: false },
		{ start: instantToMs(AFTERNOON), stop: instantToMs(EVENING), confirmed: false }
	]);
	expect(range).toMatchObject({ from: '2026-11-18', to: '2026-11-18', entries: 3, waiting: 2 });
});

test('once everything is sent the device and the server write the same file of times, byte for byte', async () => {
	const { server, worker, device, engine } = await aDay();
	device.fault = 'none';
	await synced(engine);
	const answer = await server.request('/api/exchange/mine/times.csv', {}, worker);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const { csv, range } = await engine.ownData();
	expect(new TextEncoder().encode(csv)).toEqual(bytes);
	expect(range).toMatchObject({ waiting: 0, isComplete: true });
});

test('the whole file holds every record of the person as the device keeps it, and says its version', async () => {
	const { server, worker, device, engine } = await aDay();
	const { seq: _seq, ...absence } = anAbsence({ userId: worker, from: '2027-02-01' });
	recordAbsences(server.deps, { actorId: worker, event: 'import', absences: [absence] });
	device.fault = 'none';
	await synced(engine);
	const file: unknown = JSON.parse((await engine.ownData()).json);
	expect(file).toMatchObject({
		format: 'tagwerk-own-data',
		version: 1,
		person: { id: worker, name: 'Mara Lindner' },
		groups: [{ id: 'nord' }],
		timeEntries: [
			{ kind: 'work', start: MORNING, stop: NOON },
			{ kind: 'break' },
			{ kind: 'work', stop: EVENING }
		],
		absences: [{ id: absence.id, from: '2027-02-01' }],
		waiting: []
	});
});

test('a manager takes along nothing of the people whose time is on the same device', async () => {
	const { server, worker, manager, device, engine } = await aDay();
	const { seq: _seq, ...absence } = anAbsence({ userId: worker, from: '2027-02-01' });
	recordAbsences(server.deps, { actorId: worker, event: 'import', absences: [absence] });
	device.fault = 'none';
	await synced(engine);
	await engine.commands.confirmDays(['2026-11-18']);
	await synced(engine);
	const onTablet = await createDevice(server).open(manager);
	await synced(onTablet);
	expect(await onTablet.heldEntries()).toBeGreaterThan(0);
	const { json, csv, range } = await onTablet.ownData();
	expect(json).not.toContain(worker);
	expect(json).not.toContain(absence.id);
	expect(json).not.toContain('Mara');
	expect(csv.trim().split('\r\n')).toHaveLength(1);
	expect(range).toMatchObject({ from: null, to: null, entries: 0 });
});
