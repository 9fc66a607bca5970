import { BehaviorSubject, type Observable, type Subscription } from 'rxjs';
import type { SmallStore } from '#lib/data/device-clock.ts';
import type { LocalDatabase } from '#lib/data/engine/database.ts';

const unsentKey = (userId: string) => `tagwerk.unsent.${userId}`;
const lostKey = (userId: string) => `tagwerk.lost.${userId}`;

/**
 * How many writes wait, noted beside the database: a browser may throw the database away, and whoever recorded in it
 * must hear that something is missing. What was lost stays told until the person has understood it.
 */
export class UnsentMark {
	readonly #store: SmallStore;
	readonly #userId: string;
	/** Unsent records that went with an earlier database; 0 = none, or understood. */
	readonly lost$: BehaviorSubject<number>;

	constructor(store: SmallStore, userId: string) {
		this.#store = store;
		this.#userId = userId;
		this.lost$ = new BehaviorSubject(read(store, lostKey(userId)));
	}

	/** Compares the note with the database, before anything new is written there. Answers whether it is another one. */
	async compare(database: Pick<LocalDatabase, 'entries' | 'mirror'>): Promise<boolean> {
		const noted = read(this.#store, unsentKey(this.#userId));
		if (noted === 0) return false;
		const found = await Promise.all([database.entries.findOne().exec(), database.mirror.findOne().exec()]);
		// A database that was ever used holds something: the person's own record comes with the first download.
		if (found.some((one) => one !== null)) return false;
		const lost = this.lost$.value + noted;
		this.#store.set(lostKey(this.#userId), String(lost));
		this.#store.remove(unsentKey(this.#userId));
		this.lost$.next(lost);
		return true;
	}

	/** Keeps the note up to date. */
	follow(waiting$: Observable<number>): Subscription {
		return waiting$.subscribe((waiting) => {
			if (waiting === read(this.#store, unsentKey(this.#userId))) return;
			if (waiting > 0) this.#store.set(unsentKey(this.#userId), String(waiting));
			else this.#store.remove(unsentKey(this.#userId));
		});
	}

	/** The person knows. */
	understood(): void {
		this.#store.remove(lostKey(this.#userId));
		this.lost$.next(0);
	}

	/** Signed out: there is nobody to be told any more. */
	forget(): void {
		this.#store.remove(unsentKey(this.#userId));
		this.understood();
	}
}

function read(store: SmallStore, key: string): number {
	return Number(store.get(key) ?? 0) || 0;
}
