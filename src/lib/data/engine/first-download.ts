import { distinctUntilChanged, type Observable, shareReplay } from 'rxjs';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';
import { msToInstant } from '#domain/time/instant.ts';

const MARK_ID = 'time-entries-whole';

/**
 * Whether every time entry the person may see has arrived on this device once. Kept beside the records, so it
 * lives exactly as long as they do, and seen by every page. Without it a half-filled device would look complete.
 */
export class FirstDownload {
	readonly isWhole$: Observable<boolean>;
	readonly #local: LocalStore;
	readonly #clock: DeviceClock;
	#known: boolean | null = null;
	#queue: Promise<void> = Promise.resolve();

	constructor(local: LocalStore, clock: DeviceClock) {
		this.#local = local;
		this.#clock = clock;
		this.isWhole$ = local
			.has$(MARK_ID)
			.pipe(distinctUntilChanged(), shareReplay({ bufferSize: 1, refCount: false }));
	}

	/** Writes the mark down or takes it away; one after the other, in the order of the calls. */
	mark(isWhole: boolean): Promise<void> {
		const turn = this.#queue.then(() => this.#write(isWhole));
		// A failed write leaves the mark unknown: the next call tries again.
		this.#queue = turn.catch(() => undefined);
		return turn;
	}

	async #write(isWhole: boolean): Promise<void> {
		if (this.#known === isWhole) return;
		this.#known = null;
		if (isWhole) await this.#local.put('setting', MARK_ID, msToInstant(this.#clock.correctedNow()), {});
		else await this.#local.remove(MARK_ID);
		this.#known = isWhole;
	}
}
