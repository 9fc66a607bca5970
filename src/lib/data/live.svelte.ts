import { createSubscriber } from 'svelte/reactivity';
import type { Engine } from '#lib/data/engine/engine.ts';
import { whenEngineOpens } from '#lib/data/engine-loader.ts';
import type { Live } from '#lib/data/types.ts';

/** The part of an observable that a live value needs; rxjs stays out of the pages before the data layer. */
export interface Subscribable<T> {
	subscribe(observer: { next: (value: T) => void }): { unsubscribe(): void };
}

class LiveQuery<T> implements Live<T> {
	#current: T = $state.raw() as T;
	#ready: boolean = $state.raw(false);
	readonly #subscribe: () => void;

	constructor(source: (engine: Engine) => Subscribable<T>, initial: T) {
		this.#current = initial;
		this.#subscribe = createSubscriber(() => {
			let subscription: { unsubscribe(): void } | null = null;
			const stopWaiting = whenEngineOpens((engine) => {
				subscription?.unsubscribe();
				subscription = source(engine).subscribe({
					next: (value) => {
						this.#current = value;
						this.#ready = true;
					}
				});
			});
			return () => {
				stopWaiting();
				subscription?.unsubscribe();
			};
		});
	}

	get current(): T {
		this.#subscribe();
		return this.#current;
	}

	get ready(): boolean {
		this.#subscribe();
		return this.#ready;
	}
}

/** A live value of the engine: subscribed while an effect or a component reads it, silent otherwise. */
export function liveView<T>(source: (engine: Engine) => Subscribable<T>, initial: T): Live<T> {
	return new LiveQuery(source, initial);
}
