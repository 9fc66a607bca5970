import { filter, firstValueFrom, type Subject, type Subscription } from 'rxjs';
import type { Comparison } from '#lib/data/engine/comparison.ts';
import { storageProblemOf, type StorageProblem } from '#lib/data/engine/entry-writer.ts';
import type { EngineOptions } from '#lib/data/engine/engine-options.ts';
import type { Gate } from '#lib/data/engine/gate.ts';
import type { LateRequests } from '#lib/data/engine/late-requests.ts';
import type { Leadership } from '#lib/data/engine/leadership.ts';
import type { Replication } from '#lib/data/engine/replication.ts';
import type { Settler } from '#lib/data/engine/settler.ts';
import type { Stream } from '#lib/data/engine/stream.ts';
import type { TabLink, TabMessage } from '#lib/data/engine/tab-link.ts';

const SETTLE_AFTER_MS = 1_000;

/** Where the time of a person's last exchange survives a restart. */
export const lastSyncKey = (userId: string) => `tagwerk.synced.${userId}`;

interface Parts {
	readonly options: EngineOptions;
	readonly gate: Gate;
	readonly replication: Replication;
	readonly settler: Settler;
	readonly requests: LateRequests;
	readonly comparison: Comparison;
	readonly storageProblem$: Subject<StorageProblem | null>;
}

/** When this page talks to the server, and what it tells the other pages about it. */
export class Exchange {
	readonly #parts: Parts;
	readonly #link: TabLink | null;
	readonly #leadership: Leadership | null;
	readonly #subscriptions: Subscription[] = [];
	#stream: Stream | null = null;
	#isLeading = false;
	#settleTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(parts: Parts) {
		this.#parts = parts;
		const { options, gate, replication } = parts;
		this.#link = options.link?.() ?? null;
		this.#link?.listen((message) => this.#hear(message));
		this.#subscriptions.push(
			replication.isActive$.pipe(filter((isActive) => !isActive)).subscribe(() => this.#settleSoon()),
			replication.entries.error$.subscribe((error) => {
				const problem = storageProblemOf(error);
				if (problem !== null) parts.storageProblem$.next(problem);
			}),
			gate.state$.subscribe(() => this.#publish())
		);
		this.#leadership = options.lead?.({ onLead: () => this.#lead(), onLost: () => this.#follow() }) ?? null;
		if (this.#leadership === null) this.#lead();
		else this.#link?.send({ type: 'ask' });
	}

	/** Sends and fetches now, through whichever page does the talking. */
	tryNow(): void {
		if (!this.#isLeading) return this.#link?.send({ type: 'try-now' });
		this.#parts.gate.wake();
		this.#stream?.wake();
		this.#parts.replication.resync();
	}

	/** The person signed in again, on whichever page. */
	signedIn(): void {
		this.#parts.gate.signedIn();
		if (this.#isLeading) this.#stream?.wake();
		else this.#link?.send({ type: 'signed-in' });
	}

	close(): void {
		this.#isLeading = false;
		this.#parts.comparison.close();
		clearTimeout(this.#settleTimer);
		for (const subscription of this.#subscriptions) subscription.unsubscribe();
		this.#stream?.close();
		this.#leadership?.release();
		this.#link?.close();
	}

	#lead(): void {
		this.#isLeading = true;
		const { options, replication } = this.#parts;
		void replication.start().then(() => {
			if (!this.#isLeading) return;
			this.#stream ??=
				options.openStream?.({
					onChange: (collection) => replication.resync(collection),
					onResync: () => replication.resync()
				}) ?? null;
		});
	}

	/** Another page took over while this one was asleep. */
	#follow(): void {
		this.#isLeading = false;
		this.#stream?.close();
		this.#stream = null;
		void this.#parts.replication.pause();
	}

	#hear(message: TabMessage): void {
		if (message.type === 'state') {
			if (this.#isLeading) return;
			this.#parts.gate.adopt(message.state);
			this.#parts.replication.adoptPosition(message.position);
			return;
		}
		if (!this.#isLeading) return;
		if (message.type === 'ask') this.#publish();
		else if (message.type === 'signed-in') this.signedIn();
		else this.tryNow();
	}

	#publish(): void {
		const { options, gate, replication } = this.#parts;
		if (!this.#isLeading) return;
		const { state } = gate;
		if (state.lastSuccessAt !== null)
			options.store.set(lastSyncKey(options.me.userId), String(state.lastSuccessAt));
		this.#link?.send({ type: 'state', state, position: replication.position });
	}

	#settleSoon(): void {
		clearTimeout(this.#settleTimer);
		if (!this.#isLeading) return;
		this.#settleTimer = setTimeout(() => void this.#settle(), SETTLE_AFTER_MS);
	}

	async #settle(): Promise<void> {
		// Only the end of a session can interrupt it; whatever is left is looked after the next time.
		const isOpen = await this.#parts.settler.settle().catch(() => false);
		const isAsking = await this.#parts.requests.settle().catch(() => false);
		await this.#parts.comparison.run().catch(() => undefined);
		// The page may have ended meanwhile: then nothing follows.
		const isActive = await firstValueFrom(this.#parts.replication.isActive$, { defaultValue: true });
		if ((isOpen || isAsking) && !isActive) this.#settleSoon();
	}
}
