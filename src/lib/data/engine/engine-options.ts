import type { Observable } from 'rxjs';
import type { DeviceClock, SmallStore } from '#lib/data/device-clock.ts';
import type { LocalStorageEngine } from '#lib/data/engine/database.ts';
import type { Leadership } from '#lib/data/engine/leadership.ts';
import type { Stream } from '#lib/data/engine/stream.ts';
import type { TabLink } from '#lib/data/engine/tab-link.ts';
import type { FetchLike } from '#lib/data/http/http-client.ts';
import type { MeResponse } from '#protocol/http/me.ts';

/** What an engine needs of the world around it. */
export interface EngineOptions {
	readonly me: MeResponse;
	readonly storage: LocalStorageEngine;
	readonly fetch: FetchLike;
	readonly clock: DeviceClock;
	readonly store: SmallStore;
	readonly random: (bytes: number) => Uint8Array;
	readonly deviceZone: string;
	readonly multiInstance: boolean;
	/** Several devices in one program (tests) need names of their own. */
	readonly databaseName?: string;
	/** Emits when the browser closed the database by force; left out where nobody does. */
	readonly storageLost$?: Observable<unknown>;
	/** Emits when the minute changes while somebody looks. */
	readonly minutes$: Observable<unknown>;
	/** How waiting works; left out = by the real clock. */
	readonly waiting?: {
		ticks(): number;
		sleep(ms: number, signal: AbortSignal): Promise<void>;
	};
	/** Opens the server's hints; left out where nobody listens. */
	readonly openStream?: (handlers: {
		onChange: (collection: string) => void;
		onResync: () => void;
	}) => Stream;
	/** Waits for this page's turn to talk to the server; left out = at once. */
	readonly lead?: (handlers: { onLead: () => void; onLost: () => void }) => Leadership;
	/** Other pages of this person in the same browser; left out = there are none. */
	readonly link?: () => TabLink;
}
