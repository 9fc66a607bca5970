import { expect, onTestFinished, test } from 'vitest';
import type { Engine } from '#lib/data/engine/engine.ts';
import { Carrier } from '#lib/data/handover/carrier.ts';
import { beginSwitch, finishSwitch } from '#lib/data/http/session-switch.ts';
import { forgetPerson, remember } from '#lib/data/remembered.ts';
import type { MeResponse } from '#protocol/http/me.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { handingOver } from './handover-scene.ts';
import { memoryHandoverStore } from './memory-handover-store.ts';
import { heldAbsences, idOf, requestScene, week } from './requests-scene.ts';
import { addMorning, masters } from './scene.ts';
import { createDevice, synced, until, type TestDevice } from './test-device.ts';

const SECRET = 'Termin beim Anwalt';

/** One tablet in the hall: Mara's page is open with what she could not send, and Tom has a page of his own. */
async function sharedTablet() {
	const scene = await requestScene();
	const { server, worker, phone: marasPage, onPhone: mara } = scene;
	await scene.tablet.close();
	const tom = await server.addEmployee({ id: 'tom', name: 'Tom Funk', groupId: 'nord' });
	const tomsPage = createDevice(server);
	const pages = [marasPage, tomsPage];
	onTestFinished(() => {
		finishSwitch();
		forgetPerson();
	});
	/** Somebody signs in on the tablet: one cookie, for every page. */
	const signIn = async (userId: string) => {
		const response = await server.request('/api/me', {}, userId);
		for (const page of pages) page.cookie = userId;
		remember((await response.json()) as MeResponse);
	};
	await signIn(worker);
	const out = handingOver(marasPage, mara);
	expect(await out.prepare()).toBe(true);
	for (const page of pages) page.fault = 'offline';
	const ids = await unsentOf(mara);
	const online = () => {
		for (const page of pages) page.fault = 'none';
	};
	return { ...scene, mara, marasPage, tom, tomsPage, pages, signIn, out, ids, online };
}

/** An entry, an absence and a correction, and what names them. */
async function unsentOf(engine: Engine): Promise<string[]> {
	const requests = await engine.requests();
	const entry = await addMorning(engine);
	await engine.commands.editEntry(entry, { note: SECRET });
	const absence = await idOf(requests.requestAbsence({ ...week, note: SECRET }));
	const correction = await idOf(
		requests.proposeCorrection({
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
			reason: SECRET
		})
	);
	return [entry, absence, correction];
}

/** Everything that left in somebody's session, as one text. */
function sentAs(pages: readonly TestDevice[], userId: string): string {
	return pages
		.flatMap(({ sent }) => sent)
		.filter(({ as }) => as === userId)
		.map(({ path, body }) => `${path} ${body}`)
		.join('\n');
}

test('I13: nothing of one person leaves in the session of another who signs in on the same device, and it all leaves in their own', async () => {
	const { server, mara, worker, marasPage, tom, tomsPage, pages, signIn, ids, online, ...firm } =
		await sharedTablet();
	await signIn(tom);
	const toms = await tomsPage.open(tom);
	online();
	mara.sync.tryNow();
	await addMorning(toms);
	await synced(toms);
	await until(async () => (await masters(server, tom)).length === 1);
	const toldAsTom = sentAs(pages, tom);
	expect(toldAsTom).toContain('time_entries/push');
	for (const secret of [SECRET, worker, ...ids]) expect(toldAsTom).not.toContain(secret);
	expect(sentAs([marasPage], tom)).toBe('');
	expect(await mara.unsent()).toBe(3);

	await signIn(worker);
	await synced(mara);
	expect(await mara.unsent()).toBe(0);
	expect(await masters(server, worker)).toMatchObject([{ note: SECRET }]);
	expect(await heldAbsences({ server, worker, ...firm })).toMatchObject([{ note: SECRET }]);
	expect((await syncClient(server, worker).pull('corrections')).documents).toHaveLength(1);
	expect(await masters(server, tom)).toHaveLength(1);
});

test('I13: while it is not known whose cookie the browser carries, nothing leaves at all', async () => {
	const { mara, marasPage, worker, signIn, online } = await sharedTablet();
	beginSwitch();
	online();
	const before = marasPage.sent.length;
	mara.sync.tryNow();
	const fetch = marasPage.network(worker);
	await expect(fetch('/api/sync/absences/push', { method: 'POST', body: '{}' })).rejects.toThrow();
	expect(marasPage.sent).toHaveLength(before);
	finishSwitch();
	await signIn(worker);
	await synced(mara);
	expect(await mara.unsent()).toBe(0);
});

test('I13: what another person’s page holds, lists and hands over is nobody else’s', async () => {
	const { marasPage, tom, tomsPage, pages, signIn, out, ids, worker } = await sharedTablet();
	await signIn(tom);
	for (const page of pages) page.fault = 'none';
	expect(await out.prepare()).toBe(false);
	// The very device that keeps Mara's data: her page is closed, Tom opens his.
	const toms = await marasPage.open(tom);
	await synced(toms);
	const texts = [JSON.stringify(await toms.outbox()), await toms.exportOutbox(), sentAs(pages, tom)];
	for (const text of texts) for (const secret of [SECRET, worker, ...ids]) expect(text).not.toContain(secret);
	expect(await toms.unsent()).toBe(0);
	await tomsPage.close();
	await signIn(worker);
	const again = await marasPage.open(worker);
	await synced(again);
	expect(await again.unsent()).toBe(0);
});

test('I13: a bundle taken in travels in whoever’s session, sealed; it is entered as its author’s and says nothing to the bearer', async () => {
	const { server, marasPage, tom, tomsPage, pages, signIn, out, ids, worker, online } = await sharedTablet();
	const made = await out.make();
	await marasPage.close();
	await signIn(tom);
	online();
	const carrier = new Carrier({
		store: memoryHandoverStore(),
		fetch: tomsPage.network(tom),
		clock: tomsPage.clock,
		onChange: () => undefined
	});
	await carrier.keep(made.ok ? made.value.bytes : new Uint8Array());
	await carrier.send();
	expect(await carrier.list()).toMatchObject([{ state: 'taken', counts: { taken: 3 } }]);
	const told = sentAs(pages, tom);
	expect(told).toContain('/api/sync/handover {"bundle":');
	const bundle = Buffer.from(/"bundle":"([^"]*)"/.exec(told)?.[1] ?? '', 'base64url').toString('latin1');
	for (const secret of [SECRET, ...ids])
		for (const text of [told, bundle]) expect(text).not.toContain(secret);
	expect(await masters(server, tom)).toEqual([]);
	expect(await masters(server, worker)).toMatchObject([{ note: SECRET, userId: worker }]);
});
