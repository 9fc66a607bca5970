import { err, type Result } from '#domain/kernel/result.ts';
import { deviceClock, deviceStore } from '#lib/data/device-clock.ts';
import type { Engine } from '#lib/data/engine/engine.ts';
import { loadEngine } from '#lib/data/engine-loader.ts';
import { browserHandoverStore as store } from '#lib/data/handover/browser-store.ts';
import { Carrier } from '#lib/data/handover/carrier.ts';
import { HandedOver } from '#lib/data/handover/handed-over.ts';
import { makeBundle, type MadeBundle, type MakingProblem } from '#lib/data/handover/make-bundle.ts';
import { CARRYING_KEY, namedKey } from '#lib/data/handover/marks.ts';
import { nameKey } from '#lib/data/handover/name-key.ts';
import type { CarriedBundle } from '#lib/data/handover/types.ts';
import { browserFetch } from '#lib/data/http/http-client.ts';
import { ownSessionOnly } from '#lib/data/http/own-session.ts';

/** Handing over and carrying on this device. */
class Handover {
	#carried: readonly CarriedBundle[] = $state.raw([]);
	#isSending: boolean = $state.raw(false);
	readonly #handedOver = new HandedOver();
	readonly #carrier = new Carrier({
		store,
		fetch: browserFetch,
		clock: deviceClock,
		onChange: (bundles) => this.#show(bundles)
	});

	/** What this device carries or has carried for others, newest first. */
	get carried(): readonly CarriedBundle[] {
		return this.#carried;
	}
	get isSending(): boolean {
		return this.#isSending;
	}

	/** Makes this device able to hand over without network; needs the network once. */
	async prepare(engine: Engine): Promise<boolean> {
		const { userId } = engine;
		const { deviceId } = await engine.outbox();
		const fetch = ownSessionOnly(userId, browserFetch);
		const isNamed = await nameKey({ store, fetch, clock: deviceClock, userId, deviceId });
		if (isNamed) deviceStore.set(namedKey(userId), String(deviceClock.correctedNow()));
		return isNamed;
	}

	/** What waits here behind the first `after` records, sealed and signed. The outbox stays as it is. */
	async make(after = 0): Promise<Result<MadeBundle, MakingProblem>> {
		const engine = await loadEngine();
		const outbox = await this.#handedOver.behind(after, engine);
		try {
			const made = await makeBundle({ store, clock: deviceClock }, outbox, after);
			if (made.ok || made.error !== 'not_ready' || !(await this.prepare(engine))) return made;
			return await makeBundle({ store, clock: deviceClock }, outbox, after);
		} catch {
			// A browser that keeps no keys (some private windows).
			return err('unsupported');
		}
	}

	/** Reads the list as it is kept. */
	async refresh(): Promise<void> {
		this.#show(await this.#carrier.list());
	}

	/** Keeps somebody's bundle and tries to bring it to the server. Null when these bytes are none; throws for want of room. */
	async takeIn(bytes: Uint8Array<ArrayBuffer>): Promise<CarriedBundle | null> {
		const kept = await this.#carrier.keep(bytes);
		if (kept !== null) await this.send();
		return kept === null ? null : (this.#carried.find((one) => one.id === kept.id) ?? kept);
	}

	async send(): Promise<void> {
		this.#isSending = true;
		try {
			await this.#carrier.send();
			await this.refresh();
		} finally {
			this.#isSending = false;
		}
	}

	async forget(id: string): Promise<void> {
		await this.#carrier.forget(id);
	}

	#show(bundles: readonly CarriedBundle[]): void {
		this.#carried = bundles;
		if (bundles.some((bundle) => bundle.state === 'waiting')) deviceStore.set(CARRYING_KEY, '1');
		else deviceStore.remove(CARRYING_KEY);
	}
}

export const handover = new Handover();
