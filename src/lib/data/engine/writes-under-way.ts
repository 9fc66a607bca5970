import { BehaviorSubject } from 'rxjs';

/**
 * Whether a local write is under way or not yet listed in the outbox. The list is a query that answers a moment
 * after the write; without this the screen could say "saved" and "everything synced" at once.
 */
export class WritesUnderWay {
	readonly isAny$ = new BehaviorSubject(false);
	readonly #listed: () => Promise<unknown>;
	#count = 0;

	/** `listed` resolves when the outbox lists every write that has ended by now. */
	constructor(listed: () => Promise<unknown>) {
		this.#listed = listed;
	}

	/** From now until the write is in the outbox, or did not happen. */
	async follow(write: Promise<unknown>): Promise<void> {
		this.#step(1);
		// A failed write, or a database closed meanwhile, leaves nothing to list; the writer's caller hears of it.
		await write.then(this.#listed).catch(() => undefined);
		this.#step(-1);
	}

	#step(by: 1 | -1): void {
		this.#count += by;
		const isAny = this.#count > 0;
		if (isAny !== this.isAny$.value) this.isAny$.next(isAny);
	}
}
