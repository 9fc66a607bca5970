import { msToInstant } from '#domain/time/instant.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';

const DOUBT_ID = 'drop-doubt';

/**
 * A reading from the beginning drops what the server no longer shows. If the position of that reading is not kept
 * (the storage refuses it, the app ends), the one of before stands beside a device that lacks records; and if the
 * right to them is back before the next pull, history and view are those of before, and nothing tells. Therefore every
 * drop is counted before it happens, by collection: a position that does not know the latest count is not enough.
 */
export class DropDoubt {
	readonly #local: LocalStore;
	readonly #clock: DeviceClock;
	#counts: Promise<Readonly<Record<string, number>>> | null = null;
	#lastRaise: Promise<unknown> = Promise.resolve();

	constructor(local: LocalStore, clock: DeviceClock) {
		this.#local = local;
		this.#clock = clock;
	}

	/** The doubt about one collection. */
	of(collection: string): CollectionDropDoubt {
		return {
			raise: () => this.#raise(collection),
			latest: async () => (await this.#kept())[collection] ?? 0
		};
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

/** Whether what was dropped of a collection is noted. */
export interface CollectionDropDoubt {
	/** Before something is dropped; answers the new count, which the position of the reading carries. */
	raise(): Promise<number>;
	/** The count that a position must know; 0: nothing was ever dropped. */
	latest(): Promise<number>;
}
