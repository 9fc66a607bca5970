import { combineLatest, map, type Observable } from 'rxjs';
import { comparedKey } from '#lib/data/engine/comparison.ts';
import { createCommands, type Commands } from '#lib/data/engine/commands.ts';
import { endSettledDecisions } from '#lib/data/engine/decision-commands.ts';
import { countQuestions } from '#lib/data/engine/open-questions.ts';
import { type StorageProblem } from '#lib/data/engine/entry-writer.ts';
import { createFormDrafts, type FormDrafts } from '#lib/data/engine/form-drafts.ts';
import { type GateState } from '#lib/data/engine/gate.ts';
import { pendingRequests$ } from '#lib/data/engine/outbox.ts';
import type { EngineOptions } from '#lib/data/engine/engine-options.ts';
import { lastSyncKey } from '#lib/data/engine/exchange.ts';
import { type PersonContext } from '#lib/data/engine/person-context.ts';
import type { RequestCommands } from '#lib/data/engine/requests/request-commands.ts';
import type { Inbox } from '#lib/data/engine/requests/request-sync.ts';
import type { EntryDoc, MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import { followHandovers } from '#lib/data/handover/left-rows.ts';
import type { Outbox } from '#lib/data/handover/make-bundle.ts';
import { Unsent } from '#lib/data/engine/unsent.ts';
import { createViews, type Views } from '#lib/data/engine/views.ts';
import { assemble, positionKey } from '#lib/data/engine/engine-parts.ts';
import type { OwnData } from '#lib/data/views/own-data-types.ts';

/** What the sync status is worked out from. */
export interface EngineStatus {
	readonly gate: GateState;
	readonly pending: readonly EntryDoc[];
	/** Absences and corrections the server has not acknowledged. */
	readonly pendingRequests: readonly MirrorDoc[];
	/** What waits for the person's word, in questions. */
	readonly questions: { readonly decisions: number; readonly refusals: number };
	readonly isActive: boolean;
	/** A local write is under way or not listed in `pending` yet. */
	readonly isWriting: boolean;
	readonly isFirstSync: boolean;
	readonly storageProblem: StorageProblem | null;
	/** Records that waited in a database which the browser threw away, until the person has understood it. */
	readonly lostUnsent: number;
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
	/** The person knows what went with the storage. */
	lossUnderstood(): void;
	/** What waits for the person's word; loaded when somebody looks at it. */
	inbox(): Promise<Inbox>;
	/** Everything that waits or is still to be decided here, as a file. */
	exportOutbox(): Promise<string>;
	/** What waits, per collection, as it would be pushed. */
	outbox(): Promise<Outbox>;
	/** Everything of the person's own that is here, as files to take along; what writes them is loaded when asked. */
	ownData(): Promise<OwnData>;
	/** Time entries on this device, whoever they belong to. */
	heldEntries(): Promise<number>;
	/** Writes the server has not acknowledged. */
	unsent(): Promise<number>;
	close(): Promise<void>;
	/** Closes and deletes this person's database. */
	destroy(): Promise<void>;
}

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
		storageProblem$,
		pending$,
		writes,
		requests,
		mark
	} = parts;
	const settling = await shared.local.settling();
	await endSettledDecisions(shared, settling.decisions);
	if (settling.questions.length > 0) await (await requests.load()).endSettled(settling.questions);
	const unsent = new Unsent(shared, replication);
	const commands = createCommands(shared);
	const views = createViews(shared);
	const handovers = followHandovers({
		notices$: views.notices(),
		shared,
		recordsAreThere: () => Promise.all([replication.entries.awaitInSync(), replication.mirror.awaitInSync()]),
		markRead: (id) => commands.markNoticeRead(id)
	});
	const noting = mark.follow(
		combineLatest([pending$, pendingRequests$(database)]).pipe(
			map(([entries, waiting]) => entries.length + waiting.length)
		)
	);
	const stop = async () => {
		noting.unsubscribe();
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
			questions: shared.local.questions$(),
			isActive: replication.isActive$,
			isWriting: writes.isAny$,
			storageProblem: storageProblem$,
			lostUnsent: mark.lost$,
			context: shared.context$
		}).pipe(
			map(({ decisions, questions, ...facts }) => ({
				...facts,
				questions: countQuestions(decisions, questions, me.userId),
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
				await requests.settle();
				await replication.mirror.awaitInSync();
			}
		},
		requests: async () => (await requests.load()).commands,
		lossUnderstood: () => mark.understood(),
		inbox: async () => (await requests.load()).inbox,
		exportOutbox: () => unsent.file(),
		outbox: () => unsent.outbox(),
		ownData: async () => (await import('#lib/data/engine/own-data.ts')).ownDataOf(shared),
		heldEntries: () => database.entries.count().exec(),
		unsent: () => unsent.count(),
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
			mark.forget();
		}
	};
}
