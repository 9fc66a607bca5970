import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { addDays } from '#domain/time/local-date.ts';
import { aSchedule } from '#domain/testkit/builders.ts';
import { createTestServer } from '#server/testkit/create-test-server.ts';
import { idOf, requestScene, week } from './requests-scene.ts';
import { createDevice, synced } from './test-device.ts';

/** A worker's device on Thursday, 19 November 2026, at seven in the morning. */
async function aThursday() {
	const server = createTestServer();
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner', schedules: [aSchedule()] });
	server.clock.set('2026-11-19T06:00:00.000Z');
	const engine = await createDevice(server).open(worker);
	await synced(engine);
	return { server, engine };
}

test('days of last week that wait for confirmation are counted, and the week button keeps to its week', async () => {
	const { engine } = await aThursday();
	for (const date of ['2026-11-12', '2026-11-18'])
		await engine.commands.addEntry({
			kind: 'work',
			start: `${date}T07:00:00.000Z`,
			stop: `${date}T11:00:00.000Z`,
			workTypeId: null
		});
	expect(await firstValueFrom(engine.views.today())).toMatchObject({
		openDates: ['2026-11-12', '2026-11-18'],
		confirmableDates: ['2026-11-18']
	});
});

test('what was ended within its first minute stays as a draft, and the act says which entry that is', async () => {
	const { server, engine } = await aThursday();
	const started = await engine.commands.clockIn({ workTypeId: null });
	server.clock.set('2026-11-19T06:00:30.000Z');
	const finished = await engine.commands.clockOut({});
	const ids = started.ok ? started.value.ids : [];
	expect(finished).toMatchObject({ ok: true, value: { emptyIds: ids } });
	const { rows } = await firstValueFrom(engine.views.today());
	expect(rows).toEqual([expect.objectContaining({ id: ids[0], problems: ['ZERO_LENGTH'], state: 'draft' })]);

	const deleted = await engine.commands.deleteEntry(ids[0] ?? '');
	expect(deleted).toMatchObject({ ok: true, value: { emptyIds: [] } });
	expect(await firstValueFrom(engine.views.today())).toMatchObject({ phase: 'idle', rows: [] });
});

test('the expected end of a day of eight hours counts the break that is still owed', async () => {
	const { server, engine } = await aThursday();
	await engine.commands.clockIn({ workTypeId: null });
	server.clock.set('2026-11-19T07:00:00.000Z');
	expect(await firstValueFrom(engine.views.today())).toMatchObject({
		targetMinutes: 480,
		expectedEnd: '2026-11-19T14:30:00.000Z',
		expectedEndTime: '15:30',
		overTargetMinutes: null
	});
	server.clock.set('2026-11-19T15:20:00.000Z');
	expect(await firstValueFrom(engine.views.today())).toMatchObject({
		expectedEndTime: null,
		overTargetMinutes: 80
	});
});

test('the hint of a shift that began yesterday counts what was worked before midnight', async () => {
	const { server, engine } = await aThursday();
	server.clock.set('2026-11-19T23:45:00.000Z');
	await engine.commands.addEntry({
		kind: 'work',
		start: '2026-11-19T19:00:00.000Z',
		stop: '2026-11-19T23:30:00.000Z',
		workTypeId: null
	});
	await engine.commands.clockIn({ workTypeId: null });
	// 4:30 h before a gap that counts as 15 min of break: the other 15 are due after 1:30 h more, not after 6 h.
	server.clock.set('2026-11-20T00:50:00.000Z');
	expect(await firstValueFrom(engine.views.today())).toMatchObject({
		breakHint: { inMinutes: 25, needMinutes: 15, dueTime: '02:15' }
	});
});

test('a running break is asked for what the breaks before it left owing', async () => {
	const { server, engine } = await aThursday();
	server.clock.set('2026-11-19T09:30:00.000Z');
	await engine.commands.addEntry({
		kind: 'work',
		start: '2026-11-19T06:00:00.000Z',
		stop: '2026-11-19T09:00:00.000Z',
		workTypeId: null
	});
	await engine.commands.clockIn({ workTypeId: null });
	server.clock.set('2026-11-19T13:30:00.000Z');
	await engine.commands.startBreak({});
	server.clock.set('2026-11-19T13:35:00.000Z');
	expect(await firstValueFrom(engine.views.today())).toMatchObject({
		phase: 'break',
		breakProgress: { minutes: 5, needMinutes: 15 }
	});
});

test('two devices that clocked in without knowing of each other are told, and either keeps the first start', async () => {
	const { server, engine } = await aThursday();
	const tablet = createDevice(server);
	const onTablet = await tablet.open('worker');
	await synced(onTablet);
	tablet.fault = 'offline';
	await engine.commands.clockIn({ workTypeId: null });
	server.clock.set('2026-11-19T06:05:00.000Z');
	await onTablet.commands.clockIn({ workTypeId: null });
	expect(await firstValueFrom(onTablet.views.today())).toMatchObject({ phase: 'running', doubled: null });
	tablet.fault = 'none';
	await synced(engine, onTablet);
	for (const device of [engine, onTablet]) {
		const { doubled } = await firstValueFrom(device.views.today());
		expect(doubled).toMatchObject({ keptTime: '07:00', doubleTimes: ['07:05'] });
	}
	const { doubled } = await firstValueFrom(engine.views.today());
	await engine.commands.deleteEntry(doubled?.doubleIds[0] ?? '');
	await synced(engine, onTablet);
	expect(await firstValueFrom(onTablet.views.today())).toMatchObject({
		phase: 'running',
		doubled: null,
		runningSinceTime: '07:00'
	});
});

test('while work runs Today says what lies ahead, and after it when the next day may begin', async () => {
	const { server, engine } = await aThursday();
	expect((await firstValueFrom(engine.views.today())).ahead).toBeNull();
	await engine.commands.clockIn({ workTypeId: null });
	server.clock.set('2026-11-19T07:00:00.000Z');
	expect((await firstValueFrom(engine.views.today())).ahead).toEqual({
		breakDue: { time: '13:00', needMinutes: 30 },
		maximum: { time: '17:00', minutes: 600 },
		nextStart: { time: '19:00', date: '2026-11-19' }
	});
	server.clock.set('2026-11-19T14:30:00.000Z');
	await engine.commands.clockOut({});
	expect((await firstValueFrom(engine.views.today())).ahead).toEqual({
		breakDue: null,
		maximum: null,
		nextStart: { time: '02:30', date: '2026-11-20' }
	});
});

test('after three days of habit Today may ask, and on a day without plan it does not', async () => {
	const { server, engine } = await aThursday();
	for (const date of ['2026-11-16', '2026-11-17', '2026-11-18'])
		await engine.commands.addEntry({
			kind: 'work',
			start: `${date}T06:30:00.000Z`,
			stop: `${date}T15:00:00.000Z`,
			workTypeId: null
		});
	expect(await firstValueFrom(engine.views.today())).toMatchObject({
		offer: { act: 'start', at: '2026-11-19T06:30:00.000Z', time: '07:30' },
		usualEndTime: '16:00'
	});
	await engine.commands.clockIn({ workTypeId: null });
	expect((await firstValueFrom(engine.views.today())).offer).toBeNull();
	server.clock.set('2026-11-19T15:20:00.000Z');
	expect((await firstValueFrom(engine.views.today())).offer).toEqual({
		act: 'finish',
		at: '2026-11-19T15:00:00.000Z',
		time: '16:00'
	});
	// On a Sunday nothing is planned.
	await engine.commands.clockOut({});
	server.clock.set('2026-11-22T06:30:00.000Z');
	expect((await firstValueFrom(engine.views.today())).offer).toBeNull();
});

test('an illness says until when on Today; leave that is only asked for leaves the day a working day', async () => {
	const { onPhone } = await requestScene('manager');
	const { date } = await firstValueFrom(onPhone.views.today());
	const mine = await onPhone.requests();
	const absence = async () => (await firstValueFrom(onPhone.views.today())).absence;
	const asked = { typeId: 'vacation', from: date, to: date, firstHalf: null, lastHalf: null };
	const wish = await idOf(mine.requestAbsence({ ...week, ...asked }));
	expect(await absence()).toBeNull();
	await idOf(mine.withdrawAbsence(wish));
	const id = await idOf(mine.reportSick({ typeId: 'sick', from: date, to: addDays(date, 2) }));
	expect(await absence()).toEqual({ id, category: 'sick', half: false, until: addDays(date, 2) });
});
