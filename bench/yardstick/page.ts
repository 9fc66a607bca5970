import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { openPlainRxdb } from '#bench/yardstick/rxdb-client.ts';

declare global {
	interface Window {
		startPlain: () => Promise<void>;
	}
}

/** The yardstick in the browser: plain RxDB on Dexie, replicating from the plain server it was loaded from. */
window.startPlain = async () => {
	await openPlainRxdb('plain', location.origin, getRxStorageDexie() as never);
};
document.title = 'ready';
