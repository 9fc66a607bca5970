import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { RxStorage } from 'rxdb/plugins/core';

/** Storage in memory that tells which records of a collection it holds, the moment it holds them. */
export interface WatchedStorage {
	readonly storage: RxStorage<unknown, unknown>;
	/** Resolves with the time at which the record is stored. */
	stored(id: string): Promise<number>;
}

/** The same for both engines: a record counts once the storage has acknowledged its write. */
export function watchStorage(collection: string): WatchedStorage {
	const memory = getRxStorageMemory();
	const times = new Map<string, number>();
	const waiting = new Map<string, (time: number) => void>();
	const keep = (id: string, time: number) => {
		if (times.has(id)) return;
		times.set(id, time);
		waiting.get(id)?.(time);
	};
	const storage = {
		...memory,
		async createStorageInstance(params: Parameters<typeof memory.createStorageInstance>[0]) {
			const instance = await memory.createStorageInstance(params);
			if (params.collectionName !== collection) return instance;
			const write = instance.bulkWrite.bind(instance);
			instance.bulkWrite = async (rows, context) => {
				const answer = await write(rows, context);
				const time = performance.now();
				for (const row of rows) keep(String((row.document as { id?: unknown }).id), time);
				return answer;
			};
			return instance;
		}
	};
	return {
		storage: storage as unknown as RxStorage<unknown, unknown>,
		stored: (id) =>
			new Promise((resolve) => {
				const known = times.get(id);
				if (known === undefined) waiting.set(id, resolve);
				else resolve(known);
			})
	};
}
