import { msToInstant } from '#domain/time/instant.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';

const DOUBT_ID = 'history-doubt';

/**
 * The server's history was found to be shorter than it was, and it grows again: soon no position shows it any more.
 * Therefore it is kept, with a number of its own, until a checkpoint notes that everything was read since.
 */
export class HistoryDoubt {
	readonly #local: LocalStore;
	readonly #clock: DeviceClock;

	constructor(local: LocalStore, clock: DeviceClock) {
		this.#local = local;
		this.#clock = clock;
	}

	/** Kept before anything is done about it: an app that ends in between still knows. */
	async raise(): Promise<void> {
		const number = Number((await this.latest()) ?? 0) + 1;
		await this.#local.put('setting', DOUBT_ID, msToInstant(this.#clock.correctedNow()), { number });
	}

	/** The last one that was found, by its number; null: none ever was. */
	async latest(): Promise<string | null> {
		const kept = await this.#local.get(DOUBT_ID);
		return kept === null ? null : String(kept['number']);
	}
}
