import {
	createTestServer,
	type TestServer,
	type TestServerOptions
} from '#server/testkit/create-test-server.ts';
import { syncClient, type SyncClient } from '#server/testkit/sync-client.ts';

/**
 * A small firm: Mara and Tom work in the north, Jana manages it and verifies; Theo manages the south,
 * where Ines works; Katrin is HR.
 */
export interface SyncFirm {
	readonly server: TestServer;
	readonly north: string;
	readonly south: string;
	readonly mara: SyncClient;
	readonly tom: SyncClient;
	readonly jana: SyncClient;
	readonly theo: SyncClient;
	readonly ines: SyncClient;
	readonly katrin: SyncClient;
}

/** Sets the firm up on a test server. */
export async function createSyncFirm(options?: TestServerOptions): Promise<SyncFirm> {
	const server = createTestServer(options);
	const manager = (userId: string) => ({
		verification: true,
		managers: [{ userId, from: '2020-01-01', to: null }]
	});
	const north = server.addGroup({ id: 'north', name: 'Nord', data: manager('jana') });
	const south = server.addGroup({ id: 'south', name: 'Süd', data: manager('theo') });
	const add = async (id: string, groupId?: string, hr = false) => {
		await server.addEmployee({ id, name: id, hr, ...(groupId === undefined ? {} : { groupId }) });
		return syncClient(server, id);
	};
	return {
		server,
		north,
		south,
		mara: await add('mara', north),
		tom: await add('tom', north),
		jana: await add('jana'),
		theo: await add('theo'),
		ines: await add('ines', south),
		katrin: await add('katrin', undefined, true)
	};
}

/** Has a worker record and confirm an entry; answers it as its manager sees it. */
export async function confirmedEntry(worker: SyncClient, over: Parameters<SyncClient['draft']>[0] = {}) {
	const draft = worker.draft(over);
	await worker.push(draft);
	const confirmed = worker.next(draft, 'confirm', { state: 'confirmed' });
	const { status, reason } = await worker.push(confirmed, { assumed: draft });
	if (status !== 'applied') throw new Error(`not confirmed: ${status} ${JSON.stringify(reason)}`);
	return confirmed;
}
