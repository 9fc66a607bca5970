import type { SmallStore } from '#lib/data/device-clock.ts';

const BEAT_MS = 5_000;
/** Looked at with every beat, so that another page takes over within 15 seconds. */
const DEAD_AFTER_MS = 10_000;

export interface Leadership {
	release(): void;
}

/**
 * One page of a browser profile talks to the server: whoever holds the lock. A page that the browser froze
 * keeps its lock but stops its heartbeat; a visible page then takes the lock away from it.
 */
export function takeTurnsLeading(options: {
	readonly name: string;
	readonly store: SmallStore;
	readonly onLead: () => void;
	readonly onLost: () => void;
}): Leadership {
	const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
	if (locks === undefined) {
		options.onLead();
		return { release: () => undefined };
	}
	const key = `tagwerk.beat.${options.name}`;
	let released = false;
	let leading = false;
	let letGo: () => void = () => undefined;
	const beat = () => options.store.set(key, String(Date.now()));

	const hold = () =>
		new Promise<void>((resolve) => {
			if (released) return resolve();
			leading = true;
			letGo = resolve;
			beat();
			options.onLead();
		});
	const ask = (steal: boolean) => {
		const lockOptions: LockOptions = steal ? { steal: true } : {};
		locks.request(options.name, lockOptions, hold).catch(() => {
			// Stolen: another page took over while this one was asleep.
			if (!leading || released) return;
			leading = false;
			options.onLost();
			ask(false);
		});
	};
	const timer = setInterval(() => {
		if (leading) return beat();
		if (document.visibilityState === 'hidden') return;
		const lastBeat = Number(options.store.get(key) ?? 0);
		// A beat of the future is as dead as an old one: somebody set the clock back meanwhile.
		if (Math.abs(Date.now() - lastBeat) > DEAD_AFTER_MS) ask(true);
	}, BEAT_MS);
	ask(false);

	return {
		release() {
			released = true;
			clearInterval(timer);
			if (leading) options.store.remove(key);
			letGo();
		}
	};
}
