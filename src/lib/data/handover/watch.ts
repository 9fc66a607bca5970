import { deviceClock, deviceStore } from '#lib/data/device-clock.ts';
import type { Engine } from '#lib/data/engine/engine.ts';
import { whenEngineOpens } from '#lib/data/engine-loader.ts';
import { CARRYING_KEY, namedKey } from '#lib/data/handover/marks.ts';
import { MS_PER_HOUR, MS_PER_MINUTE } from '#domain/time/duration.ts';

/** The key is named anew this often, so that the server's view of it never grows old. */
const NAME_EVERY_MS = 12 * MS_PER_HOUR;
/** While something waits and the server answers, it is tried this often. */
const TRY_EVERY_MS = MS_PER_MINUTE;

/**
 * Prepares this device for the day on which it cannot send, and brings on what it carries for others: as soon as
 * the server answers. What that needs is loaded only when there is something to do.
 */
export function watchHandovers(): void {
	let subscription: { unsubscribe(): void } | null = null;
	whenEngineOpens((engine) => {
		subscription?.unsubscribe();
		let triedAt = -Infinity;
		let mustName = false;
		subscription = engine.status$.subscribe(({ gate }) => {
			// Another session: the server ties the key to it.
			if (gate.needsSignIn) mustName = true;
			if (gate.isReachable !== true || gate.needsSignIn) return;
			const isDue = mustName || isNamingDue(engine.userId) || deviceStore.get(CARRYING_KEY) !== null;
			if (!isDue || performance.now() - triedAt < TRY_EVERY_MS) return;
			triedAt = performance.now();
			mustName = false;
			void actLater(engine);
		});
	});
}

function isNamingDue(userId: string): boolean {
	const namedAt = Number(deviceStore.get(namedKey(userId)) ?? 0);
	return Math.abs(deviceClock.correctedNow() - namedAt) > NAME_EVERY_MS;
}

/** First the person's own data, then this. */
async function actLater(engine: Engine): Promise<void> {
	await new Promise<void>((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 5_000 });
		else setTimeout(resolve, 2_000);
	});
	const { handover } = await import('#lib/data/handover/handover.svelte.ts');
	await handover.prepare(engine).catch(() => undefined);
	await handover.send().catch(() => undefined);
}
