import { createSubscriber } from 'svelte/reactivity';
import { deviceClock } from '#lib/data/device-clock.ts';
import type { Instant } from '#domain/time/instant.ts';
import { msToInstant } from '#domain/time/instant.ts';

/** Device time corrected by what the server said at the last exchange, ms since the epoch. */
export function correctedNow(): number {
	return deviceClock.correctedNow();
}

/** A ticker that only runs while somebody reads it and the page is visible. */
class Ticker {
	readonly #subscribe: () => void;
	readonly #stepMs: number;

	constructor(stepMs: number) {
		this.#stepMs = stepMs;
		this.#subscribe = createSubscriber((update) => {
			let timer: ReturnType<typeof setTimeout> | undefined;
			const tick = () => {
				clearTimeout(timer);
				update();
				if (document.visibilityState === 'hidden') return;
				timer = setTimeout(tick, stepMs - (correctedNow() % stepMs));
			};
			const onVisibility = () => tick();
			document.addEventListener('visibilitychange', onVisibility);
			timer = setTimeout(tick, stepMs - (correctedNow() % stepMs));
			return () => {
				clearTimeout(timer);
				document.removeEventListener('visibilitychange', onVisibility);
			};
		});
	}

	/** Corrected now, floored to the step. */
	get current(): number {
		this.#subscribe();
		const now = correctedNow();
		return now - (now % this.#stepMs);
	}

	get instant(): Instant {
		return msToInstant(this.current);
	}
}

export const secondClock = new Ticker(1000);
export const minuteClock = new Ticker(60_000);
