import { msToInstant } from '#domain/time/instant.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';

const DOUBT_ID = 'reset-doubt';

/**
 * When what the person may see changes, a collection is read from the beginning: records come and records go. If the
 * position of that reading is not kept (the storage refuses it, the app ends), the one of before stands beside records
 * of another view; and if the view is that of before again at the next pull, nothing tells. Therefore every reading
 * from the beginning is counted before anything of it counts, by collection: a position that does not know the latest
 * count is not enough.
 */
export class ResetDoubt {
	readonly #local: LocalStore;
	readonly #clock: DeviceClock;
	#counts: Promise<Readonly<Record<string, number>>> | null = null;
	#lastRaise: Promise<unknown> = Promise.resolve();

	constructor(local: LocalStore, clock: DeviceClock) {
		this.#local = local;
		this.#clock = clock;
	}

	/** The doubt about one collection. */
	of(collection: string): CollectionResetDoubt {
		return {
			raise: () => this.#raise(collection),
			latest: async () => (await this.#kept())[collection] ?? 0
		};
	}

	/** Another page may have read meanwhile: what is known of the counts is read again. */
	forget(): void {
		this.#counts = null;
	}

	/** Collections are read side by side, and their counts stand in one record: one after the other. */
	#raise(collection: string): Promise<number> {
		const turn = this.#lastRaise.then(async () => {
			const counts = await this.#kept();
			const count = (counts[collection] ?? 0) + 1;
			const raised = { ...counts, [collection]: count };
			await this.#local.put('setting', DOUBT_ID, msToInstant(this.#clock.correctedNow()), raised);
			this.#counts = Promise.resolve(raised);
			return count;
		});
		this.#lastRaise = turn.catch(() => undefined);
		return turn;
	}

	#kept(): Promise<Readonly<Record<string, number>>> {
		this.#counts ??= this.#read();
		return this.#counts;
	}

	async #read(): Promise<Readonly<Record<string, number>>> {
		try {
			return ((await this.#local.get(DOUBT_ID)) ?? {}) as Readonly<Record<string, number>>;
		} catch (error) {
			this.#counts = null;
			throw error;
		}
	}
}

/** Whether the last reading of a collection from the beginning is noted. */
export interface CollectionResetDoubt {
	/** Before the reading counts; answers the new count, which its position carries. */
	raise(): Promise<number>;
	/** The count that a position must know; 0: it was never read anew. */
	latest(): Promise<number>;
}
