import { firstValueFrom } from 'rxjs';
import { getChangedDocumentsSince } from 'rxdb/plugins/core';
import { expect, test } from 'vitest';
import type { Engine } from '#lib/data/engine/engine.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import { backUpTestServer } from '#server/testkit/restore-test-server.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { masters } from './scene.ts';
import { createDevice, statusOf, synced, type TestDevice } from './test-device.ts';

/** Five groups: a manager with one device, six people with one device, one with a phone, a tablet and a desk. */
const GROUPS = 5;
const MEMBERS = 7;
/** Open at once: RxDB's open-source build carries 16 collections in one program. */
const AT_ONCE = 4;

interface Held {
	readonly device: TestDevice;
	readonly userId: string;
	/** Acknowledged by the server before it was lost, as this device keeps it. */
	entries: readonly NonNullable<EntryDoc['data']>[];
}

type Act = (engine: Engine, one: Held, index: number) => Promise<unknown>;

/** Lets everybody look in, a few devices at a time, and do something; each has sent and fetched at the end. */
async function each(all: readonly Held[], act: Act | null = null): Promise<void> {
	for (let from = 0; from < all.length; from += AT_ONCE) {
		await Promise.all(
			all.slice(from, from + AT_ONCE).map(async (one, offset) => {
				const engine = await one.device.open(one.userId);
				if (one.device.fault === 'none') await synced(engine);
				await act?.(engine, one, from + offset);
				if (act !== null && one.device.fault === 'none') await synced(engine);
				one.entries = await acknowledgedOn(one.device);
				await one.device.close();
			})
		);
	}
}

async function acknowledgedOn({ records }: TestDevice): Promise<Held['entries']> {
	if (records === null) return [];
	const found = await getChangedDocumentsSince(records, 1_000);
	const rows = found.documents.filter((doc) => !doc._deleted && doc.pending === 0);
	return rows.flatMap(({ data }) => data ?? []);
}

async function fiftyDevices(server: TestServer): Promise<Held[]> {
	const all: Held[] = [];
	const add = (userId: string, count: number) => {
		for (let index = 0; index < count; index += 1)
			all.push({ device: createDevice(server), userId, entries: [] });
	};
	for (let group = 0; group < GROUPS; group += 1) {
		const manager = await server.addEmployee({ id: `manager-${group}`, name: `Leitung ${group}` });
		const managers = [{ userId: manager, from: '2000-01-01', to: null }];
		const groupId = server.addGroup({ id: `group-${group}`, data: { verification: true, managers } });
		for (let member = 0; member < MEMBERS; member += 1) {
			const options = { id: `worker-${group}-${member}`, name: `Person ${group}${member}`, groupId };
			add(await server.addEmployee(options), member === 0 ? 3 : 1);
		}
		add(manager, 1);
	}
	return all;
}

const isManager = ({ userId }: Held) => userId.startsWith('manager');

function addDay(engine: Engine, date: string, hour: number): Promise<unknown> {
	const at = (minute: string) => `${date}T${String(hour).padStart(2, '0')}:${minute}:00.000Z`;
	return engine.commands.addEntry({ kind: 'work', start: at('00'), stop: at('45'), workTypeId: null });
}

/** What happens after the backup: something new, an old entry changed or confirmed, managers verify and return. */
async function afterBackup(engine: Engine, one: Held, index: number): Promise<void> {
	if (isManager(one)) {
		const waiting = one.entries.filter(({ state }) => state === 'confirmed').map(({ id }) => id);
		if (waiting.length > 1) await engine.commands.rejectEntries(waiting.slice(0, 1), 'bitte prüfen');
		await engine.commands.verifyEntries(waiting.slice(1));
		return;
	}
	await addDay(engine, '2026-11-18', 6 + (index % 9));
	const [old] = one.entries.filter(({ state }) => state === 'draft').map(({ id }) => id);
	if (old === undefined) return;
	if (index % 3 === 0) await engine.commands.editEntry(old, { note: `nach der Sicherung ${index}` });
	else await engine.commands.confirmEntries([old]);
}

const decisionsOf = (engine: Engine) => firstValueFrom(engine.views.decisions());
const contentOf = ({
	kind,
	start,
	stop,
	note
}: Pick<Held['entries'][number], 'kind' | 'start' | 'stop' | 'note'>) => ({
	kind,
	start,
	stop,
	note
});

test('yesterday’s copy under fifty devices: every acknowledged entry that a device still holds is back', async () => {
	const server = createTestServer();
	const all = await fiftyDevices(server);
	expect(all).toHaveLength(50);
	await each(all, (engine, one, index) =>
		isManager(one) ? Promise.resolve() : addDay(engine, '2026-11-17', 6 + (index % 9))
	);
	const copy = await backUpTestServer(server);
	await each(all, afterBackup);
	// What the managers did reaches whoever looks in once more; every fifth device does not.
	await each(all.filter((_, index) => index % 5 !== 0));
	for (const { device } of all) device.fault = 'offline';
	const decidedBefore = new Set<string>();
	await each(all, async (engine, one, index) => {
		for (const { entryId } of await decisionsOf(engine)) decidedBefore.add(entryId);
		if (!isManager(one)) await addDay(engine, '2026-11-16', 6 + (index % 9));
	});

	const restored = await copy();
	const owners = [...new Set(all.filter((one) => !isManager(one)).map(({ userId }) => userId))];
	const onServer = async () =>
		new Map(
			(await Promise.all(owners.map((id) => masters(restored, id)))).flat().map((one) => [one.id, one])
		);
	const lost = all.flatMap(({ entries }) => entries);
	const beforehand = await onServer();
	const missing = lost.filter(({ id }) => !beforehand.has(id));
	expect(missing.length).toBeGreaterThan(40);

	for (const { device } of all) {
		device.server = restored;
		device.fault = 'none';
	}
	const acknowledged = new Map(all.map((one) => [one, one.entries]));
	const decided: string[] = [];
	await each(all, async (engine) => {
		expect((await statusOf(engine)).pending).toEqual([]);
		for (const { entryId } of await decisionsOf(engine)) decided.push(entryId);
	});
	expect(decided.filter((id) => !decidedBefore.has(id))).toEqual([]);

	const back = await onServer();
	for (const [one, entries] of acknowledged) {
		for (const entry of entries) {
			const master = back.get(entry.id);
			expect(master, `${entry.id} of ${one.userId}`).toBeDefined();
			// Two devices of one person may hold two versions: the later one stays.
			const newest = lost
				.filter(({ id }) => id === entry.id)
				.reduce((best, other) => (other.revision > best.revision ? other : best));
			expect(contentOf(master as never)).toEqual(contentOf(newest));
			if (newest.state !== 'draft') expect(master?.['state']).not.toBe('draft');
		}
	}
	// What nobody had sent yet is there as well: one entry of the last day for each device of a worker.
	const unsent = [...back.values()].filter((one) => String(one['start']).startsWith('2026-11-16'));
	expect(unsent).toHaveLength(all.filter((one) => !isManager(one)).length);

	const position = restored.deps.history.current();
	await each(all);
	expect(restored.deps.history.current()).toBe(position);
}, 120_000);
