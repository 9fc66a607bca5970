import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import type { RxReplicationPullStreamItem, WithDeleted } from 'rxdb';
import {
	combineLatest,
	debounceTime,
	distinctUntilChanged,
	filter,
	map,
	Subject,
	type Observable,
	type Subscription
} from 'rxjs';
import type { LocalDatabase } from '#lib/data/engine/database.ts';
import type { ResetDoubt } from '#lib/data/engine/reset-doubt.ts';
import type { HistoryDoubt } from '#lib/data/engine/history-doubt.ts';
import type { LateRequests } from '#lib/data/engine/late-requests.ts';
import { mirrored, toMirrorDoc, type MirroredName } from '#lib/data/engine/mirror-doc.ts';
import { MirrorPull, type MirrorCheckpoint } from '#lib/data/engine/mirror-pull.ts';
import { createEntryPull, type PullCheckpoint } from '#lib/data/engine/pull-handler.ts';
import { noteKept } from '#lib/data/engine/unnoted.ts';
import { PushHandler } from '#lib/data/engine/push-handler.ts';
import type { Reoffer } from '#lib/data/engine/reoffer.ts';
import type { Resolver } from '#lib/data/engine/resolver.ts';
import type { EntryDoc, MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import { SetBackWatch, type PushLine } from '#lib/data/engine/set-back-watch.ts';
import type { ViewDoubt } from '#lib/data/engine/view-doubt.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';
import { PULL_LIMIT_MAX } from '#protocol/pull.ts';
import { PUSH_ROWS_MAX } from '#protocol/push.ts';

const RETRY_MS = 5_000;
const WHOLE = 100_000;

/** The two replications of a person: time entries, and everything else, of which most only flows down. */
export class Replication {
	readonly entries: RxReplicationState<EntryDoc, PullCheckpoint>;
	readonly mirror: RxReplicationState<MirrorDoc, MirrorCheckpoint>;
	readonly isActive$: Observable<boolean>;
	readonly #entryStream$ = new Subject<RxReplicationPullStreamItem<EntryDoc, PullCheckpoint>>();
	readonly #mirrorStream$ = new Subject<RxReplicationPullStreamItem<MirrorDoc, MirrorCheckpoint>>();
	readonly #acknowledged$ = new Subject<void>();
	readonly #mirrorPull: MirrorPull;
	readonly #watch = new SetBackWatch();
	/** The way for rows of the person. */
	readonly pushLine: PushLine;
	readonly #subscriptions: Subscription[] = [];
	readonly #resetDoubt: ResetDoubt;
	readonly #onDownload: (isWhole: boolean) => Promise<void>;
	#isWatched = false;
	/** Since the start, or since an error, nobody knows whether RxDB noted all it kept. */
	#isUnsure = true;
	/** The same of each collection: a page of one says nothing of what was kept of another. */
	readonly #unsureMirrored = new Set<string>(mirrored);
	/** The last pull found no more. */
	#isAtEnd = false;
	#latest: PullCheckpoint | null = null;
	#position: number;

	constructor(options: {
		readonly database: LocalDatabase;
		readonly wire: WireClient;
		readonly resolver: Resolver;
		/** Where the last pull of an earlier session ended. */
		readonly position: number;
		readonly onPulled: (position: number) => void;
		/** Whether all time entries are on the device: false while they come from the beginning. */
		readonly onDownload: (isWhole: boolean) => Promise<void>;
		/** Brings back what a restore of the server lost. */
		readonly reoffer: Reoffer;
		readonly userId: string;
		/** Whether what was pulled may lack something that may be seen again. */
		readonly doubt: ViewDoubt;
		/** Whether the server's history was found to be shorter than it was. */
		readonly historyDoubt: HistoryDoubt;
		/** Whether the last reading from the beginning is noted. */
		readonly resetDoubt: ResetDoubt;
		/** What sends absences and corrections. */
		readonly requests: LateRequests;
	}) {
		this.#position = options.position;
		this.#onDownload = options.onDownload;
		this.#resetDoubt = options.resetDoubt;
		const { database, wire, resolver, reoffer, doubt, resetDoubt, requests } = options;
		const onSetBack = () => this.#askAboutForgotten();
		this.pushLine = this.#watch.over(wire, onSetBack);
		const pull = createEntryPull({
			wire,
			entries: database.entries,
			reoffer,
			doubt,
			resetDoubt,
			onDoubtLeft: () => this.#acknowledged$.next(),
			onSetBack
		});
		const push = new PushHandler({
			wire: this.pushLine,
			resolver,
			isKnown: (epoch) => reoffer.isKnown(epoch),
			onAcknowledged: () => this.#acknowledged$.next(),
			onUnseen: async ({ id: entryId, userId, mutation: { id } }) => {
				if (userId === options.userId) return;
				await doubt.raise({ id, entryId });
				this.#acknowledged$.next();
			}
		});
		this.#mirrorPull = new MirrorPull({
			wire,
			mirror: database.mirror,
			doubt: options.historyDoubt,
			resetDoubt,
			onOtherHistory: async (source, answered) => (await requests.load()).keepForgotten(source, answered)
		});
		const common = {
			live: true,
			retryTime: RETRY_MS,
			waitForLeadership: false,
			autoStart: false,
			toggleOnDocumentVisible: false
		};
		this.entries = replicateRxCollection<EntryDoc, PullCheckpoint>({
			...common,
			replicationIdentifier: 'tagwerk-entries',
			collection: database.entries,
			pull: {
				batchSize: PULL_LIMIT_MAX,
				stream$: this.#entryStream$,
				handler: async (from, limit) => {
					this.#watch.note(from);
					const { isEnd, ...pulled } = await pull.pull(from, limit);
					this.#watch.note(pulled.checkpoint);
					if (this.#isUnsure)
						await noteKept(
							this.entries,
							pulled.documents.map((one) => one.id)
						);
					this.#isUnsure = false;
					const isFromTheBeginning = from === undefined || pulled.checkpoint.resetting;
					if (!isEnd && isFromTheBeginning) await options.onDownload(false);
					this.#isAtEnd = isEnd;
					this.#latest = pulled.checkpoint;
					this.#position = pulled.checkpoint.seq;
					options.onPulled(this.#position);
					return pulled;
				}
			},
			push: { batchSize: PUSH_ROWS_MAX, handler: (rows) => push.push(rows) }
		});
		this.mirror = replicateRxCollection<MirrorDoc, MirrorCheckpoint>({
			...common,
			replicationIdentifier: 'tagwerk-mirror',
			collection: database.mirror,
			pull: {
				batchSize: WHOLE,
				stream$: this.#mirrorStream$,
				handler: async (from) => {
					for (const one of Object.values(from ?? {})) this.#watch.note(one);
					const pulled = await this.#mirrorPull.pull(from);
					for (const one of Object.values(pulled.checkpoint)) this.#watch.note(one);
					const unsure = pulled.documents.filter(({ source }) => this.#unsureMirrored.has(source));
					const unsureKeys = unsure.map(({ key }) => key);
					await noteKept(this.mirror, unsureKeys);
					for (const { source } of unsure) this.#unsureMirrored.delete(source);
					return pulled;
				}
			},
			push: {
				batchSize: PUSH_ROWS_MAX,
				// Loaded for a write of the person; all else that RxDB shows here came from the server.
				handler: async (rows) =>
					rows.some((row) => row.newDocumentState.pending === 1) ? (await requests.load()).push(rows) : []
			}
		});
		this.isActive$ = combineLatest([this.entries.active$, this.mirror.active$]).pipe(
			map(([entries, mirror]) => entries || mirror),
			distinctUntilChanged()
		);
		// What the server made of our writes (revision, route, receipt) comes by pull.
		this.#subscriptions.push(this.entries.error$.subscribe(() => (this.#isUnsure = true)));
		this.#subscriptions.push(
			this.mirror.error$.subscribe(() => mirrored.forEach((name) => this.#unsureMirrored.add(name)))
		);
		this.#subscriptions.push(
			this.#acknowledged$.pipe(debounceTime(20)).subscribe(() => this.resync('time_entries'))
		);
	}

	/** Begins, or goes on after a pause. Company data first: a first sync needs it to show anything. */
	async start(): Promise<void> {
		this.#resetDoubt.forget();
		await Promise.all([this.mirror.start(), this.entries.start()]);
		this.#watchDownload();
	}

	/** The last page counts when its records are kept, not when it was read. */
	#watchDownload(): void {
		const isPulling$ = this.entries.internalReplicationState?.events.active.down;
		if (this.#isWatched || isPulling$ === undefined) return;
		this.#isWatched = true;
		const hasEnded$ = isPulling$.pipe(filter((isPulling) => !isPulling && this.#isAtEnd));
		// A device that cannot keep the mark says "loading" once more at the next start, and nothing worse.
		this.#subscriptions.push(hasEnded$.subscribe(() => void this.#onDownload(true).catch(() => undefined)));
	}

	async pause(): Promise<void> {
		await Promise.all([this.mirror.pause(), this.entries.pause()]);
	}

	/** Asks the server for what changed: one collection, or all of them. */
	resync(collection: string | null = null): void {
		if (collection === null || collection === 'time_entries') this.#entryStream$.next('RESYNC');
		if (collection === 'time_entries') return;
		const known = mirrored.find((name): name is MirroredName => name === collection);
		this.#mirrorPull.markStale(collection === null ? null : (known ?? null));
		this.#mirrorStream$.next('RESYNC');
	}

	/** Where the last pull of this session ended. */
	get latestCheckpoint(): PullCheckpoint | null {
		return this.#latest;
	}

	/** Position in the server's history up to which this device has pulled, as far as this page knows. */
	get position(): number {
		return this.#position;
	}

	/** Pages of time entries are under way, or on their way into the storage. */
	get isPulling(): boolean {
		return this.entries.internalReplicationState?.events.active.down.value ?? false;
	}

	/** Another page pulled on. */
	adoptPosition(position: number): void {
		this.#position = position;
	}

	/** The masters on which waiting writes are built, by record id. */
	async assumedMasters(ids: readonly string[]): Promise<ReadonlyMap<string, WithDeleted<EntryDoc>>> {
		const known = await this.entries.metaInstance?.findDocumentsById(
			ids.map((id) => `${id}|0`),
			false
		);
		return new Map((known ?? []).map((doc) => [doc.itemId, doc.docData]));
	}

	/** The server's versions of absences and corrections as they were noted, by key. */
	async notedRequests(keys: readonly string[]): Promise<ReadonlyMap<string, WithDeleted<MirrorDoc>>> {
		const noted = await this.mirror.metaInstance?.findDocumentsById(
			keys.map((key) => `${key}|0`),
			false
		);
		return new Map((noted ?? []).map((doc) => [doc.itemId, doc.docData]));
	}

	/** How many times absences, corrections and company data were asked for. */
	get mirrorReadings(): number {
		return this.#mirrorPull.readings;
	}

	/** Whether a later reading of a collection came to its end, and what it brought is kept. */
	hasReadMirrorAfter(...asked: Parameters<MirrorPull['hasReadAfter']>): boolean {
		const isPulling = this.mirror.internalReplicationState?.events.active.down.value ?? false;
		return !isPulling && this.#mirrorPull.hasReadAfter(...asked);
	}

	/** Asks for everything of a collection once more, from the beginning. */
	readMirrorAnew(collection: MirroredName): void {
		this.#mirrorPull.readAnew(collection);
		this.#mirrorStream$.next('RESYNC');
	}

	/** Takes absences and corrections away that nobody sends any more. */
	dropRequests(keys: readonly string[]): void {
		const checkpoint = notedPosition(this.mirror);
		if (keys.length === 0 || checkpoint === undefined) return;
		const documents = keys.map((key) => {
			const [source, id] = key.split('|') as [MirroredName, string];
			return toMirrorDoc(source, { id, _deleted: true, seq: 0 });
		});
		this.#mirrorStream$.next({ documents, checkpoint });
	}

	/** The history is shorter than it was: asks about what people wrote besides time, before it grows again. */
	async #askAboutForgotten(): Promise<void> {
		this.#watch.forget();
		await this.#mirrorPull.askAboutForgotten();
		this.#mirrorStream$.next('RESYNC');
	}

	/** Hands masters to the device that a pull brought at a moment when they could not be taken. */
	deliver(documents: WithDeleted<EntryDoc>[]): void {
		if (this.#latest === null) return;
		// Where nothing was noted yet, what follows reads everything.
		const checkpoint = notedPosition(this.entries) ?? { ...this.#latest, seq: 0, resetting: true };
		this.#entryStream$.next({ documents, checkpoint });
	}

	async stop(): Promise<void> {
		for (const subscription of this.#subscriptions) subscription.unsubscribe();
		for (const { internalReplicationState: state } of [this.mirror, this.entries])
			// A note that the storage did not take would stand in the way of everything after it, the end included.
			if (state) state.checkpointQueue = state.checkpointQueue.catch(() => undefined);
		await Promise.all([this.mirror.cancel(), this.entries.cancel()]);
	}
}

/**
 * The position of which RxDB has noted that everything before it is kept. Whatever is delivered besides a pull says
 * this one: what was read further on may not have been kept.
 */
function notedPosition<Doc, At>(replication: RxReplicationState<Doc, At>): At | undefined {
	return replication.internalReplicationState?.lastCheckpointDoc.down?.checkpointData as At | undefined;
}
