import { BehaviorSubject, combineLatest, firstValueFrom, map, type Observable } from 'rxjs';
import { Comparison, comparedKey } from '#lib/data/engine/comparison.ts';
import { createCommands, type Commands } from '#lib/data/engine/commands.ts';
import { endSettledDecisions } from '#lib/data/engine/decision-commands.ts';
import { countQuestions } from '#lib/data/engine/open-questions.ts';
import { databaseName, openDatabase, type LocalDatabase } from '#lib/data/engine/database.ts';
import { EntryWriter, type StorageProblem } from '#lib/data/engine/entry-writer.ts';
import { FirstDownload } from '#lib/data/engine/first-download.ts';
import { createFormDrafts, type FormDrafts } from '#lib/data/engine/form-drafts.ts';
import { abortableSleep, Gate, type GateState } from '#lib/data/engine/gate.ts';
import { LateRequests, pendingRequests, pendingRequests$ } from '#lib/data/engine/late-requests.ts';
import { LocalStore } from '#lib/data/engine/local-store.ts';
import { isSameMirrored } from '#lib/data/engine/mirror-pull.ts';
import type { EngineOptions } from '#lib/data/engine/engine-options.ts';
import { Exchange, lastSyncKey } from '#lib/data/engine/exchange.ts';
import { exportOutbox, outboxRows, pendingDocs, pendingDocs$ } from '#lib/data/engine/outbox.ts';
import { personContext$, type PersonContext } from '#lib/data/engine/person-context.ts';
import { Reoffer } from '#lib/data/engine/reoffer.ts';
import { Replication } from '#lib/data/engine/replication.ts';
import type { RequestCommands } from '#lib/data/engine/requests/request-commands.ts';
import { Resolver } from '#lib/data/engine/resolver.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import { Settler } from '#lib/data/engine/settler.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { Stamper } from '#lib/data/engine/stamper.ts';
import { followHandovers } from '#lib/data/handover/left-rows.ts';
import type { Outbox } from '#lib/data/handover/make-bundle.ts';
import { ViewDoubt } from '#lib/data/engine/view-doubt.ts';
import { createViews, type Views } from '#lib/data/engine/views.ts';
import { WireClient } from '#lib/data/engine/wire-client.ts';
import { WritesUnderWay } from '#lib/data/engine/writes-under-way.ts';

/** What the sync status is worked out from. */
export interface EngineStatus {
	readonly gate: GateState;
	readonly pending: readonly EntryDoc[];
	/** Absences and corrections the server has not acknowledged. */
	readonly pendingRequests: number;
	/** What waits for the person's word, in questions. */
	readonly questions: { readonly decisions: number; readonly refusals: number };
	readonly isActive: boolean;
	/** A local write is under way or not listed in `pending` yet. */
	readonly isWriting: boolean;
	readonly isFirstSync: boolean;
	readonly storageProblem: StorageProblem | null;
	readonly context: PersonContext | null;
}

export interface Engine {
	readonly userId: string;
	readonly commands: Commands;
	readonly views: Views;
	readonly status$: Observable<EngineStatus>;
	readonly drafts: FormDrafts;
	readonly sync: {
		/** Sends and fetches now. */
		tryNow(): void;
		/** The person signed in again. */
		signedIn(): void;
		/** Resolves when nothing is under way and nothing waits, as far as this page does the talking. */
		idle(): Promise<void>;
	};
	/** What a person does with absences and corrections; loaded when it is needed. */
	requests(): Promise<RequestCommands>;
	exportOutbox(): Promise<string>;
	/** What waits, per collection, as it would be pushed. */
	outbox(): Promise<Outbox>;
	/** Time entries on this device, whoever they belong to. */
	heldEntries(): Promise<number>;
	/** Writes the server has not acknowledged. */
	unsent(): Promise<number>;
	close(): Promise<void>;
	/** Closes and deletes this person's database. */
	destroy(): Promise<void>;
}

const positionKey = (userId: string) => `tagwerk.position.${userId}`;

/** Opens a person's data on this device and begins to exchange it with the server when it is this page's turn. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
	const { me, store, clock } = options;
	const parts = await assemble(options);
	const {
		database,
		gate,
		replication,
		settler,
		comparison,
		exchange,
		shared,
		stamper,
		storageProblem$,
		pending$,
		writes,
		requests
	} = parts;
	await endSettledDecisions(shared);
	const commands = createCommands(shared);
	const views = createViews(shared);
	const handovers = followHandovers({
		notices$: views.notices(),
		shared,
		entriesAreThere: () => replication.entries.awaitInSync(),
		markRead: (id) => commands.markNoticeRead(id)
	});
	const stop = async () => {
		handovers.unsubscribe();
		exchange.close();
		gate.close();
		await replication.stop();
	};
	return {
		userId: me.userId,
		commands,
		views,
		drafts: createFormDrafts(shared.local, clock, shared.onStorageProblem),
		status$: combineLatest({
			gate: gate.state$,
			pending: pending$,
			pendingRequests: pendingRequests$(database),
			decisions: shared.local.decisions$(),
			isActive: replication.isActive$,
			isWriting: writes.isAny$,
			storageProblem: storageProblem$,
			context: shared.context$
		}).pipe(
			map(({ decisions, ...facts }) => ({
				...facts,
				questions: countQuestions(decisions, me.userId),
				isFirstSync: !facts.context.isComplete
			}))
		),
		sync: {
			tryNow: () => exchange.tryNow(),
			signedIn: () => exchange.signedIn(),
			idle: async () => {
				await replication.mirror.awaitInSync();
				await replication.entries.awaitInSync();
				await settler.settle();
				await comparison.run();
				await replication.entries.awaitInSync();
				if ((await pendingRequests(database)) > 0) await (await requests.load()).settle();
				await replication.mirror.awaitInSync();
			}
		},
		requests: async () => (await requests.load()).commands,
		exportOutbox: async () =>
			exportOutbox(await pendingDocs(database.entries), {
				me,
				deviceId: stamper.deviceId,
				clock,
				baseOf: (ids) => replication.assumedMasters(ids)
			}),
		outbox: async () => {
			const rows = await outboxRows(await pendingDocs(database.entries), (ids) =>
				replication.assumedMasters(ids)
			);
			return {
				userId: me.userId,
				deviceId: stamper.deviceId,
				collections: [{ name: 'time_entries', rows }]
			};
		},
		heldEntries: () => database.entries.count().exec(),
		unsent: async () => (await pendingDocs(database.entries)).length + (await pendingRequests(database)),
		async close() {
			await stop();
			await database.rx.close();
		},
		async destroy() {
			await stop();
			await database.rx.remove();
			store.remove(lastSyncKey(me.userId));
			store.remove(comparedKey(me.userId));
			store.remove(positionKey(me.userId));
		}
	};
}

function openGate({ me, store, clock, waiting }: EngineOptions): Gate {
	const lastSync = Number(store.get(lastSyncKey(me.userId)) ?? 0);
	return new Gate(
		{
			now: () => clock.correctedNow(),
			random: Math.random,
			...(waiting ?? { ticks: () => performance.now(), sleep: abortableSleep })
		},
		lastSync > 0 ? lastSync : null
	);
}

/** The parts of an engine, wired to each other. */
async function assemble(options: EngineOptions) {
	const { me, store, clock } = options;
	const gate = openGate(options);
	const stamper = new Stamper(options);
	const storageProblem$ = new BehaviorSubject<StorageProblem | null>(null);
	const onStorageProblem = (problem: StorageProblem) => storageProblem$.next(problem);
	// RxDB wants the conflict handler with the collection, the resolver wants the collections.
	const late: { resolver?: Resolver } = {};
	const requests = new LateRequests();
	const database = await openDatabase({
		name: options.databaseName ?? databaseName(me.userId),
		storage: options.storage,
		multiInstance: options.multiInstance,
		conflictHandler: {
			isEqual: (a, b, context) => late.resolver?.handler.isEqual(a, b, context) ?? false,
			resolve: (input, context) =>
				late.resolver?.handler.resolve(input, context) ?? Promise.resolve(input.realMasterState)
		},
		mirrorConflictHandler: {
			isEqual: (a, b) => isSameMirrored(a, b),
			// Whoever pushed it has loaded what resolves it.
			resolve: ({ newDocumentState, realMasterState }) =>
				Promise.resolve(requests.loaded?.resolve(newDocumentState, realMasterState) ?? realMasterState)
		}
	});
	const local = new LocalStore(database.local);
	const resolver = new Resolver({
		userId: me.userId,
		local,
		stamper,
		clock,
		markQuarantined: (doc) => setAside(database, doc)
	});
	late.resolver = resolver;
	const download = new FirstDownload(local, clock);
	const context$ = personContext$({
		mirror: database.mirror,
		me,
		deviceZone: options.deviceZone,
		isWhole$: download.isWhole$
	});
	const wire = new WireClient({ fetch: options.fetch, gate, clock });
	const reoffer = new Reoffer({
		entries: database.entries,
		wire,
		local,
		resolver,
		clock,
		notedOf: (ids) => replication.assumedMasters(ids)
	});
	const replication: Replication = new Replication({
		database,
		wire,
		resolver,
		position: Number(store.get(positionKey(me.userId)) ?? 0),
		onPulled: (position) => store.set(positionKey(me.userId), String(position)),
		onDownload: (isWhole) => download.mark(isWhole),
		reoffer,
		userId: me.userId,
		doubt: new ViewDoubt(local, clock),
		requests
	});
	const pending$ = pendingDocs$(database.entries);
	const writes = new WritesUnderWay(() => pendingDocs(database.entries));
	const writer = new EntryWriter({
		entries: database.entries,
		stamper,
		clock,
		context: () => firstValueFrom(context$),
		since: () => replication.position,
		onStorageProblem,
		onWrite: (write) => void writes.follow(write)
	});
	const settler = new Settler({ database, replication, wire });
	const comparison = new Comparison({
		userId: me.userId,
		deviceZone: options.deviceZone,
		store,
		clock,
		gate$: gate.state$,
		wire,
		reoffer,
		replication,
		hasPending: async () => (await firstValueFrom(pending$)).length > 0
	});
	const exchange = new Exchange({ options, gate, replication, settler, comparison, storageProblem$ });
	const { minutes$ } = options;
	const shared: Shared = {
		database,
		writer,
		stamper,
		clock,
		local,
		context$,
		wire,
		gate,
		minutes$,
		me,
		onStorageProblem
	};
	requests.connect(shared, {
		position: () => replication.position,
		resync: (source) => replication.resync(source),
		notedOf: (keys) => replication.notedRequests(keys),
		drop: (keys) => replication.dropRequests(keys)
	});
	return {
		database,
		gate,
		replication,
		settler,
		comparison,
		exchange,
		shared,
		stamper,
		storageProblem$,
		pending$,
		writes,
		requests
	};
}

/** Takes an unreadable row out of the outbox without sending it anywhere. */
async function setAside(database: LocalDatabase, doc: EntryDoc): Promise<void> {
	const [previous] = await database.entries.storageInstance.findDocumentsById([doc.id], true);
	if (previous?.data?.mutation.id !== doc.data?.mutation.id || previous === undefined) return;
	await database.entries.storageInstance.bulkWrite(
		[{ previous, document: { ...previous, pending: 2 } }],
		'tagwerk-quarantine'
	);
}
