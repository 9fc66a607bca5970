import { gunzipSync } from 'node:zlib';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { NEVER } from 'rxjs';
import { onTestFinished } from 'vitest';
import { DeviceClock, type SmallStore } from '#lib/data/device-clock.ts';
import { openEngine, type Engine } from '#lib/data/engine/engine.ts';
import type { LocalStorageEngine } from '#lib/data/engine/database.ts';
import { ownSessionOnly } from '#lib/data/http/own-session.ts';
import type { FetchLike } from '#lib/data/http/http-client.ts';
import type { RxStorageInstance } from 'rxdb';
import type { EntryDoc, MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { EngineStatus } from '#lib/data/engine/engine.ts';
import { firstValueFrom } from 'rxjs';
import type { MeResponse } from '#protocol/http/me.ts';
import type { TestServer } from '#server/testkit/create-test-server.ts';

/** What the network of a test does with one request. */
export type Fault = 'none' | 'offline' | 'lose-reply' | 'portal' | 'signed-out';

/** A device: survives a restart of the app, can lose its network, and belongs to whoever signs in on it. */
export interface TestDevice {
	/** The server it talks to; after a restore another one. */
	server: TestServer;
	fault: Fault;
	/** Requests to these paths do not get through. */
	blocked: RegExp | null;
	/** Requests to these paths wait for this before they go. */
	held: { readonly path: RegExp; readonly until: Promise<void> } | null;
	/** Whose cookie the browser carries, whatever page asks; null = every page is signed in by itself. */
	cookie: string | null;
	/** What left the device, in whose session. */
	readonly sent: { readonly as: string | undefined; readonly path: string; readonly body: string }[];
	/** Loses the reply of this many pushes that reached the server. */
	lostReplies: number;
	/** Pages of time entries that still get through, the next one never arrives; null = all of them do. */
	entryPages: number | null;
	readonly requests: string[];
	/** The records as they are kept, for damage that no app does. */
	records: RxStorageInstance<EntryDoc, unknown, unknown> | null;
	/** The same of everything besides time entries. */
	mirrored: RxStorageInstance<MirrorDoc, unknown, unknown> | null;
	/** While set, the replication's notes of what it pulled or sent wait for this before they are kept. */
	notesWaitFor: Promise<void> | null;
	/** Writes of time entries that still reach the storage, the next one ends the app; null = all of them do. */
	entryWritesLeft: number | null;
	/** The same for what is taken out of the device's own lists, such as a decision. */
	localRemovalsLeft: number | null;
	/** Writes of any kind that still reach the storage; of those after them the app hears nothing. null = all of them do. */
	writesLeft: number | null;
	/** Writes of time entries find no room. */
	isFull: boolean;
	/** The way to the server as a person of this device goes it. */
	network(userId: string): FetchLike;
	/** What the device's clock reads. */
	readonly clock: DeviceClock;
	/** Opens the app for a person; the same person finds the same database again. */
	open(userId: string): Promise<Engine>;
	/** The browser throws the database away, with everything in it; what is noted beside it stays. */
	evict(): Promise<void>;
	/** Ends the app as a crash would leave it: the data stays. */
	close(): Promise<void>;
}

/** Backoff passes at once, but never starves the rest of the program. */
function virtualWaiting() {
	let ticks = 0;
	return {
		ticks: () => ticks,
		sleep: (ms: number, signal: AbortSignal) =>
			new Promise<void>((resolve) => {
				const done = () => {
					clearTimeout(timer);
					signal.removeEventListener('abort', done);
					resolve();
				};
				const timer = setTimeout(() => {
					ticks += ms;
					done();
				}, 1);
				signal.addEventListener('abort', done);
			})
	};
}

function memoryStore(): SmallStore {
	const values = new Map<string, string>();
	return {
		get: (key) => values.get(key) ?? null,
		set: (key, value) => void values.set(key, value),
		remove: (key) => void values.delete(key)
	};
}

let devices = 0;

/** A device of its own: own storage, own clock reading, own network. */
export function createDevice(server: TestServer): TestDevice {
	const number = (devices += 1);
	const store = memoryStore();
	const clock = new DeviceClock(store, () => device.server.clock.now());
	let random = number * 7919;
	let engine: Engine | null = null;
	let evictions = 0;

	const device: TestDevice = {
		server,
		fault: 'none',
		blocked: null,
		held: null,
		cookie: null,
		sent: [],
		lostReplies: 0,
		entryPages: null,
		requests: [],
		records: null,
		mirrored: null,
		notesWaitFor: null,
		entryWritesLeft: null,
		writesLeft: null,
		isFull: false,
		localRemovalsLeft: null,
		clock,
		network: (userId) => ownSessionOf(device, userId),
		async open(userId) {
			await device.close();
			const me = await meOf(device.server, userId);
			engine = await openEngine({
				me,
				storage,
				fetch: ownSessionOf(device, userId),
				clock,
				store,
				random: (bytes) =>
					Uint8Array.from({ length: bytes }, () => (random = (random * 48271) % 2147483647) & 0xff),
				deviceZone: 'Europe/Berlin',
				multiInstance: false,
				databaseName: `device-${number}-${evictions}-${userId}`,
				minutes$: NEVER,
				waiting: virtualWaiting()
			});
			return engine;
		},
		async evict() {
			await device.close();
			evictions += 1;
		},
		async close() {
			const current = engine;
			engine = null;
			await current?.close();
		}
	};
	const storage = storageOf(device);
	onTestFinished(() => device.close());
	return device;
}

/** Memory that keeps records at once, but lets the replication's own notes wait, and can end in the middle of an act. */
function storageOf(device: TestDevice): LocalStorageEngine {
	const memory: LocalStorageEngine = getRxStorageMemory();
	return {
		...memory,
		async createStorageInstance(options) {
			const instance = await memory.createStorageInstance(options);
			if (options.collectionName === 'time_entries')
				device.records = instance as unknown as RxStorageInstance<EntryDoc, unknown, unknown>;
			if (options.collectionName === 'records')
				device.mirrored = instance as unknown as RxStorageInstance<MirrorDoc, unknown, unknown>;
			const bulkWrite = instance.bulkWrite.bind(instance);
			const { collectionName } = options;
			instance.bulkWrite = async (rows, context) => {
				if (collectionName.startsWith('rx-replication-meta')) await device.notesWaitFor;
				if (!collectionName.startsWith('_') && device.writesLeft !== null && (device.writesLeft -= 1) < 0)
					return { error: [] };
				const isRemoval = rows.every(({ document }) => document._deleted || isSettled(document));
				if (collectionName === 'time_entries' && device.entryWritesLeft !== null)
					device.entryWritesLeft = takeOne(device.entryWritesLeft);
				if (collectionName === 'time_entries' && device.isFull)
					throw new DOMException('no room', 'QuotaExceededError');
				if (collectionName === 'local' && isRemoval && device.localRemovalsLeft !== null)
					device.localRemovalsLeft = takeOne(device.localRemovalsLeft);
				return bulkWrite(rows, context);
			};
			return instance;
		}
	};
}

/** A decision that becomes done leaves the list of what is open. */
function isSettled(document: unknown): boolean {
	return (document as { readonly kind?: string }).kind === 'settled';
}

function takeOne(left: number): number {
	if (left === 0) throw new Error('the app ended here');
	return left - 1;
}

async function meOf(server: TestServer, userId: string): Promise<MeResponse> {
	const response = await server.request('/api/me', {}, userId);
	return (await response.json()) as MeResponse;
}

/** As the app goes: where the browser has one cookie, no page's data leaves under somebody else's. */
function ownSessionOf(device: TestDevice, userId: string): FetchLike {
	const [anyway, guarded] = [networkOf(device, userId), ownSessionOnly(userId, networkOf(device, userId))];
	return (path, init) => (device.cookie === null ? anyway : guarded)(path, init);
}

function textOf(body: unknown): string {
	if (typeof body === 'string') return body;
	return body instanceof ArrayBuffer ? gunzipSync(body).toString('utf8') : '';
}

function networkOf(device: TestDevice, userId: string): FetchLike {
	return async (path, init) => {
		device.requests.push(`${init.method ?? 'GET'} ${path}`);
		if (device.fault === 'offline' || device.blocked?.test(path)) throw new TypeError('no network');
		if (device.held?.path.test(path)) await device.held.until;
		if (device.fault === 'portal')
			return new Response('<html>Welcome to the hotel</html>', { headers: { 'content-type': 'text/html' } });
		if (device.entryPages !== null && path.includes('/time_entries/pull')) {
			if (device.entryPages === 0) return neverAnswered(init.signal ?? null);
			device.entryPages -= 1;
		}
		const as = device.fault === 'signed-out' ? undefined : (device.cookie ?? userId);
		device.sent.push({ as, path, body: textOf(init.body) });
		const response = await device.server.request(path, init, as);
		if (device.lostReplies > 0 && path.endsWith('/push')) {
			device.lostReplies -= 1;
			throw new TypeError('the reply got lost');
		}
		if (device.fault === 'lose-reply') throw new TypeError('the reply got lost');
		return response;
	};
}

function neverAnswered(signal: AbortSignal | null): Promise<Response> {
	return new Promise((_, reject) => {
		signal?.addEventListener('abort', () => reject(new TypeError('given up')));
	});
}

/** The state of the sync as the person would see it. */
export function statusOf(engine: Engine): Promise<EngineStatus> {
	return firstValueFrom(engine.status$);
}

/** Sends and fetches until nothing is under way. */
export async function synced(...engines: readonly Engine[]): Promise<void> {
	for (let round = 0; round < 2; round += 1) {
		for (const engine of engines) {
			engine.sync.tryNow();
			await engine.sync.idle();
		}
	}
}

/** Waits for something to become true, without guessing how long it takes. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 2));
}
