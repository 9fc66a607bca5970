import type { Mutation } from '#domain/kernel/mutation.ts';
import {
	TIME_ENTRY_SCHEMA_VERSION,
	type TimeEntry,
	type TimeEntryWrite
} from '#domain/time-entry/time-entry.ts';
import type { CollectionName } from '#protocol/collections.ts';
import type { DigestResponse } from '#protocol/digest.ts';
import type { PullResponse } from '#protocol/pull.ts';
import type { PushResponse, PushResult } from '#protocol/push.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';

export interface RowOptions {
	readonly assumed?: { readonly mutation: { readonly id: string } } | null;
	readonly deleted?: boolean;
	/** The row is brought back after a restore. */
	readonly reoffer?: boolean;
	/** Time entries unless said otherwise. */
	readonly collection?: CollectionName;
}

/** A device of one person, as far as the wire shows it: makes records, pushes rows, pulls pages. */
export interface SyncClient {
	readonly userId: string;
	/** A draft of this person, Wednesday 8:00 to 12:00 in Munich; anything may be replaced. */
	draft(over?: Partial<TimeEntryWrite>): TimeEntryWrite;
	/** The next version of a record, with a mutation of its own. */
	next(record: TimeEntryWrite | TimeEntry, event: string, over?: Partial<TimeEntryWrite>): TimeEntryWrite;
	mutation(event: string, over?: Partial<Mutation>): Mutation;
	row(state: object, options?: RowOptions): unknown;
	pushRows(rows: readonly unknown[], collection?: CollectionName): Promise<PushResponse>;
	/** Pushes one row and answers its result. */
	push(state: object, options?: RowOptions): Promise<PushResult>;
	/** Which of these the server lacks. */
	reoffer(known: readonly { readonly id: string; readonly mutationId: string }[]): Promise<string[]>;
	/** The digest of a person's month, by default one's own. */
	digest(month: string, userId?: string): Promise<DigestResponse>;
	pull(
		collection?: CollectionName,
		from?: PullResponse['checkpoint'] | null,
		limit?: number
	): Promise<PullResponse>;
}

let counter = 0;

/** A UUIDv7-like id that tells tests apart. */
export function freshId(): string {
	counter += 1;
	return `01930000-0000-7000-8000-${String(counter).padStart(12, '0')}`;
}

/** A device of a person who is signed in on the test server. */
export function syncClient(server: TestServer, userId: string): SyncClient {
	const deviceId = `device-${freshId()}`;
	let seq = 0;
	const mutation: SyncClient['mutation'] = (event, over = {}) => ({
		id: freshId(),
		event,
		deviceId,
		seq: (seq += 1),
		deviceTime: new Date(server.clock.now()).toISOString(),
		offsetMs: 0,
		...over
	});
	const row: SyncClient['row'] = (state, { assumed = null, deleted = false, reoffer = false } = {}) => ({
		newDocumentState: { ...state, _deleted: deleted },
		assumedMasterState: assumed,
		...(reoffer ? { reoffer } : {})
	});
	const pushRows: SyncClient['pushRows'] = async (rows, collection = 'time_entries') => {
		const response = await server.post(`/api/sync/${collection}/push`, { rows }, userId);
		if (!response.ok) throw new Error(`push: ${response.status} ${await response.text()}`);
		return (await response.json()) as PushResponse;
	};
	return {
		userId,
		mutation,
		row,
		pushRows,
		draft: (over = {}) => ({
			id: freshId(),
			userId,
			kind: 'work',
			start: '2026-11-18T07:00:00.000Z',
			stop: '2026-11-18T11:00:00.000Z',
			zone: 'Europe/Berlin',
			workTypeId: null,
			jobId: null,
			note: '',
			explanation: '',
			state: 'draft',
			origin: 'manual',
			comment: null,
			mutation: mutation('create'),
			schemaVersion: TIME_ENTRY_SCHEMA_VERSION,
			...over
		}),
		next: (record, event, over = {}) => ({ ...record, mutation: mutation(event), ...over }),
		async push(state, options) {
			const { results } = await pushRows([row(state, options)], options?.collection);
			const [result] = results;
			if (result === undefined) throw new Error('no result');
			return result;
		},
		async reoffer(known) {
			const response = await server.post('/api/sync/time_entries/reoffer', { epoch: 'any', known }, userId);
			if (!response.ok) throw new Error(`reoffer: ${response.status} ${await response.text()}`);
			return ((await response.json()) as { wanted: string[] }).wanted;
		},
		async digest(month, of = '') {
			const query = new URLSearchParams({ collection: 'time_entries', month, userId: of });
			const response = await server.request(`/api/sync/digest?${query}`, {}, userId);
			if (!response.ok) throw new Error(`digest: ${response.status} ${await response.text()}`);
			return (await response.json()) as DigestResponse;
		},
		async pull(collection = 'time_entries', from = null, limit = 100) {
			const query = new URLSearchParams({ seq: String(from?.seq ?? 0), limit: String(limit) });
			if (from) {
				query.set('epoch', from.epoch);
				query.set('scope', from.scope);
			}
			const response = await server.request(`/api/sync/${collection}/pull?${query}`, {}, userId);
			if (!response.ok) throw new Error(`pull: ${response.status} ${await response.text()}`);
			return (await response.json()) as PullResponse;
		}
	};
}
