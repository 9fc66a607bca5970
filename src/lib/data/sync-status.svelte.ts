import { msToInstant, instantToMs, type Instant } from '#domain/time/instant.ts';
import { deviceClock } from '#lib/data/device-clock.ts';
import type { Engine, EngineStatus } from '#lib/data/engine/engine.ts';
import { loadEngine, whenEngineOpens } from '#lib/data/engine-loader.ts';
import { chipKindOf, type ChipFacts } from '#lib/data/sync-chip.ts';
import { storage } from '#lib/data/storage-state.svelte.ts';
import type { StorageState, SyncChipState, WaitingItem } from '#lib/data/types.ts';

/** Before the data of the device is open nobody knows what waits, so nothing is claimed. */
const opening: SyncChipState = { kind: 'opening', count: 0, at: null, skewMinutes: 0 };

class SyncStatus {
	#chip: SyncChipState = $state.raw(opening);
	#waiting: readonly WaitingItem[] = $state.raw([]);
	#lastSyncAt: Instant | null = $state.raw(null);
	#skewMinutes: number = $state.raw(0);
	#isFirstSync: boolean = $state.raw(false);
	#isReachable: boolean | null = $state.raw(null);
	#unsent: number = $state.raw(0);
	#openItems: number = $state.raw(0);
	#status: EngineStatus | null = null;
	#activeSince: number | null = null;
	#shownSince = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor() {
		let subscription: { unsubscribe(): void } | null = null;
		whenEngineOpens((engine) => {
			subscription?.unsubscribe();
			this.#reset();
			subscription = engine.status$.subscribe((status) => void this.#take(engine, status));
		});
	}

	get chip(): SyncChipState {
		return this.#chip;
	}
	/** Everything the server has not acknowledged, in the order in which it was done. */
	get waiting(): readonly WaitingItem[] {
		return this.#waiting;
	}
	get lastSyncAt(): Instant | null {
		return this.#lastSyncAt;
	}
	get storage(): StorageState {
		return storage.current;
	}
	/** Device clock minus true time, whole minutes; positive = fast. */
	get skewMinutes(): number {
		return this.#skewMinutes;
	}
	/** The very first download of this person's data is under way. */
	get isFirstSync(): boolean {
		return this.#isFirstSync;
	}
	/** What waits for the person's word. */
	get openItems(): number {
		return this.#openItems;
	}
	/** False once the server could not be reached; null = not tried yet. */
	get isReachable(): boolean | null {
		return this.#isReachable;
	}
	/** Number of records with unacknowledged writes. */
	get unsent(): number {
		return this.#unsent;
	}

	/** Sends and fetches now, whatever the backoff says. */
	async tryNow(): Promise<void> {
		(await loadEngine()).sync.tryNow();
	}

	/** The person knows what went with the storage. */
	async lossUnderstood(): Promise<void> {
		(await loadEngine()).lossUnderstood();
	}

	/** Asks the browser once more to keep the data; answers whether it will. */
	async keepStorage(): Promise<boolean> {
		await storage.secure();
		return storage.current.persisted === true;
	}

	/** Everything that waits, as a file the helpdesk can read: the last-resort guarantee. */
	async exportOutbox(): Promise<Blob> {
		return new Blob([await (await loadEngine()).exportOutbox()], { type: 'application/json' });
	}

	async #take(engine: Engine, status: EngineStatus): Promise<void> {
		this.#status = status;
		this.#unsent = status.pending.length + status.pendingRequests.length;
		this.#openItems = status.questions.decisions + status.questions.refusals;
		const { gate, pending, pendingRequests, context } = status;
		// The list is only needed in the sheet; its words come with the data layer.
		const [{ skewMinutesOf }, { waitingItems }] = await Promise.all([
			import('#lib/data/engine/outbox.ts'),
			import('#lib/data/engine/waiting-items.ts')
		]);
		if (this.#status !== status) return;
		this.#waiting = waitingItems(pending, pendingRequests, context);
		this.#lastSyncAt = gate.lastSuccessAt === null ? null : msToInstant(gate.lastSuccessAt);
		this.#skewMinutes = skewMinutesOf(deviceClock);
		this.#isFirstSync = status.isFirstSync;
		this.#isReachable = gate.isReachable;
		storage.reportProblem(status.storageProblem);
		storage.reportLoss(status.lostUnsent);
		if (!status.isActive) this.#activeSince = null;
		else this.#activeSince ??= deviceClock.correctedNow();
		this.#refresh();
	}

	#refresh(): void {
		clearTimeout(this.#timer);
		const status = this.#status;
		if (status === null) return;
		const now = deviceClock.correctedNow();
		const { kind, recheckInMs } = chipKindOf(this.#factsOf(status), now);
		if (kind !== this.#chip.kind) this.#shownSince = now;
		const oldest = this.#waiting[0]?.at ?? null;
		this.#chip = {
			kind,
			count: countOf(kind, status, this.#waiting.length),
			at: kind === 'waiting-long' || kind === 'waiting' ? oldest : this.#lastSyncAt,
			skewMinutes: this.#skewMinutes
		};
		if (recheckInMs !== null) this.#timer = setTimeout(() => this.#refresh(), Math.max(20, recheckInMs));
	}

	#factsOf(status: EngineStatus): ChipFacts {
		const { gate } = status;
		const oldest = this.#waiting[0];
		return {
			pending: status.pending.length + status.pendingRequests.length,
			isWriting: status.isWriting,
			oldestPendingAt: oldest === undefined ? null : instantToMs(oldest.at) + deviceClock.offsetMs,
			activeSince: this.#activeSince,
			lastSuccessAt: gate.lastSuccessAt,
			isFirstSync: status.isFirstSync,
			...status.questions,
			needsSignIn: gate.needsSignIn,
			needsUpdate: gate.needsUpdate,
			storageNearlyFull: storage.current.nearlyFull,
			isStorageLost: status.storageProblem === 'lost' || status.lostUnsent > 0,
			skewMinutes: this.#skewMinutes,
			shown: this.#chip.kind,
			shownSince: this.#shownSince
		};
	}

	#reset(): void {
		clearTimeout(this.#timer);
		this.#status = null;
		this.#unsent = 0;
		this.#openItems = 0;
		this.#activeSince = null;
		this.#chip = opening;
		this.#waiting = [];
		this.#lastSyncAt = null;
	}
}

function countOf(kind: SyncChipState['kind'], status: EngineStatus, waiting: number): number {
	if (kind === 'decision') return status.questions.decisions;
	if (kind === 'refused') return status.questions.refusals;
	return kind === 'waiting' || kind === 'waiting-long' ? waiting : 0;
}

export const syncStatus = new SyncStatus();
