import { firstValueFrom } from 'rxjs';
import type { RxStorageInstance } from 'rxdb';
import { expect, test } from 'vitest';
import type { CollectionName } from '#protocol/collections.ts';
import { PROTOCOL_HEADER } from '#protocol/version.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';
import { asOlder, OLDER, withOlderVersions } from '#server/testkit/older-versions.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { idOf, ownAbsences, questions } from './requests-scene.ts';
import { aFirm, masters, oneDevice } from './scene.ts';
import { statusOf, synced, until, type TestDevice } from './test-device.ts';

const WORDS = 'Kabel gezogen';
const TUESDAY = { start: '2026-11-17T07:00:00.000Z', stop: '2026-11-17T11:00:00.000Z' };
const WEDNESDAY = { start: '2026-11-18T07:00:00.000Z', stop: '2026-11-18T11:00:00.000Z' };
const wish = { from: '2027-02-01', to: '2027-02-05', typeId: 'vacation', note: WORDS } as const;

/** The server as an app of the older version meets it: such an app asks in its own protocol. */
function asOlderAppMeets(server: TestServer): TestServer {
	return {
		...server,
		request(path, init = {}, as) {
			const headers = new Headers(init.headers);
			headers.set(PROTOCOL_HEADER, String(OLDER));
			return server.request(path, { ...init, headers }, as);
		}
	};
}

/** What waits on the device is put into the form in which the older app keeps it. */
async function keepAsOlder<D extends { pending: number; data: object | null }>(
	storage: RxStorageInstance<D, unknown, unknown> | null,
	collection: CollectionName,
	keys: readonly string[]
): Promise<void> {
	const found = (await storage?.findDocumentsById([...keys], false)) ?? [];
	expect(found.map(({ pending }) => pending)).toEqual(keys.map(() => 1));
	const rows = found.map((previous) => ({
		previous,
		document: { ...previous, data: asOlder(collection, previous.data ?? {}) }
	}));
	const { error } = (await storage?.bulkWrite(rows as never, 'older app')) ?? { error: ['none'] };
	expect(error).toEqual([]);
}

/** A phone with the older app, which holds an entry of the server's and goes offline with three writes of its own. */
async function olderPhone() {
	const firm = await aFirm({ versions: withOlderVersions });
	const { server, worker } = firm;
	const held = syncClient(server, worker).draft({ ...TUESDAY, note: WORDS });
	await syncClient(server, worker).push(held);
	const { device, engine } = await oneDevice(asOlderAppMeets(server), worker);
	const kept = async (id: string) => (await device.records?.findDocumentsById([id], false))?.[0]?.data;
	expect(await kept(held.id)).toMatchObject({ remark: WORDS, schemaVersion: OLDER });
	device.fault = 'offline';
	const added = await engine.commands.addEntry({ kind: 'work', ...WEDNESDAY, workTypeId: null, note: WORDS });
	const entryId = added.ok ? (added.value.ids[0] ?? '') : '';
	const absenceId = await idOf((await engine.requests()).saveAbsence(wish));
	await keepAsOlder(device.records, 'time_entries', [entryId]);
	await keepAsOlder(device.mirrored, 'absences', [`absences|${absenceId}`]);
	await device.close();
	return { ...firm, device, kept, held, entryId, absenceId };
}

/** The app was updated while the phone had no network. */
async function updated(device: TestDevice, server: TestServer, userId: string) {
	device.server = server;
	return device.open(userId);
}

test('R11: what waits survives an update of the app, is not rewritten on the device, and reaches the server whole', async () => {
	const { server, worker, device, kept, entryId, absenceId } = await olderPhone();
	const engine = await updated(device, server, worker);
	expect(await engine.unsent()).toBe(2);
	expect(await kept(entryId)).toMatchObject({ remark: WORDS, schemaVersion: OLDER });
	expect((await statusOf(engine)).pending).toMatchObject([{ id: entryId, start: WEDNESDAY.start }]);
	device.fault = 'none';
	await synced(engine);
	expect(await engine.unsent()).toBe(0);
	const today = { note: WORDS, schemaVersion: 1 };
	expect((await masters(server)).find(({ id }) => id === entryId)).toMatchObject({ ...WEDNESDAY, ...today });
	const { documents } = await syncClient(server, worker).pull('absences');
	expect(documents).toMatchObject([{ id: absenceId, ...today }]);
	expect((await statusOf(engine)).questions).toEqual({ decisions: 0, refusals: 0 });
	expect(await questions(engine)).toEqual([]);
	expect(await firstValueFrom(engine.views.decisions())).toEqual([]);
});

test('R11: after the update the device reads what it holds once more, in the new shape', async () => {
	const { server, worker, device, kept, held, entryId } = await olderPhone();
	device.fault = 'none';
	const engine = await updated(device, server, worker);
	await synced(engine);
	for (const id of [held.id, entryId]) {
		expect(await kept(id)).toMatchObject({ note: WORDS, schemaVersion: 1 });
		expect(await kept(id)).not.toHaveProperty('remark');
	}
	expect(await ownAbsences(engine)).toMatchObject([{ note: WORDS }]);
});

test('R11: an app that is too old waits for its update and keeps what it wrote', async () => {
	const { server, worker, device, entryId } = await olderPhone();
	const olderOnly = asOlderAppMeets((await aFirm()).server);
	device.fault = 'none';
	const tooOld = await updated(device, { ...olderOnly, clock: server.clock }, worker);
	await until(async () => (await statusOf(tooOld)).gate.needsUpdate);
	expect((await statusOf(tooOld)).pending).toMatchObject([{ id: entryId }]);
	const engine = await updated(device, server, worker);
	await synced(engine);
	expect(await engine.unsent()).toBe(0);
	expect((await masters(server)).some(({ id }) => id === entryId)).toBe(true);
});
