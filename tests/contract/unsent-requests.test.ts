import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { waitingItems } from '#lib/data/engine/waiting-items.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { carried, handingOver } from './handover-scene.ts';
import {
	corrections,
	heldAbsences,
	idOf,
	ownAbsences,
	questions,
	requestScene,
	week,
	type RequestScene
} from './requests-scene.ts';
import { addMorning, masters } from './scene.ts';
import { statusOf, synced, until } from './test-device.ts';

const missing = {
	entryId: null,
	kind: 'add',
	proposed: {
		kind: 'work',
		start: '2026-11-17T07:00:00.000Z',
		stop: '2026-11-17T11:00:00.000Z',
		zone: 'Europe/Berlin',
		workTypeId: null,
		jobId: null,
		note: ''
	},
	reason: 'the terminal was down'
} as const;

/** Mara's phone lost its network, and she wrote down a morning, a week off and a correction since. */
async function offlinePhone(tabletOf: 'worker' | 'manager' = 'worker') {
	const scene = await requestScene(tabletOf);
	const out = handingOver(scene.phone, scene.onPhone);
	expect(await out.prepare()).toBe(true);
	scene.phone.fault = 'offline';
	const mine = await scene.onPhone.requests();
	const absence = await idOf(mine.saveAbsence({ ...week, note: 'sea' }));
	await idOf(mine.askForAbsence(absence));
	const entry = await addMorning(scene.onPhone);
	const correction = await idOf(mine.proposeCorrection(missing));
	return { ...scene, out, mine, absence, entry, correction };
}

const heldCorrections = async ({ server, worker }: RequestScene) =>
	(await syncClient(server, worker).pull('corrections')).documents;

test('the file of everything unsent holds absences and corrections too, as they would be pushed', async () => {
	const { onPhone, absence, entry, correction } = await offlinePhone();
	const row = (id: string, state: string) => ({ newDocumentState: { id, state }, assumedMasterState: null });
	expect(JSON.parse(await onPhone.exportOutbox())).toMatchObject({
		rows: [row(entry, 'draft')],
		absences: [row(absence, 'requested')],
		corrections: [row(correction, 'proposed')]
	});
});

test('an absence that the server knows leaves in the file with the version it builds on', async () => {
	const { phone, onPhone } = await requestScene();
	const mine = await onPhone.requests();
	const id = await idOf(mine.saveAbsence(week));
	await synced(onPhone);
	phone.fault = 'offline';
	await idOf(mine.askForAbsence(id));
	expect(JSON.parse(await onPhone.exportOutbox())).toMatchObject({
		rows: [],
		absences: [{ newDocumentState: { id, state: 'requested' }, assumedMasterState: { id } }]
	});
});

test('what waits is listed act by act in the order in which it was done, whatever it is about', async () => {
	const { onPhone, absence } = await offlinePhone();
	const { pending, pendingRequests, context } = await statusOf(onPhone);
	const items = waitingItems(pending, pendingRequests, context);
	expect(items.map(({ about, event }) => [about, event])).toEqual([
		['absence', 'create'],
		['absence', 'request'],
		['entry', 'create'],
		['correction', 'propose']
	]);
	expect(items[1]).toMatchObject({ label: 'vacation', isReport: false, from: week.from, to: week.to });
	expect(items[3]).toMatchObject({ proposed: { date: '2026-11-17' } });
	await idOf((await onPhone.requests()).withdrawAbsence(absence));
	expect((await statusOf(onPhone)).pendingRequests).toHaveLength(2);
});

test('unsent absences and corrections reach the server in another’s pocket, and nothing is asked when the phone comes back', async () => {
	const { out, absence, entry, correction, ...scene } = await offlinePhone('manager');
	const { server, phone, onPhone, onTablet } = scene;
	expect(await carried(scene, await out.make())).toEqual({ taken: 3, known: 0, refused: 0, unreadable: 0 });
	expect(await masters(server)).toMatchObject([{ id: entry }]);
	expect(await heldAbsences(scene)).toMatchObject([{ id: absence, note: 'sea', state: 'requested' }]);
	expect(await heldCorrections(scene)).toMatchObject([{ id: correction, state: 'proposed' }]);
	await synced(onTablet);
	expect(await corrections(onTablet)).toMatchObject([{ id: correction }]);
	phone.fault = 'none';
	await synced(onPhone);
	expect([await onPhone.unsent(), await questions(onPhone)]).toEqual([0, []]);
	expect(await heldAbsences(scene)).toHaveLength(1);
});

test('an absence that could not be taken asks the author on another device, when the phone is gone for good', async () => {
	const scene = await requestScene();
	const { phone, onPhone, onTablet } = scene;
	const out = handingOver(phone, onPhone);
	await out.prepare();
	const [mine, theirs] = [await onPhone.requests(), await onTablet.requests()];
	const id = await idOf(mine.saveAbsence(week));
	await synced(onPhone, onTablet);
	phone.fault = 'offline';
	await idOf(mine.editAbsence(id, { to: '2027-02-12', note: 'vom Telefon' }));
	await idOf(theirs.editAbsence(id, { to: '2027-02-03' }));
	await synced(onTablet);
	const made = await out.make();
	await phone.close();
	expect(await carried(scene, made)).toMatchObject({ taken: 0, refused: 1 });
	await synced(onTablet);
	await until(async () => (await questions(onTablet)).length > 0);
	const [question] = await questions(onTablet);
	expect(question).toMatchObject({
		kind: 'conflict',
		recordId: id,
		mine: { to: '2027-02-12', note: 'vom Telefon' },
		theirs: { to: '2027-02-03' },
		dropped: ['days', 'note']
	});
	await idOf((await onTablet.inbox()).resolveQuestion(question?.id ?? '', 'mine'));
	await synced(onTablet);
	expect(await heldAbsences(scene)).toMatchObject([{ id, to: '2027-02-12', note: 'vom Telefon' }]);
});

test('of a phone that was signed out from elsewhere nothing is taken, and the author is asked about all of it', async () => {
	const { out, absence, entry, correction, phone, onTablet, ...scene } = await offlinePhone();
	const made = await out.make();
	await phone.close();
	scene.server.clock.advance(60_000);
	scene.server.deps.sessions.endAll(scene.worker);
	expect(await carried({ ...scene }, made)).toEqual({ taken: 0, known: 0, refused: 3, unreadable: 0 });
	expect([await masters(scene.server), await heldAbsences(scene)]).toEqual([[], []]);
	await synced(onTablet);
	await until(async () => (await questions(onTablet)).length === 2);
	const lost = { kind: 'rejection', reason: { code: 'E_DEVICE_LOST' } };
	expect(await questions(onTablet)).toMatchObject(
		expect.arrayContaining([
			expect.objectContaining({ ...lost, recordId: absence }),
			expect.objectContaining({ ...lost, recordId: correction })
		])
	);
	const decisions = await firstValueFrom(onTablet.views.decisions());
	expect(decisions).toMatchObject([{ ...lost, entryId: entry }]);
	const inbox = await onTablet.inbox();
	for (const { id } of await questions(onTablet)) await idOf(inbox.resolveQuestion(id, 'mine'));
	await onTablet.commands.resolveDecision(decisions[0]?.id ?? '', 'mine');
	await synced(onTablet);
	expect(await heldAbsences(scene)).toMatchObject([{ note: 'sea', state: 'requested' }]);
	expect(await masters(scene.server)).toHaveLength(1);
});

test('a phone whose storage was emptied has the same name and not what it wrote: there it is asked like anywhere', async () => {
	const { out, phone, onPhone, worker, ...scene } = await offlinePhone();
	const made = await out.make();
	await onPhone.destroy();
	scene.server.clock.advance(60_000);
	scene.server.deps.sessions.endAll(worker);
	await carried({ ...scene, worker }, made);
	await scene.tablet.close();
	phone.fault = 'none';
	const again = await phone.open(worker);
	await synced(again);
	await until(async () => (await questions(again)).length === 2);
	expect(await firstValueFrom(again.views.decisions())).toHaveLength(1);
	expect(await ownAbsences(again)).toEqual([]);
});

test('what no server could read of a bundle stays in a notice, and in the file for the helpdesk, until it is put away', async () => {
	const { out, phone, onPhone, onTablet, ...scene } = await requestSceneWithOut();
	phone.fault = 'offline';
	const id = await idOf((await onPhone.requests()).requestAbsence(week));
	const { userId, deviceId, collections } = await onPhone.outbox();
	const spoilt = collections.map(({ name, rows }) => ({
		name,
		rows: rows.map((row) => {
			const { newDocumentState } = row as { newDocumentState: object };
			return { newDocumentState: { ...newDocumentState, from: 'spring' }, assumedMasterState: null };
		})
	}));
	const made = await out.makeOf({ userId, deviceId, collections: spoilt });
	expect(await carried(scene, made)).toMatchObject({ taken: 0, unreadable: 1 });
	await synced(onTablet);
	const file = async () =>
		(JSON.parse(await onTablet.exportOutbox()) as { unreadable: unknown[] }).unreadable;
	expect(await file()).toMatchObject([
		{ collection: 'absences', status: 'quarantined', raw: { newDocumentState: { id, from: 'spring' } } }
	]);
	expect(await questions(onTablet)).toEqual([]);
	const notices = await firstValueFrom(onTablet.views.notices());
	const notice = notices.find(({ kind }) => kind === 'outbox_unreadable');
	expect(notice?.readAt).toBeNull();
	await onTablet.commands.markNoticeRead(notice?.id ?? '');
	await synced(onTablet);
	expect(await file()).toEqual([]);
});

async function requestSceneWithOut() {
	const scene = await requestScene();
	const out = handingOver(scene.phone, scene.onPhone);
	await out.prepare();
	return { ...scene, out };
}

test('in the ordinary exchange nothing waits for ever: what was made and deleted without network goes once it was sent', async () => {
	const { phone, onPhone, worker } = await requestScene();
	phone.fault = 'offline';
	const mine = await onPhone.requests();
	const id = await idOf(mine.saveAbsence(week));
	await idOf(mine.deleteAbsence(id));
	await phone.close();
	phone.fault = 'none';
	phone.requests.length = 0;
	const again = await phone.open(worker);
	expect(await again.unsent()).toBe(1);
	await until(async () => (await again.unsent()) === 0);
	expect(phone.requests.filter((one) => one.endsWith('absences/push'))).toHaveLength(1);
});
