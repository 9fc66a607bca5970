import { Subject } from 'rxjs';
import { createRxDatabase, type RxReplicationPullStreamItem } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, onTestFinished, test } from 'vitest';
import type { PullResponse } from '#protocol/pull.ts';
import type { PushResponse } from '#protocol/push.ts';
import { createTestServer, type TestServer } from '#server/testkit/create-test-server.ts';
import { aPushedEntry, nextMutation, type PushedEntry } from '#tests/contract/pushed-entry.ts';

interface Checkpoint {
	epoch: string;
	scope: string;
	seq: number;
}

const text = { type: 'string' } as const;
const schema = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: {
		id: { type: 'string', maxLength: 64 },
		userId: text,
		state: text,
		note: text,
		mutation: { type: 'object' }
	},
	required: ['id'],
	additionalProperties: true
} as const;

let databases = 0;

/** What anyone would write who has read the contract and RxDB's manual, and nothing of ours. */
async function openPlainClient(server: TestServer, userId: string) {
	databases += 1;
	const database = await createRxDatabase({
		name: `plain${databases}`,
		storage: getRxStorageMemory(),
		multiInstance: false
	});
	onTestFinished(async () => void (await database.close()));
	const { entries } = await database.addCollections({ entries: { schema: schema as never } });
	if (!entries) throw new Error('no collection');
	const stream = new Subject<RxReplicationPullStreamItem<PushedEntry, Checkpoint>>();
	const statuses: string[] = [];
	const replication = replicateRxCollection<PushedEntry, Checkpoint>({
		collection: entries as never,
		replicationIdentifier: `plain-${databases}`,
		live: true,
		retryTime: 20,
		waitForLeadership: false,
		pull: {
			batchSize: 50,
			stream$: stream.asObservable(),
			async handler(checkpoint, limit) {
				const from = checkpoint
					? `epoch=${checkpoint.epoch}&scope=${encodeURIComponent(checkpoint.scope)}&seq=${checkpoint.seq}`
					: 'seq=0';
				const answer = await server.request(`/api/sync/time_entries/pull?${from}&limit=${limit}`, {}, userId);
				const page = (await answer.json()) as PullResponse;
				return { documents: page.documents as never, checkpoint: page.checkpoint };
			}
		},
		push: {
			batchSize: 100,
			async handler(rows) {
				const answer = await server.post(
					'/api/sync/time_entries/push',
					{
						rows: rows.map((row) => ({
							newDocumentState: row.newDocumentState,
							assumedMasterState: row.assumedMasterState ?? null
						}))
					},
					userId
				);
				const { results } = (await answer.json()) as PushResponse;
				statuses.push(...results.map((result) => result.status));
				return results.flatMap((result) =>
					result.master ? [{ _deleted: false, ...result.master }] : []
				) as never;
			}
		}
	});
	const settle = async () => {
		stream.next('RESYNC');
		await replication.awaitInSync();
	};
	await replication.awaitInitialReplication();
	return { entries, settle, statuses };
}

test('a plain RxDB client pushes an entry and a second one pulls it', async () => {
	const server = createTestServer();
	const userId = await server.addEmployee();
	const first = await openPlainClient(server, userId);
	const second = await openPlainClient(server, userId);

	await first.entries.insert(aPushedEntry({ id: 'entry-1', userId, note: 'Zählerschrank' }) as never);
	await first.settle();
	await second.settle();

	expect(first.statuses).toEqual(['applied']);
	expect((await second.entries.findOne('entry-1').exec())?.toJSON()).toMatchObject({
		userId,
		note: 'Zählerschrank',
		state: 'draft'
	});
});

test('a plain RxDB client that lost a race gets the master and keeps it', async () => {
	const server = createTestServer();
	const userId = await server.addEmployee();
	const first = await openPlainClient(server, userId);
	await first.entries.insert(aPushedEntry({ id: 'entry-1', userId, note: 'alt' }) as never);
	await first.settle();
	const second = await openPlainClient(server, userId);

	const edit = async (client: typeof first, note: string) => {
		const document = await client.entries.findOne('entry-1').exec(true);
		await document.incrementalModify((data: PushedEntry) => ({
			...data,
			note,
			mutation: nextMutation('edit')
		}));
	};
	await edit(first, 'vom ersten Gerät');
	await first.settle();
	await edit(second, 'vom zweiten Gerät');
	await second.settle();

	expect(second.statuses).toContain('conflict');
	expect((await second.entries.findOne('entry-1').exec())?.toJSON()).toMatchObject({
		note: 'vom ersten Gerät'
	});
});

test('a plain RxDB client sees a deletion as a tombstone', async () => {
	const server = createTestServer();
	const userId = await server.addEmployee();
	const first = await openPlainClient(server, userId);
	const second = await openPlainClient(server, userId);
	await first.entries.insert(aPushedEntry({ id: 'entry-1', userId }) as never);
	await first.settle();
	await second.settle();

	const document = await first.entries.findOne('entry-1').exec(true);
	await document.incrementalModify(
		(data: PushedEntry) => ({ ...data, mutation: nextMutation('delete'), _deleted: true }) as never
	);
	await first.settle();
	await second.settle();

	expect(await second.entries.findOne('entry-1').exec()).toBeNull();
});

test('a colleague with a plain client pulls nothing of it', async () => {
	const server = createTestServer();
	const userId = await server.addEmployee();
	const colleague = await server.addEmployee();
	const owner = await openPlainClient(server, userId);
	await owner.entries.insert(aPushedEntry({ id: 'entry-1', userId, note: 'geheim' }) as never);
	await owner.settle();

	const other = await openPlainClient(server, colleague);
	await other.settle();

	expect(await other.entries.find().exec()).toEqual([]);
});
