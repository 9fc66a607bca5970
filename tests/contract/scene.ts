import { expect } from 'vitest';
import type { Engine } from '#lib/data/engine/engine.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { syncClient } from '#server/testkit/sync-client.ts';
import { currentVersions } from '#server/versions.ts';
import { createDevice, synced, type TestDevice } from './test-device.ts';

export const MORNING = '2026-11-18T07:00:00.000Z';
export const NOON = '2026-11-18T11:00:00.000Z';

export interface Firm {
	readonly server: TestServer;
	readonly worker: string;
	readonly manager: string;
}

/** Mara works in a group that Jana manages; unless told otherwise Jana verifies. */
export async function aFirm({ verification = true, versions = currentVersions } = {}): Promise<Firm> {
	const server = createTestServer({ versions });
	const manager = await server.addEmployee({ id: 'manager', name: 'Jana Roth' });
	const managers = [{ userId: manager, from: '2000-01-01', to: null }];
	const groupId = server.addGroup({ id: 'nord', data: { verification, managers } });
	const worker = await server.addEmployee({ id: 'worker', name: 'Mara Lindner', groupId });
	return { server, worker, manager };
}

/** Records a morning's work on a device; answers the id of the entry. */
export async function addMorning(engine: Engine): Promise<string> {
	const added = await engine.commands.addEntry({
		kind: 'work',
		start: MORNING,
		stop: NOON,
		workTypeId: null
	});
	const id = added.ok ? added.value.ids[0] : undefined;
	expect(id).toBeDefined();
	return id ?? '';
}

/** One device of one person, with nothing left to send or to fetch. */
export async function oneDevice(server: TestServer, userId: string) {
	const device = createDevice(server);
	const engine = await device.open(userId);
	await synced(engine);
	return { device, engine };
}

export interface Scene extends Firm {
	readonly phone: TestDevice;
	readonly tablet: TestDevice;
	readonly onPhone: Engine;
	readonly onTablet: Engine;
	/** An entry that the phone made and both devices were told of. */
	readonly id: string;
}

/** A worker's phone has recorded a morning; the tablet is the worker's second device, or the manager's. */
export async function twoDevices({
	verification = true,
	tabletOf = 'worker' as 'worker' | 'manager'
} = {}): Promise<Scene> {
	const firm = await aFirm({ verification });
	const phone = createDevice(firm.server);
	const tablet = createDevice(firm.server);
	const onPhone = await phone.open(firm.worker);
	const onTablet = await tablet.open(firm[tabletOf]);
	const id = await addMorning(onPhone);
	await synced(onPhone, onTablet);
	return { ...firm, phone, tablet, onPhone, onTablet, id };
}

/** Both act without network, then the phone sends before the tablet. */
export async function apart(
	{ phone, tablet, onPhone, onTablet }: Scene,
	first: () => Promise<unknown>,
	second: () => Promise<unknown>
): Promise<void> {
	phone.fault = 'offline';
	tablet.fault = 'offline';
	await first();
	await second();
	phone.fault = 'none';
	await synced(onPhone);
	tablet.fault = 'none';
	await synced(onTablet, onPhone);
}

/** The living entries the server holds of the worker, asked over the wire. */
export async function masters(server: TestServer, userId = 'worker') {
	const page = await syncClient(server, userId).pull();
	return page.documents.filter((document) => !document._deleted);
}
