import type { StorageState } from '#lib/data/types.ts';

const NEARLY_FULL = 0.8;

/** Whether the browser will keep what we store, and whether there is room. */
class StorageWatch {
	#current: StorageState = $state.raw({ persisted: null, nearlyFull: false, writeProblem: null });

	get current(): StorageState {
		return this.#current;
	}

	/** Asks the browser to keep our data, and looks at the room that is left. Call after the first sign-in. */
	async secure(): Promise<void> {
		const manager = typeof navigator === 'undefined' ? undefined : navigator.storage;
		if (manager?.persist === undefined) return;
		const persisted = (await manager.persisted()) || (await manager.persist());
		// Some browsers hide the true quota: only a clear sign counts.
		const { usage = 0, quota = 0 } = await manager.estimate();
		this.#current = { ...this.#current, persisted, nearlyFull: quota > 0 && usage / quota > NEARLY_FULL };
	}

	/** A write did not go through. */
	reportProblem(writeProblem: 'full' | 'lost'): void {
		this.#current = {
			...this.#current,
			writeProblem,
			nearlyFull: this.#current.nearlyFull || writeProblem === 'full'
		};
	}
}

export const storage = new StorageWatch();
