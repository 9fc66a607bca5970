import type { Engine } from '#lib/data/engine/engine.ts';
import { Carrier } from '#lib/data/handover/carrier.ts';
import { makeBundle, type Outbox } from '#lib/data/handover/make-bundle.ts';
import { nameKey } from '#lib/data/handover/name-key.ts';
import type { CarriedBundle } from '#lib/data/handover/types.ts';
import { memoryHandoverStore } from './memory-handover-store.ts';
import type { Firm } from './scene.ts';
import { createDevice, type TestDevice } from './test-device.ts';

/** What a phone does while it still has network, and what it can do without. */
export function handingOver(device: TestDevice, engine: Engine) {
	const store = memoryHandoverStore();
	const naming = async () => ({
		store,
		fetch: device.network(engine.userId),
		clock: device.clock,
		userId: engine.userId,
		deviceId: (await engine.outbox()).deviceId
	});
	return {
		store,
		prepare: async () => nameKey(await naming()),
		make: async () => makeBundle({ store, clock: device.clock }, await engine.outbox()),
		makeOf: (outbox: Outbox) => makeBundle({ store, clock: device.clock }, outbox)
	};
}

/** Jana's phone, which carries. */
export function carrierOf(firm: Firm) {
	const device = createDevice(firm.server);
	const store = memoryHandoverStore();
	let shown: readonly CarriedBundle[] = [];
	const open = () =>
		new Carrier({
			store,
			fetch: device.network(firm.manager),
			clock: device.clock,
			onChange: (bundles) => (shown = bundles)
		});
	return { device, open, shown: () => shown };
}

/** Brings a phone's bundle to the server in Jana's pocket; answers how many rows came to what. */
export async function carried(firm: Firm, made: Awaited<ReturnType<typeof makeBundle>>) {
	if (!made.ok) throw new Error(made.error);
	const { open, shown } = carrierOf(firm);
	const carrier = open();
	await carrier.keep(made.value.bytes);
	await carrier.send();
	return shown()[0]?.counts ?? null;
}
