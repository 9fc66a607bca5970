import { msToInstant } from '#domain/time/instant.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';

const DOUBT_ID = 'doubt';

/** A refusal that took an entry off the device as if there were no such thing. */
interface Doubt {
	/** The refused mutation. */
	readonly id: string;
	readonly entryId: string;
}

/**
 * The server refused somebody's act on another person's entry as if there were no such entry, so the device dropped
 * it. If the right to see it is back before the next pull, nothing in a checkpoint tells: view and history are those
 * of before. Therefore what was pulled before such a refusal is doubted, and read once more from the beginning.
 */
export class ViewDoubt {
	readonly #local: LocalStore;
	readonly #clock: DeviceClock;
	#latest: Doubt | null | undefined;

	constructor(local: LocalStore, clock: DeviceClock) {
		this.#local = local;
		this.#clock = clock;
	}

	/** Kept before the refused row is forgotten: an app that ends in between still knows. */
	async raise(doubt: Doubt): Promise<void> {
		await this.#local.put('setting', DOUBT_ID, msToInstant(this.#clock.correctedNow()), { ...doubt });
		this.#latest = doubt;
	}

	async latest(): Promise<Doubt | null> {
		this.#latest ??= (await this.#local.get(DOUBT_ID)) as Doubt | null;
		return this.#latest;
	}
}
