import { BehaviorSubject, firstValueFrom } from 'rxjs';
import { Comparison } from '#lib/data/engine/comparison.ts';
import { databaseName, openDatabase, type LocalDatabase } from '#lib/data/engine/database.ts';
import { EntryWriter, type StorageProblem } from '#lib/data/engine/entry-writer.ts';
import { FirstDownload } from '#lib/data/engine/first-download.ts';
import { abortableSleep, Gate } from '#lib/data/engine/gate.ts';
import { ResetDoubt } from '#lib/data/engine/reset-doubt.ts';
import { HistoryDoubt } from '#lib/data/engine/history-doubt.ts';
import { LateRequests } from '#lib/data/engine/late-requests.ts';
import { LocalStore } from '#lib/data/engine/local-store.ts';
import { isSameMirrored } from '#lib/data/engine/mirror-doc.ts';
import type { EngineOptions } from '#lib/data/engine/engine-options.ts';
import { Exchange, lastSyncKey } from '#lib/data/engine/exchange.ts';
import { pendingDocs, pendingDocs$ } from '#lib/data/engine/outbox.ts';
import { personContext$ } from '#lib/data/engine/person-context.ts';
import { Reoffer } from '#lib/data/engine/reoffer.ts';
import { Replication } from '#lib/data/engine/replication.ts';
import { Resolver } from '#lib/data/engine/resolver.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import { Settler } from '#lib/data/engine/settler.ts';
import type { Shared } from '#lib/data/engine/shared.ts';
import { Stamper } from '#lib/data/engine/stamper.ts';
import { UnsentMark } from '#lib/data/engine/unsent-mark.ts';
import { ViewDoubt } from '#lib/data/engine/view-doubt.ts';
import { WireClient } from '#lib/data/engine/wire-client.ts';
import { WritesUnderWay } from '#lib/data/engine/writes-under-way.ts';

/** Where a device notes how far it has read. */
export const positionKey = (userId: string) => `tagwerk.position.${userId}`;

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
export async function assemble(options: EngineOptions) {
	const { me, store, clock } = options;
	const gate = openGate(options);
	const stamper = new Stamper(options);
	const storageProblem$ = new BehaviorSubject<StorageProblem | null>(null);
	const onStorageProblem = (problem: StorageProblem | null) => {
		// A write that went through shows that there is room again; what the browser took away does not come back.
		if (problem !== null || storageProblem$.value === 'full') storageProblem$.next(problem);
	};
	options.storageLost$?.subscribe(() => onStorageProblem('lost'));
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
	const mark = new UnsentMark(store, me.userId);
	if (await mark.compare(database)) store.remove(positionKey(me.userId));
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
		historyDoubt: new HistoryDoubt(local, clock),
		resetDoubt: new ResetDoubt(local, clock),
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
	const exchange = new Exchange({
		options,
		gate,
		replication,
		settler,
		requests,
		comparison,
		storageProblem$
	});
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
		...replication.pushLine,
		position: () => replication.position,
		resync: (source) => replication.resync(source),
		readAnew: (source) => replication.readMirrorAnew(source),
		notedOf: (keys) => replication.notedRequests(keys),
		readings: () => replication.mirrorReadings,
		hasReadAfter: (reading, source) => replication.hasReadMirrorAfter(reading, source),
		hasReadAllAfter: (reading, source) => replication.hasReadMirrorAfter(reading, source, 'whole'),
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
		storageProblem$,
		pending$,
		writes,
		requests,
		mark
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
