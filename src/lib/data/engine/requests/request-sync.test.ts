import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, onTestFinished, test } from 'vitest';
import type { Absence } from '#domain/absence/absence.ts';
import { aMutation } from '#domain/testkit/builders.ts';
import { DeviceClock } from '#lib/data/device-clock.ts';
import { openDatabase } from '#lib/data/engine/database.ts';
import { masterDoc, pendingDoc, type RequestDoc } from '#lib/data/engine/requests/request-doc.ts';
import { RequestSync, type RequestLine } from '#lib/data/engine/requests/request-sync.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { Stamper } from '#lib/data/engine/stamper.ts';

const wish: Absence = {
	id: 'wish',
	userId: 'mara',
	typeId: 'vacation',
	from: '2027-02-01',
	to: '2027-02-05',
	firstHalf: null,
	lastHalf: null,
	state: 'requested',
	note: '',
	certificate: null,
	attachments: [],
	mutation: aMutation({ id: 'asked', event: 'request' }),
	schemaVersion: 1,
	decisions: [],
	flags: [],
	seq: 0,
	receivedAt: null,
	revision: 0
};

/** A device on which one request waits that the server has acknowledged, and what it asks of the replication. */
async function acknowledgedRequest() {
	const never = { isEqual: () => false, resolve: () => Promise.reject(new Error('no conflict here')) };
	const database = await openDatabase({
		name: 'request-sync',
		storage: getRxStorageMemory(),
		multiInstance: false,
		conflictHandler: never,
		mirrorConflictHandler: never
	});
	onTestFinished(() => database.rx.remove().then(() => undefined));
	const doc = pendingDoc('absences', wish, { removed: false, since: 0, base: null });
	await database.mirror.insert(doc);
	const asked: string[] = [];
	const dropped: string[] = [];
	const state = {
		readings: 3,
		ended: 0,
		endedWhole: 0,
		whileLooking: (): Promise<unknown> => Promise.resolve()
	};
	const line: RequestLine = {
		push: () => Promise.reject(new Error('nothing is sent here')),
		position: () => 0,
		resync: (source) => void asked.push(source),
		readAnew: (source) => void asked.push(`all ${source}`),
		notedOf: async () => {
			await state.whileLooking();
			return new Map([[doc.key, masterDoc('absences', wish.id, wish)]]);
		},
		readings: () => state.readings,
		hasReadAfter: (reading) => state.ended > reading,
		hasReadAllAfter: (reading) => state.endedWhole > reading,
		drop: (keys) => void dropped.push(...keys)
	};
	const store = { get: () => null, set: () => undefined, remove: () => undefined };
	const clock = new DeviceClock(store, () => Date.parse('2026-11-19T11:00:00.000Z'));
	const stamper = new Stamper({ store, clock, random: (bytes) => new Uint8Array(bytes) });
	const sync = new RequestSync({ database, stamper, clock } as unknown as Shared, line);
	return { sync, state, asked, dropped, mirror: database.mirror };
}

test('what was acknowledged is asked for, and judged as gone only when the server was read to the end since', async () => {
	const { sync, state, asked, dropped } = await acknowledgedRequest();
	expect(await sync.settle()).toBe(true);
	// A reading that had begun before may have passed the place already.
	state.ended = 3;
	expect(await sync.settle()).toBe(true);
	// The next one has begun and has not come to its end.
	state.readings = 4;
	expect(await sync.settle()).toBe(true);
	expect([asked, dropped]).toEqual([['absences', 'absences', 'absences'], []]);
	state.ended = 4;
	await sync.settle();
	// Its position may be one of a history that a restore ended: the receipt may lie before it.
	expect([asked.at(-1), dropped]).toEqual(['all absences', []]);
	state.endedWhole = 5;
	await sync.settle();
	expect(dropped).toEqual(['absences|wish']);
});

test('a receipt that comes while a record is looked after is not taken away with what was found', async () => {
	const { sync, state, dropped, mirror } = await acknowledgedRequest();
	await sync.settle();
	state.ended = 4;
	state.endedWhole = 4;
	state.whileLooking = async () => {
		const [previous] = await mirror.storageInstance.findDocumentsById(['absences|wish'], false);
		const receipt: RequestDoc = masterDoc('absences', wish.id, { ...wish, revision: 1, seq: 7 });
		if (previous === undefined) throw new Error('it waits no more');
		await mirror.storageInstance.bulkWrite([{ previous, document: { ...previous, ...receipt } }], 'receipt');
	};
	await sync.settle();
	expect(dropped).toEqual([]);
});
