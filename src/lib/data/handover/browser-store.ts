import type { HandoverStore, KeptBundle, KeptKey } from '#lib/data/handover/types.ts';

const NAME = 'tagwerk-handover';
const KEYS = 'keys';
const BUNDLES = 'bundles';

/** Keys and carried bundles in a small database of their own: bundles belong to the device, not to a person. */
export const browserHandoverStore: HandoverStore = {
	key: (userId) => read<KeptKey>(KEYS, (store) => store.get(userId)),
	addKey: (key) =>
		inTransaction(KEYS, 'readwrite', async (store) => {
			const kept = (await answerOf(store.get(key.userId))) as KeptKey | undefined;
			if (kept?.deviceId === key.deviceId) return kept;
			store.put(key);
			return key;
		}),
	putKey: (key) => write(KEYS, (store) => store.put(key)),
	forgetKey: (userId) => write(KEYS, (store) => store.delete(userId)),
	bundles: async () => (await read<KeptBundle[]>(BUNDLES, (store) => store.getAll())) ?? [],
	putBundle: (bundle) => write(BUNDLES, (store) => store.put(bundle)),
	forgetBundle: (id) => write(BUNDLES, (store) => store.delete(id))
};

async function read<T>(name: string, ask: (store: IDBObjectStore) => IDBRequest): Promise<T | null> {
	const found = await inTransaction(name, 'readonly', (store) => answerOf(ask(store)));
	return (found as T | undefined) ?? null;
}

async function write(name: string, act: (store: IDBObjectStore) => IDBRequest): Promise<void> {
	await inTransaction(name, 'readwrite', (store) => answerOf(act(store)));
}

/** Resolves when it is on the disk, not when it is in a buffer. */
async function inTransaction<T>(
	name: string,
	mode: IDBTransactionMode,
	work: (store: IDBObjectStore) => Promise<T>
): Promise<T> {
	const database = await open();
	try {
		const transaction = database.transaction(name, mode, { durability: 'strict' });
		const done = new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new Error('the storage refused'));
		});
		const [answer] = await Promise.all([work(transaction.objectStore(name)), done]);
		return answer;
	} finally {
		database.close();
	}
}

function open(): Promise<IDBDatabase> {
	const request = indexedDB.open(NAME, 1);
	request.onupgradeneeded = () => {
		request.result.createObjectStore(KEYS, { keyPath: 'userId' });
		request.result.createObjectStore(BUNDLES, { keyPath: 'id' });
	};
	return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the storage refused'));
	});
}
