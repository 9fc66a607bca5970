import type { StorageState } from '#lib/data/types.ts';

const NEARLY_FULL = 0.8;

/** Whether the browser will keep what we store, and whether there is room. */
class StorageWatch {
	#seen: Pick<StorageState, 'persisted' | 'nearlyFull' | 'usedBytes'> = $state.raw({
		persisted: null,
		nearlyFull: false,
		usedBytes: null
	});
	#writeProblem: StorageState['writeProblem'] = $state.raw(null);
	#lostUnsent: number = $state.raw(0);

	get current(): StorageState {
		return {
			persisted: this.#seen.persisted,
			usedBytes: this.#seen.usedBytes,
			nearlyFull: this.#seen.nearlyFull || this.#writeProblem === 'full',
			writeProblem: this.#writeProblem,
			lostUnsent: this.#lostUnsent
		};
	}

	/** Asks the browser to keep our data, and looks at the room that is left. Call after the first sign-in. */
	async secure(): Promise<void> {
		const manager = typeof navigator === 'undefined' ? undefined : navigator.storage;
		if (manager?.persist === undefined) return;
		const persisted = (await manager.persisted()) || (await manager.persist());
		// Some browsers hide the true quota: only a clear sign counts.
		const { usage, quota = 0 } = await manager.estimate();
		const nearlyFull = quota > 0 && (usage ?? 0) / quota > NEARLY_FULL;
		this.#seen = { persisted, nearlyFull, usedBytes: usage ?? null };
	}

	/** A write did not go through; null = the last one did. */
	reportProblem(writeProblem: StorageState['writeProblem']): void {
		this.#writeProblem = writeProblem;
	}

	/** So many unsent records went with a storage that the browser threw away. */
	reportLoss(records: number): void {
		this.#lostUnsent = records;
	}
}

export const storage = new StorageWatch();
