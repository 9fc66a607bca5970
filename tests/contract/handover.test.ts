import { firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { Carrier } from '#lib/data/handover/carrier.ts';
import { CodeCollector, codesOf } from '#lib/data/handover/codes.ts';
import { makeBundle } from '#lib/data/handover/make-bundle.ts';
import type { CarriedBundle } from '#lib/data/handover/types.ts';
import { carrierOf, handingOver } from './handover-scene.ts';
import { memoryHandoverStore } from './memory-handover-store.ts';
import { aFirm, addMorning, masters, MORNING, NOON, oneDevice } from './scene.ts';
import { createDevice, statusOf, synced, until } from './test-device.ts';

/** A phone of Mara's that prepared, lost its network, and was written into since. */
async function aDyingPhone() {
	const firm = await aFirm();
	const { device, engine } = await oneDevice(firm.server, firm.worker);
	const out = handingOver(device, engine);
	expect(await out.prepare()).toBe(true);
	device.fault = 'offline';
	const id = await addMorning(engine);
	await engine.commands.editEntry(id, { note: 'Kabel gezogen' });
	const made = await out.make();
	if (!made.ok) throw new Error(made.error);
	return { ...firm, device, engine, out, id, bundle: made.value };
}

test('the outbox of a phone without network reaches the server in another’s pocket', async () => {
	const { server, id, bundle, ...firm } = await aDyingPhone();
	expect(bundle).toMatchObject({ rows: 1, left: 0 });
	const { open, shown } = carrierOf({ server, ...firm });
	const carrier = open();
	expect(await carrier.keep(bundle.bytes)).toMatchObject({ state: 'waiting', authorId: firm.worker });
	await carrier.send();
	expect(shown()).toMatchObject([
		{ state: 'taken', counts: { taken: 1, known: 0, refused: 0, unreadable: 0 } }
	]);
	expect(await masters(server)).toMatchObject([{ id, note: 'Kabel gezogen', start: MORNING, stop: NOON }]);
});

test('the phone comes back: its own sending finds everything there, nothing is doubled and nothing asked', async () => {
	const { server, device, engine, bundle, ...firm } = await aDyingPhone();
	const carrier = carrierOf({ server, ...firm }).open();
	await carrier.keep(bundle.bytes);
	await carrier.send();
	expect((await statusOf(engine)).pending).toHaveLength(1);
	device.fault = 'none';
	await synced(engine);
	const status = await statusOf(engine);
	expect(status.pending).toEqual([]);
	expect(status.questions).toEqual({ decisions: 0, refusals: 0 });
	expect(await masters(server)).toHaveLength(1);
});

test('what the phone wrote after handing over is kept as well', async () => {
	const { server, device, engine, id, bundle, ...firm } = await aDyingPhone();
	const carrier = carrierOf({ server, ...firm }).open();
	await carrier.keep(bundle.bytes);
	await carrier.send();
	await engine.commands.editEntry(id, { note: 'und aufgeräumt' });
	device.fault = 'none';
	await synced(engine);
	expect(await masters(server)).toMatchObject([{ id, note: 'und aufgeräumt' }]);
	expect((await statusOf(engine)).questions).toEqual({ decisions: 0, refusals: 0 });
});

test('a carrier without network keeps the bundle over a restart and brings it later', async () => {
	const { server, bundle, ...firm } = await aDyingPhone();
	const { device, open, shown } = carrierOf({ server, ...firm });
	device.fault = 'offline';
	const first = open();
	await first.keep(bundle.bytes);
	await first.keep(bundle.bytes);
	await first.send();
	expect(shown()).toMatchObject([{ state: 'waiting' }]);
	device.fault = 'lose-reply';
	const second = open();
	await second.send();
	expect(await second.list()).toMatchObject([{ state: 'waiting' }]);
	device.fault = 'none';
	await second.send();
	// The server had it since the lost reply.
	expect(shown()).toMatchObject([{ state: 'taken', counts: { taken: 0, known: 1 } }]);
	expect(await masters(server)).toHaveLength(1);
	await second.forget(shown()[0]?.id ?? '');
	expect(shown()).toEqual([]);
});

test('by codes, in any order, it is the same bundle', async () => {
	const { bundle } = await aDyingPhone();
	const collector = new CodeCollector();
	const [first = '', ...others] = codesOf(bundle.bytes);
	for (const code of [...others.reverse(), ...others]) collector.take(code);
	expect(collector.take(first)?.bytes).toEqual(bundle.bytes);
});

test('a bundle the server will never take is kept and says why; what is none is not kept', async () => {
	const { server, bundle, ...firm } = await aDyingPhone();
	const { open, shown } = carrierOf({ server, ...firm });
	const carrier = open();
	const changed = bundle.bytes.slice();
	changed[changed.length - 80] = (changed[changed.length - 80] ?? 0) ^ 1;
	await carrier.keep(changed);
	await carrier.send();
	expect(shown()).toMatchObject([{ state: 'refused', problem: 'handover.changed' }]);
	expect(await carrier.keep(new Uint8Array([1, 2, 3]))).toBeNull();
});

test('a bundle that fails at the server holds up no other; only an answer that concerns all ends the round', async () => {
	const firm = await aDyingPhone();
	const spoilt = firm.bundle.bytes.slice();
	spoilt[spoilt.length - 80] = (spoilt[spoilt.length - 80] ?? 0) ^ 1;
	/** A round in which the server answers the first of two bundles so; how the two stand then. */
	const statesAfter = async (status: number) => {
		const network = createDevice(firm.server).network(firm.manager);
		let asked = 0;
		let shown: readonly CarriedBundle[] = [];
		const carrier = new Carrier({
			store: memoryHandoverStore(),
			fetch: (path, init) => {
				asked += 1;
				const error = { code: 'internal.error', message: 'no' };
				return asked > 1 ? network(path, init) : Promise.resolve(Response.json({ error }, { status }));
			},
			clock: firm.device.clock,
			onChange: (bundles) => (shown = bundles)
		});
		const first = await carrier.keep(spoilt);
		await carrier.keep(firm.bundle.bytes);
		await carrier.send();
		await carrier.forget(first?.id ?? '');
		return { asked, states: shown.map(({ state }) => state).sort() };
	};
	for (const status of [403, 404, 500, 507])
		expect(await statesAfter(status)).toEqual({ asked: 2, states: ['taken', 'waiting'] });
	for (const status of [401, 429, 502, 503])
		expect(await statesAfter(status)).toEqual({ asked: 1, states: ['waiting', 'waiting'] });
	// What is refused for good can be forgotten, whatever word the server has for it.
	for (const status of [400, 413, 422])
		expect(await statesAfter(status)).toEqual({ asked: 2, states: ['taken'] });
});

test('a refused bundle stays until somebody puts it away; what the server has makes room, nothing else does', async () => {
	const { server, bundle, ...firm } = await aDyingPhone();
	const device = createDevice(server);
	const store = memoryHandoverStore();
	const clock = { now: () => now };
	let now = device.clock.now();
	const carrier = new Carrier({
		store,
		fetch: device.network(firm.manager),
		clock,
		onChange: () => undefined
	});
	const spoilt = bundle.bytes.slice();
	spoilt[spoilt.length - 80] = (spoilt[spoilt.length - 80] ?? 0) ^ 1;
	const refused = await carrier.keep(spoilt);
	await carrier.send();
	now += 40 * 86_400_000;
	await carrier.send();
	expect(await carrier.list()).toMatchObject([{ state: 'refused' }]);
	const [kept] = await store.bundles();
	expect(kept?.bytes).toEqual(spoilt);
	for (let index = 1; index < 100; index += 1)
		if (kept) await store.putBundle({ ...kept, id: `waiting ${index}`, state: 'waiting' });
	await expect(carrier.keep(bundle.bytes)).rejects.toThrow('no room');
	if (kept) await store.putBundle({ ...kept, id: 'waiting 7', state: 'taken', bytes: new Uint8Array() });
	expect(await carrier.keep(bundle.bytes)).toMatchObject({ state: 'waiting' });
	const ids = (await store.bundles()).map(({ id }) => id);
	expect([ids.length, ids.includes('waiting 7'), ids.includes(refused?.id ?? '')]).toEqual([
		100,
		false,
		true
	]);
});

test('of an outbox that is too large for one bundle, as much goes as the server opens; the rest waits', async () => {
	const { device, engine, out, ...firm } = await aDyingPhone();
	const rows = Array.from({ length: 1500 }, () => ({ newDocumentState: { note: 'ü'.repeat(1000) } }));
	const { userId, deviceId } = await engine.outbox();
	const outbox = { userId, deviceId, collections: [{ name: 'time_entries', rows }] };
	const made = await makeBundle({ store: out.store, clock: device.clock }, outbox);
	if (!made.ok) throw new Error(made.error);
	expect(made.value).toMatchObject({ rows: 375, left: 1125 });
	const parts = { store: out.store, clock: device.clock };
	expect(await makeBundle(parts, outbox, 375)).toMatchObject({ value: { rows: 282, left: 843 } });
	expect(await makeBundle(parts, outbox, 1300)).toMatchObject({ value: { rows: 200, left: 0 } });
	expect(await makeBundle(parts, outbox, 1500)).toEqual({ ok: false, error: 'nothing' });
	const { open, shown } = carrierOf(firm);
	const carrier = open();
	await carrier.keep(made.value.bytes);
	await carrier.send();
	expect(shown()).toMatchObject([{ state: 'taken', counts: { unreadable: 375 } }]);
});

test('a phone that never met the server says so, and one with nothing to hand over too', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const out = handingOver(device, engine);
	expect(await out.make()).toEqual({ ok: false, error: 'nothing' });
	device.fault = 'offline';
	await addMorning(engine);
	expect(await out.prepare()).toBe(false);
	expect(await out.make()).toEqual({ ok: false, error: 'not_ready' });
});

test('after a sign-out of all devices the phone takes a new key', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const out = handingOver(device, engine);
	await out.prepare();
	const before = await out.store.key(worker);
	server.deps.sessions.endAll(worker);
	expect(await out.prepare()).toBe(true);
	expect((await out.store.key(worker))?.publicKey).not.toBe(before?.publicKey);
	expect((await out.store.key(worker))?.privateKey.extractable).toBe(false);
});

test('what could not be taken asks the author on another device, when the phone is gone for good', async () => {
	const firm = await aFirm();
	const { server, worker } = firm;
	const phone = await oneDevice(server, worker);
	const out = handingOver(phone.device, phone.engine);
	await out.prepare();
	const id = await addMorning(phone.engine);
	const tablet = await oneDevice(server, worker);
	await synced(phone.engine, tablet.engine);
	phone.device.fault = 'offline';
	await phone.engine.commands.editEntry(id, { note: 'vom Telefon' });
	await tablet.engine.commands.editEntry(id, { note: 'vom Tablet' });
	await synced(tablet.engine);
	const made = await out.make();
	await phone.device.close();

	const { open, shown } = carrierOf(firm);
	const carrier = open();
	await carrier.keep(made.ok ? made.value.bytes : new Uint8Array());
	await carrier.send();
	expect(shown()).toMatchObject([{ state: 'taken', counts: { taken: 0, refused: 1 } }]);
	await synced(tablet.engine);
	const decisions = () => firstValueFrom(tablet.engine.views.decisions());
	await until(async () => (await decisions()).length > 0);
	expect(await decisions()).toMatchObject([
		{ kind: 'conflict', entryId: id, mine: { note: 'vom Telefon' }, theirs: { note: 'vom Tablet' } }
	]);
	// Once asked it is not asked again elsewhere, and the answer is written like any other.
	await tablet.engine.commands.resolveDecision((await decisions())[0]?.id ?? '', 'mine');
	await synced(tablet.engine);
	expect(await masters(server)).toMatchObject([{ id, note: 'vom Telefon' }]);
	const third = await oneDevice(server, worker);
	await synced(third.engine);
	expect(await firstValueFrom(third.engine.views.decisions())).toEqual([]);
});
