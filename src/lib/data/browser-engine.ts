import { Observable, Subject } from 'rxjs';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { deviceClock, deviceStore } from '#lib/data/device-clock.ts';
import { databaseName } from '#lib/data/engine/database.ts';
import { openEngine, type Engine } from '#lib/data/engine/engine.ts';
import { takeTurnsLeading } from '#lib/data/engine/leadership.ts';
import { openStream } from '#lib/data/engine/stream.ts';
import { openTabLink } from '#lib/data/engine/tab-link.ts';
import { namedKey } from '#lib/data/handover/marks.ts';
import { browserFetch } from '#lib/data/http/http-client.ts';
import { ownSessionOnly } from '#lib/data/http/own-session.ts';
import { seekManyAtOnce } from '#lib/data/seek-many.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import type { MeResponse } from '#protocol/http/me.ts';

export { skewMinutesOf } from '#lib/data/engine/outbox.ts';
export { waitingItems } from '#lib/data/engine/waiting-items.ts';

/** The engine of a real browser: Dexie with strict durability, one talking tab, the server's hints. */
export function openBrowserEngine(me: MeResponse): Promise<Engine> {
	const storageLost$ = new Subject<void>();
	return openEngine({
		me,
		storageLost$,
		// "Saved" is said when this transaction is on the disk, not when it is in a buffer.
		storage: getRxStorageDexie({
			chromeTransactionDurability: 'strict',
			onCreate: (database) => {
				seekManyAtOnce(database);
				// Not told of an orderly end, only of one that the browser forced.
				database.on('close', () => storageLost$.next());
			}
		}),
		fetch: ownSessionOnly(me.userId, browserFetch),
		clock: deviceClock,
		store: deviceStore,
		random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
		deviceZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		multiInstance: true,
		minutes$: minutes$(),
		openStream,
		link: () => openTabLink(me.userId),
		lead: (handlers) =>
			takeTurnsLeading({ name: `tagwerk-sync-${me.userId}`, store: deviceStore, ...handlers })
	});
}

/** Once a minute while the page can be seen, and whenever it becomes visible again. */
function minutes$(): Observable<void> {
	return new Observable((subscriber) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const tick = () => {
			clearTimeout(timer);
			subscriber.next();
			if (document.visibilityState === 'visible') schedule();
		};
		const schedule = () => {
			timer = setTimeout(tick, MS_PER_MINUTE - (deviceClock.correctedNow() % MS_PER_MINUTE));
		};
		document.addEventListener('visibilitychange', tick);
		schedule();
		return () => {
			clearTimeout(timer);
			document.removeEventListener('visibilitychange', tick);
		};
	});
}

/** Deletes a person's databases when no engine of theirs is open, and the key with which the device signs for them. */
export async function deleteDatabasesOf(userId: string): Promise<void> {
	const { browserHandoverStore } = await import('#lib/data/handover/browser-store.ts');
	await browserHandoverStore.forgetKey(userId).catch(() => undefined);
	deviceStore.remove(namedKey(userId));
	const prefix = `rxdb-dexie-${databaseName(userId)}--`;
	const all = (await indexedDB.databases?.()) ?? [];
	await Promise.all(
		all
			.map((one) => one.name ?? '')
			.filter((name) => name.startsWith(prefix))
			.map((name) => deleteDatabase(name))
	);
}

function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = request.onerror = request.onblocked = () => resolve();
	});
}
