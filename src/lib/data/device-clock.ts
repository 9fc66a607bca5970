import type { Clock } from '#domain/kernel/clock.ts';

/** Where small facts survive a restart: localStorage in browsers, a map in tests. */
export interface SmallStore {
	get(key: string): string | null;
	set(key: string, value: string): void;
	remove(key: string): void;
}

const OFFSET_KEY = 'tagwerk.offset';

/** The device's clock and what is known about its error. */
export class DeviceClock implements Clock {
	readonly #store: SmallStore;
	readonly #deviceNow: () => number;
	#offsetMs: number;

	constructor(store: SmallStore, deviceNow: () => number = () => Date.now()) {
		this.#store = store;
		this.#deviceNow = deviceNow;
		this.#offsetMs = Number(store.get(OFFSET_KEY) ?? 0) || 0;
	}

	/** What the device says. */
	deviceNow(): number {
		return this.#deviceNow();
	}

	/** Server time minus device time, ms, measured at the last exchange. */
	get offsetMs(): number {
		return this.#offsetMs;
	}

	/** True time as well as this device can know it. */
	correctedNow(): number {
		return this.#deviceNow() + this.#offsetMs;
	}

	now(): number {
		return this.correctedNow();
	}

	/** Learns from an answer: `sentAt` and `receivedAt` are device times around the request. */
	learn(serverTimeMs: number, sentAt: number, receivedAt: number): void {
		const offset = Math.round(serverTimeMs - (sentAt + receivedAt) / 2);
		// Jitter of the network is not news; only a real change is worth a write.
		if (Math.abs(offset - this.#offsetMs) < 500) return;
		this.#offsetMs = offset;
		this.#store.set(OFFSET_KEY, String(offset));
	}
}

/** The browser's small store; a page without storage (private mode) remembers until it is closed. */
export function browserStore(): SmallStore {
	const memory = new Map<string, string>();
	const attempt = <T>(act: () => T, fallback: () => T): T => {
		try {
			return act();
		} catch {
			return fallback();
		}
	};
	return {
		get: (key) =>
			attempt(
				() => localStorage.getItem(key),
				() => memory.get(key) ?? null
			),
		set: (key, value) =>
			attempt(
				() => localStorage.setItem(key, value),
				() => void memory.set(key, value)
			),
		remove: (key) =>
			attempt(
				() => localStorage.removeItem(key),
				() => void memory.delete(key)
			)
	};
}

export const deviceStore: SmallStore = browserStore();
export const deviceClock = new DeviceClock(deviceStore);
