import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '#server/backup/backup.usecase.ts';
import { openDatabase } from '#server/db/client.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { heldAbsences, idOf, ownAbsences, questions, requestScene, week } from './requests-scene.ts';
import { addOn } from './restore-scene.ts';
import { addMorning, masters } from './scene.ts';
import { synced, until as reached } from './test-device.ts';

/** The server's file as it is now; calling it puts that file in the server's place, without a new history. */
async function fileOf(server: TestServer): Promise<() => TestServer> {
	const folder = mkdtempSync(join(tmpdir(), 'tagwerk-by-hand-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	await backUp(server.deps, join(folder, 'copy'));
	return () => {
		const swapped = createTestServer({ db: openDatabase(join(folder, 'copy', 'tagwerk.db')) });
		expect(swapped.deps.history.epoch).toBe(server.deps.history.epoch);
		return swapped;
	};
}

test('an older file put in the server’s place by hand: what it forgot of one’s own absences is asked, not dropped', async () => {
	const scene = await requestScene();
	const { server, phone, onPhone } = scene;
	const mine = await onPhone.requests();
	const kept = await idOf(mine.requestAbsence({ ...week, from: '2027-03-01', to: '2027-03-02' }));
	await synced(onPhone);
	const swap = await fileOf(server);
	const id = await idOf(mine.requestAbsence({ ...week, note: 'sea' }));
	await synced(onPhone);
	phone.server = swap();
	await synced(onPhone);
	expect((await ownAbsences(onPhone)).map((one) => one.id)).toEqual([kept]);
	expect(await questions(onPhone)).toMatchObject([
		{ recordId: id, kind: 'conflict', mine: { note: 'sea', state: 'requested' }, theirs: null }
	]);
	await idOf((await onPhone.inbox()).resolveQuestion((await questions(onPhone))[0]?.id ?? '', 'mine'));
	await synced(onPhone);
	expect(await heldAbsences({ ...scene, server: phone.server })).toMatchObject([
		{ id: kept },
		{ note: 'sea' }
	]);
	expect(await questions(onPhone)).toEqual([]);
});

test('an older file: entries that are brought back make the history longer, and the absences are asked about before', async () => {
	const { server, phone, onPhone } = await requestScene();
	const mine = await onPhone.requests();
	const swap = await fileOf(server);
	const id = await idOf(mine.requestAbsence(week));
	await synced(onPhone);
	for (const date of ['2026-11-16', '2026-11-17', '2026-11-18'])
		await onPhone.commands.addEntry({
			kind: 'work',
			start: `${date}T07:00:00.000Z`,
			stop: `${date}T11:00:00.000Z`,
			workTypeId: null
		});
	await synced(onPhone);
	phone.server = swap();
	// The entries come first: by the time the absences can be read, the history is as long as it was.
	const { promise: until, resolve: go } = Promise.withResolvers<void>();
	phone.held = { path: /absences\/pull.*seq=[1-9]/, until };
	onPhone.sync.tryNow();
	await reached(async () => (await masters(phone.server)).length === 3);
	go();
	await synced(onPhone);
	expect(await masters(phone.server)).toHaveLength(3);
	expect(await questions(onPhone)).toMatchObject([{ recordId: id, theirs: null }]);
	expect(await ownAbsences(onPhone)).toEqual([]);
});

test('an older file: another absence that waits does not hide what was forgotten', async () => {
	const { server, phone, onPhone } = await requestScene();
	const mine = await onPhone.requests();
	const swap = await fileOf(server);
	const forgotten = await idOf(mine.requestAbsence(week));
	await synced(onPhone);
	phone.fault = 'offline';
	// Written while the device stands where the file ends: what waits is read from before it.
	const waiting = await idOf(mine.requestAbsence({ ...week, from: '2027-03-01', to: '2027-03-02' }));
	phone.server = swap();
	phone.fault = 'none';
	await synced(onPhone);
	expect((await questions(onPhone)).map(({ recordId }) => recordId)).toEqual([forgotten]);
	expect((await ownAbsences(onPhone)).map((one) => one.id)).toEqual([waiting]);
});

test('a file as old as the device knows the server forgets nothing, and nothing is asked', async () => {
	const { server, phone, onPhone } = await requestScene();
	const id = await idOf((await onPhone.requests()).requestAbsence(week));
	await addMorning(onPhone);
	await synced(onPhone);
	const swap = await fileOf(server);
	phone.server = swap();
	await synced(onPhone);
	expect(await questions(onPhone)).toEqual([]);
	expect((await ownAbsences(onPhone)).map((one) => one.id)).toEqual([id]);
});

test('an older file: an app that ends right after it has asked shows nothing that the server forgot', async () => {
	const { server, worker, phone, onPhone } = await requestScene();
	const swap = await fileOf(server);
	const id = await idOf((await onPhone.requests()).requestAbsence(week));
	await synced(onPhone);
	for (const day of ['16', '17', '18']) await addOn(onPhone, `2026-11-${day}`);
	await synced(onPhone);
	phone.server = swap();
	// The app ends before it has read once more what it asked about, and the history is as long as it was.
	phone.held = { path: /absences\/pull.*seq=[1-9]/, until: new Promise(() => undefined) };
	onPhone.sync.tryNow();
	await reached(async () => (await questions(onPhone)).length === 1);
	await reached(async () => (await masters(phone.server)).length === 3);
	phone.held = null;
	const again = await phone.open(worker);
	await synced(again);
	expect(await questions(again)).toMatchObject([{ recordId: id, theirs: null }]);
	expect(await ownAbsences(again)).toEqual([]);
});

test('an older file: an app that ends before it could ask does so after its next start, however long the history is', async () => {
	const { server, worker, phone, onPhone } = await requestScene();
	const swap = await fileOf(server);
	const id = await idOf((await onPhone.requests()).requestAbsence(week));
	await synced(onPhone);
	await addMorning(onPhone);
	await synced(onPhone);
	phone.server = swap();
	phone.requests.length = 0;
	phone.held = { path: /absences\/pull/, until: new Promise(() => undefined) };
	onPhone.sync.tryNow();
	await reached(() => phone.requests.filter((one) => one.includes('absences/pull')).length > 1);
	phone.held = null;
	await phone.close();
	const other = syncClient(phone.server, worker);
	for (const day of ['16', '17', '18'])
		await other.push(
			other.draft({ start: `2026-11-${day}T07:00:00.000Z`, stop: `2026-11-${day}T11:00:00.000Z` })
		);
	const again = await phone.open(worker);
	await synced(again);
	expect(await questions(again)).toMatchObject([{ recordId: id, theirs: null }]);
	expect(await ownAbsences(again)).toEqual([]);
});

test('a request that was written in the history before a restore is fetched, and not called gone', async () => {
	const scene = await requestScene();
	const { phone, onPhone } = scene;
	const mine = await onPhone.requests();
	const id = await idOf(mine.requestAbsence(week));
	await synced(onPhone);
	for (const day of ['16', '17', '18']) await addOn(onPhone, `2026-11-${day}`);
	await idOf(mine.requestAbsence({ ...week, from: '2027-03-01', to: '2027-03-02' }));
	await synced(onPhone);
	// As a crash leaves it whose receipt went by: acknowledged and waiting, noted at a place that means another one now.
	const [previous] = (await phone.mirrored?.findDocumentsById([`absences|${id}`], false)) ?? [];
	if (previous === undefined) throw new Error('the request is not here');
	const since = scene.server.deps.history.current() - 1;
	const data = { ...(previous.data as object), id, _deleted: false, revision: 0, seq: 0 };
	const document = { ...previous, _rev: `9${previous._rev}`, pending: 1, since, data };
	await phone.mirrored?.bulkWrite([{ previous, document }], 'crash');
	await synced(onPhone);
	await synced(onPhone);
	expect((await ownAbsences(onPhone)).map((one) => one.id)).toContain(id);
	expect(await onPhone.unsent()).toBe(0);
});
