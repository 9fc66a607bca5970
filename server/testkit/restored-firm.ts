import { expect } from 'vitest';
import type { TimeEntry, TimeEntryWrite } from '#domain/time-entry/time-entry.ts';
import type { PulledDocument } from '#protocol/pull.ts';
import { backUpTestServer } from '#server/testkit/restore-test-server.ts';
import { syncClient, type SyncClient } from '#server/testkit/sync-client.ts';
import { createSyncFirm } from '#server/testkit/sync-firm.ts';

export type Entry = TimeEntry & PulledDocument;
export type Row = Parameters<SyncClient['row']>[0] & { id: string };

export const day = (date: number) => ({
	start: `2026-11-${date}T07:00:00.000Z`,
	stop: `2026-11-${date}T11:00:00.000Z`
});

/** The firm, a backup of it, and the same people on the server restored from that backup. */
export async function aRestoredFirm() {
	const firm = await createSyncFirm();
	const restoreCopy = await backUpTestServer(firm.server);
	return {
		...firm,
		restore: async () => {
			const server = await restoreCopy();
			const person = (id: string) => syncClient(server, id);
			return {
				server,
				mara: person('mara'),
				tom: person('tom'),
				jana: person('jana'),
				theo: person('theo'),
				katrin: person('katrin')
			};
		}
	};
}

export async function held(client: SyncClient): Promise<Entry[]> {
	const { documents } = await client.pull('time_entries', null, 1000);
	return documents.filter((one) => !one._deleted) as unknown as Entry[];
}

export const knownOf = (entries: readonly TimeEntryWrite[]) =>
	entries.map(({ id, mutation }) => ({ id, mutationId: mutation.id }));

/** Brings back what the server wants of these; answers the statuses. */
export async function bringBack(client: SyncClient, entries: readonly Row[]) {
	const wanted = new Set(await client.reoffer(knownOf(entries as never)));
	const rows = entries.filter(({ id }) => wanted.has(id)).map((one) => client.row(one, { reoffer: true }));
	if (rows.length === 0) return [];
	const { results } = await client.pushRows(rows);
	return results.map(({ status, reason }) => reason?.code ?? status);
}

export async function verify(jana: SyncClient, entry: TimeEntryWrite) {
	const verified = jana.next(entry, 'verify', { state: 'verified' });
	expect(await jana.push(verified, { assumed: entry })).toMatchObject({ status: 'applied' });
	return verified;
}
