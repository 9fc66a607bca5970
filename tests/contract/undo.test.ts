import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import type { Engine } from '#lib/data/engine/engine.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';
import { createDevice, synced } from './test-device.ts';

/** A worker's device at seven in the morning. */
async function aMorning() {
	const server = createTestServer();
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner' });
	server.clock.set('2026-11-19T06:00:00.000Z');
	const device = createDevice(server);
	const engine = await device.open(worker);
	await synced(engine);
	return { server, worker, device, engine };
}

async function rowsOf(engine: Engine) {
	const { rows } = await firstValueFrom(engine.views.today());
	return rows.map((row) => [row.kind, row.startTime, row.stopTime]);
}

test('the start of a day cannot be undone under the break that came after it', async () => {
	const { server, engine } = await aMorning();
	const started = await engine.commands.clockIn({ workTypeId: null });
	server.clock.set('2026-11-19T09:00:00.000Z');
	await engine.commands.startBreak({});
	const undone = started.ok ? await started.value.undo() : null;
	expect(undone).toMatchObject({ ok: false, error: { code: 'E_STATE' } });
	expect(await rowsOf(engine)).toEqual([
		['break', '10:00', null],
		['work', '07:00', '10:00']
	]);
});

test('an act can be undone after the server accepted it', async () => {
	const { server, engine } = await aMorning();
	await engine.commands.clockIn({ workTypeId: null });
	server.clock.set('2026-11-19T09:00:00.000Z');
	const paused = await engine.commands.startBreak({});
	await synced(engine);
	expect(paused.ok && (await paused.value.undo()).ok).toBe(true);
	expect(await rowsOf(engine)).toEqual([['work', '07:00', null]]);
	await synced(engine);
	expect(await firstValueFrom(engine.views.decisions())).toHaveLength(0);
});

test('undo leaves alone what another device made of the record meanwhile', async () => {
	const { server, worker, engine } = await aMorning();
	const started = await engine.commands.clockIn({ workTypeId: null });
	await synced(engine);
	const onTablet = await createDevice(server).open(worker);
	await synced(onTablet);
	server.clock.set('2026-11-19T11:00:00.000Z');
	await onTablet.commands.clockOut({});
	await synced(onTablet, engine);
	const undone = started.ok ? await started.value.undo() : null;
	expect(undone).toMatchObject({ ok: false, error: { code: 'E_STATE' } });
	expect(await rowsOf(engine)).toEqual([['work', '07:00', '12:00']]);
});
