import { NEVER } from 'rxjs';
import { signIn } from '#bench/lib/tagwerk-api.ts';
import { listen } from '#bench/lib/listen.ts';
import { watchStorage, type WatchedStorage } from '#bench/lib/watched-storage.ts';
import { DeviceClock, type SmallStore } from '#lib/data/device-clock.ts';
import { openEngine, type Engine } from '#lib/data/engine/engine.ts';
import type { LocalStorageEngine } from '#lib/data/engine/database.ts';
import type { Stream } from '#lib/data/engine/stream.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { MeResponse } from '#protocol/http/me.ts';

/** One device of a person in this process: the app's own data layer against a real server. */
export interface EngineDevice {
	readonly engine: Engine;
	readonly watched: WatchedStorage;
	close(): Promise<void>;
}

let devices = 0;

function memoryStore(): SmallStore {
	const values = new Map<string, string>();
	return {
		get: (key) => values.get(key) ?? null,
		set: (key, value) => void values.set(key, value),
		remove: (key) => void values.delete(key)
	};
}

/** Signs a person in on a new device and waits until everything is there. */
export async function openEngineDevice(origin: string, person: string): Promise<EngineDevice> {
	const { headers } = await signIn(origin, person);
	const me = (await (await fetch(`${origin}/api/me`, { headers })).json()) as MeResponse;
	const store = memoryStore();
	const watched = watchStorage('time_entries');
	const streaming = Promise.withResolvers<void>();
	devices += 1;
	const engine = await openEngine({
		me,
		storage: watched.storage as LocalStorageEngine,
		fetch: (path, init) =>
			fetch(`${origin}${path}`, { ...init, headers: { ...(init.headers as object), ...headers } }),
		clock: new DeviceClock(store),
		store,
		random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
		deviceZone: 'Europe/Berlin',
		multiInstance: false,
		databaseName: `bench-${devices}`,
		minutes$: NEVER,
		openStream: (handlers) => openNodeStream(origin, headers, handlers, () => streaming.resolve())
	});
	await streaming.promise;
	await engine.sync.idle();
	return { engine, watched, close: () => engine.close() };
}

function openNodeStream(
	origin: string,
	headers: Record<string, string>,
	handlers: { onChange: (collection: string) => void; onResync: () => void },
	onOpen: () => void
): Stream {
	const opened = listen(`${origin}/api/sync/stream?protocol=${PROTOCOL_VERSION}`, headers, (name, data) => {
		if (name === 'change') handlers.onChange((JSON.parse(data) as { collection: string }).collection);
		else handlers.onResync();
	});
	void opened.then(onOpen);
	return { wake: () => undefined, close: () => void opened.then((stream) => stream.close()) };
}
