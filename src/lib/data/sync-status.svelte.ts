import { peekEngine, loadEngine } from '#lib/data/engine-loader.ts';
import type { StorageState, SyncChipState, WaitingItem } from '#lib/data/types.ts';
import type { Instant } from '#domain/time/instant.ts';

const calm: SyncChipState = { kind: 'synced', count: 0, at: null, skewMinutes: 0 };

class SyncStatus {
	chip: SyncChipState = $state.raw(calm);
	waiting: readonly WaitingItem[] = $state.raw([]);
	lastSyncAt: Instant | null = $state.raw(null);
	storage: StorageState = $state.raw({ persisted: null, nearlyFull: false, writeProblem: null });
	/** Device clock minus true time, whole minutes; positive = fast. */
	skewMinutes: number = $state.raw(0);
	/** The very first download of this person's data is under way. */
	isFirstSync: boolean = $state.raw(false);

	/** Sends and fetches now, whatever the backoff says. */
	async tryNow(): Promise<void> {
		(await loadEngine()).sync.tryNow();
	}

	/** Everything that waits, as a file the helpdesk can read: the last-resort guarantee. */
	async exportOutbox(): Promise<Blob> {
		return new Blob([await (await loadEngine()).exportOutbox()], { type: 'application/json' });
	}

	/** Number of writes the server has not acknowledged; 0 while nothing is open. */
	get unsent(): number {
		return peekEngine() === null ? 0 : this.waiting.length;
	}
}

export const syncStatus = new SyncStatus();
