import fc from 'fast-check';
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestText } from '#domain/kernel/digest-text.ts';
import { propertyRuns } from '#domain/testkit/runs.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import { addMorning, aFirm, masters, oneDevice, twoDevices } from './scene.ts';
import { synced, until, type TestDevice } from './test-device.ts';

const record = fc.record({ id: fc.uuid({ version: 7 }), mutationId: fc.uuid({ version: 7 }) });
const records = fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 30 });
const digestOf = (of: readonly { id: string; mutationId: string }[]) => hash('sha256', digestText(of), 'hex');
const setOf = (of: readonly { id: string; mutationId: string }[]) =>
	new Set(of.map(({ id, mutationId }) => `${id} ${mutationId}`));

test('two sides have the same digest exactly when they have the same records in the same versions', () => {
	fc.assert(
		fc.property(
			records,
			records,
			fc.nat(),
			fc.constantFrom('order', 'drop', 'version', 'other'),
			(one, two, at, how) => {
				const index = one.length === 0 ? 0 : at % one.length;
				const other = {
					order: one.toSorted((a, b) => a.mutationId.localeCompare(b.mutationId)),
					drop: one.toSpliced(index, 1),
					version: one.map((each, position) =>
						position === index ? { ...each, mutationId: each.id } : each
					),
					other: two
				}[how];
				const isSame = setOf(one).symmetricDifference(setOf(other)).size === 0;
				expect(digestOf(one) === digestOf(other)).toBe(isSame);
			}
		),
		propertyRuns(500)
	);
});

/** Changes a record on the device as no app does: without a write of anybody. */
async function damage(device: TestDevice, id: string, change: (doc: EntryDoc) => Partial<EntryDoc> & object) {
	const [previous] = (await device.records?.findDocumentsById([id], true)) ?? [];
	if (!previous) throw new Error('no such record');
	const document = { ...previous, ...change(previous) };
	const result = await device.records?.bulkWrite([{ previous, document }], 'damage');
	expect(result?.error).toEqual([]);
}

const asked = ({ requests }: TestDevice) => requests.filter((path) => path.includes('/digest?'));

/** A device that has compared nothing yet, with one entry, and a day later. */
async function aDayLater() {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	const id = await addMorning(engine);
	await synced(engine);
	server.clock.advance(86_400_000);
	return { server, worker, device, engine, id };
}

test('a device compares once a day, this month and the last, and nothing happens where both are equal', async () => {
	const { device, engine } = await aDayLater();
	expect(asked(device)).toEqual([]);
	device.requests.length = 0;
	await synced(engine);
	expect(asked(device).map((path) => /month=[\d-]+/.exec(path)?.[0])).toEqual([
		'month=2026-11',
		'month=2026-10'
	]);
	expect(device.requests.filter((path) => path.includes('reoffer'))).toEqual([]);
	await synced(engine);
	expect(asked(device)).toHaveLength(2);
});

test('nine hours without network are a reason to compare, an hour is none', async () => {
	const { server, worker } = await aFirm();
	const { device, engine } = await oneDevice(server, worker);
	server.clock.advance(3_600_000);
	await synced(engine);
	expect(asked(device)).toHaveLength(0);
	server.clock.advance(9 * 3_600_000);
	await synced(engine);
	expect(asked(device)).toHaveLength(2);
});

test('a record that the device lost comes again; one that it has wrong is put right', async () => {
	const { device, engine, id, server } = await aDayLater();
	const second = await engine.commands.addEntry({
		kind: 'work',
		start: '2026-11-17T07:00:00.000Z',
		stop: '2026-11-17T11:00:00.000Z',
		workTypeId: null
	});
	const secondId = second.ok ? (second.value.ids[0] ?? '') : '';
	await synced(engine);
	server.clock.advance(86_400_000);
	await damage(device, id, () => ({ _deleted: true }));
	await damage(device, secondId, ({ data }) => ({
		data: data && { ...data, note: 'falsch', mutation: { ...data.mutation, id: 'falsch' } }
	}));
	expect(await engine.heldEntries()).toBe(1);
	await synced(engine);
	await until(async () => (await engine.heldEntries()) === 2);
	const found = await device.records?.findDocumentsById([secondId], false);
	expect(found?.[0]?.data?.note).toBe('');
	expect(await masters(server)).toHaveLength(2);
});

test('a record that the server lacks is brought back', async () => {
	const { device, engine, id, server } = await aDayLater();
	const [previous] = (await device.records?.findDocumentsById([id], false)) ?? [];
	if (!previous?.data) throw new Error('no record');
	const data = { ...previous.data, id: 'lost', mutation: { ...previous.data.mutation, id: 'lost-act' } };
	await device.records?.bulkWrite([{ document: { ...previous, id: 'lost', data } }], 'damage');
	await synced(engine);
	expect((await masters(server)).find((one) => one.id === 'lost')).toMatchObject({ flags: ['RESTORED'] });
	await until(async () => (await engine.heldEntries()) === 2);
});

test('while a write waits nothing is compared', async () => {
	const { device, engine } = await aDayLater();
	device.blocked = /\/push$/;
	await engine.commands.clockIn({ workTypeId: null });
	engine.sync.tryNow();
	await until(() => device.requests.some((path) => path.endsWith('/push')));
	expect(asked(device)).toEqual([]);
	device.blocked = null;
	await synced(engine);
	expect(asked(device)).toHaveLength(2);
});

test('a manager compares what they see of each member, at most twelve months in a round, and goes on the next day', async () => {
	const { server, tablet, onPhone, onTablet } = await twoDevices({ tabletOf: 'manager' });
	for (let month = 1; month <= 14; month += 1) {
		const date = new Date(Date.UTC(2026, 10 - month, 5)).toISOString().slice(0, 10);
		await onPhone.commands.addEntry({
			kind: 'work',
			start: `${date}T07:00:00.000Z`,
			stop: `${date}T11:00:00.000Z`,
			workTypeId: null
		});
		await onPhone.commands.confirmDays([date]);
	}
	await synced(onPhone, onTablet);
	expect(await onTablet.heldEntries()).toBe(14);
	const months = new Set<string>();
	for (const count of [12, 4]) {
		server.clock.advance(86_400_000);
		tablet.requests.length = 0;
		await synced(onTablet);
		expect(asked(tablet)).toHaveLength(12);
		const fresh = asked(tablet).filter((path) => !months.has(path));
		expect(fresh).toHaveLength(count);
		for (const path of fresh) months.add(path);
	}
	expect(tablet.requests.filter((path) => path.includes('reoffer'))).toEqual([]);
});
