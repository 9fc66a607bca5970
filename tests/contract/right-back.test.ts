import { expect, test } from 'vitest';
import type { Engine } from '#lib/data/engine/engine.ts';
import { addMorning, NOON } from './scene.ts';
import { corrections, idOf, requestScene, type RequestScene } from './requests-scene.ts';
import { synced, type TestDevice } from './test-device.ts';

/** How many writes a device needs at most for what these tests let it read. */
const WRITES_MAX = 60;

/** A confirmed entry of the worker and a correction of it, both of which only a manager of the group sees. */
async function aProposal() {
	const scene = await requestScene('manager');
	const { server, onPhone, onTablet } = scene;
	const hr = await server.addEmployee({ id: 'hr', hr: true });
	const entryId = await addMorning(onPhone);
	await onPhone.commands.confirmDays(['2026-11-18']);
	await synced(onPhone, onTablet);
	await onTablet.commands.verifyEntries([entryId]);
	await synced(onTablet, onPhone);
	const mine = await onPhone.requests();
	const proposed = {
		start: '2026-11-18T06:30:00.000Z',
		stop: NOON,
		zone: 'Europe/Berlin',
		kind: 'work',
		workTypeId: null,
		jobId: null,
		note: ''
	} as const;
	await idOf(mine.proposeCorrection({ kind: 'change', entryId, proposed, reason: 'late bus' }));
	await synced(onPhone, onTablet);
	const setManagers = async (managers: readonly string[]) => {
		const data = { managers: managers.map((userId) => ({ userId, from: '2000-01-01', to: null })) };
		expect((await server.patch('/api/groups/nord', { data }, hr)).status).toBe(200);
	};
	return { ...scene, setManagers };
}

async function held(engine: Engine): Promise<{ entries: number; corrections: number }> {
	return { entries: await engine.heldEntries(), corrections: (await corrections(engine)).length };
}

/** The app reads, and nothing of it reaches the storage after n writes; false when it did not need so many. */
async function endsAtWrite(device: TestDevice, engine: Engine, n: number): Promise<boolean> {
	device.writesLeft = n;
	await synced(engine);
	await device.close();
	const hasEnded = device.writesLeft < 0;
	device.writesLeft = null;
	return hasEnded;
}

async function reopened({ tablet, manager }: RequestScene): Promise<Engine> {
	const engine = await tablet.open(manager);
	await synced(engine);
	return engine;
}

/** Goes through a change of rights and back with an app that ends at its first write, its second one, and so on. */
async function atEveryWrite(before: readonly string[], meanwhile: readonly string[]): Promise<number> {
	const scene = await aProposal();
	await scene.phone.close();
	await scene.setManagers(before);
	let engine = await reopened(scene);
	const whole = await held(engine);
	expect(whole).toEqual({ entries: before.length, corrections: before.length });
	for (let n = 0; n < WRITES_MAX; n += 1) {
		await scene.setManagers(meanwhile);
		const hasEnded = await endsAtWrite(scene.tablet, engine, n);
		await scene.setManagers(before);
		engine = await reopened(scene);
		expect([n, await held(engine)]).toEqual([n, whole]);
		if (!hasEnded) return n;
	}
	return WRITES_MAX;
}

// For each kind of record at least: that a reading began, the record, the note of it, the position.
const POINTS_MIN = 8;

test('a right that ended and is back unchanged shows everything again, at whichever write the app ended meanwhile', async () => {
	const points = await atEveryWrite(['manager'], []);
	expect(points).toBeGreaterThanOrEqual(POINTS_MIN);
	expect(points).toBeLessThan(WRITES_MAX);
});

test('a right that was given and taken back leaves nothing behind, at whichever write the app ended meanwhile', async () => {
	const points = await atEveryWrite([], ['manager']);
	expect(points).toBeGreaterThanOrEqual(POINTS_MIN);
	expect(points).toBeLessThan(WRITES_MAX);
});
