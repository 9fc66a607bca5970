import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { LocalStorageEngine } from '#lib/data/engine/database.ts';
import type { Fields } from '#tests/simulation/facts.ts';
import type { HeldDatabase, HeldEntry, HeldRequest } from '#tests/simulation/held.ts';
import { requestSources, type RequestSource } from '#tests/simulation/request-facts.ts';
import type { StorageFault } from '#tests/simulation/plan.ts';
import type { World } from '#tests/simulation/sim-network.ts';

/** One start of the app: when it is over, nothing it still does has an effect. */
export interface Life {
	isOver: boolean;
}

/** The device's storage says no, by the name the browser would give. */
export class StorageFailure extends Error {
	override readonly name: string;

	constructor(name: string) {
		super('the storage said no');
		this.name = name;
	}
}

interface Row {
	readonly document: Record<string, unknown>;
}

/** A device's storage: survives every crash, fails when the plan says so, and tells the oracle what it keeps. */
export class SimStorage {
	/** Called in the middle of a write that the plan lets the app die in. */
	onCrash: () => void = () => undefined;
	/** A write was refused since the app last started. */
	hasFailed = false;
	readonly #memory: LocalStorageEngine = getRxStorageMemory();
	readonly #world: World;
	#fault: { kind: StorageFault; left: number } | null = null;

	constructor(world: World) {
		this.#world = world;
	}

	plan(kind: StorageFault, nth: number): void {
		this.#fault = { kind, left: nth };
	}

	heal(): void {
		this.#fault = null;
	}

	/** Memory storage outlives its databases, and is one for all devices; `isEnd`: nothing is left for the next run. */
	empty(databases: readonly string[], isEnd: boolean): void {
		const { collectionStates } = this.#memory as { collectionStates?: Map<string, unknown> };
		const isKept = (name: string) =>
			!isEnd && this.#world.bug.evictsOnlyRecords === true && name.includes('-meta-');
		const isOurs = (name: string) => databases.some((one) => name.startsWith(`${one}--`));
		for (const name of collectionStates?.keys() ?? [])
			if (isOurs(name) && !isKept(name)) collectionStates?.delete(name);
	}

	/** The storage as one start of the app sees it. */
	engineFor(database: HeldDatabase, life: Life): LocalStorageEngine {
		const memory = this.#memory;
		return {
			...memory,
			createStorageInstance: async (options) => {
				const instance = await memory.createStorageInstance(options);
				const { collectionName } = options;
				const write = instance.bulkWrite.bind(instance);
				instance.bulkWrite = async (rows, context) => {
					// A program that is gone: nobody hears what it is told, and nothing it does has an effect.
					if (life.isOver) return { error: [] };
					const fault = collectionName.startsWith('_') ? null : this.#take();
					if (fault === 'fail') throw new StorageFailure('UnknownError');
					if (fault === 'quota') throw new StorageFailure('QuotaExceededError');
					if (fault === 'crash-before') return this.#die(life);
					const spoiled = this.#spoil(collectionName, rows as never, context);
					if (spoiled === 'never') return { error: [] };
					if (spoiled === 'late') {
						this.#world.time.setTimer(
							() =>
								void (
									life.isOver ||
									write(rows, context).then((result) =>
										this.#told(database, collectionName, rows as never, result.error as never, context)
									)
								),
							300
						);
						return { error: [] };
					}
					const result = await write(rows, context);
					this.#told(database, collectionName, rows as never, result.error as never, context);
					if (fault === 'crash-after') return this.#die(life);
					return result;
				};
				return instance;
			}
		};
	}

	#die(life: Life): { error: [] } {
		life.isOver = true;
		this.onCrash();
		return { error: [] };
	}

	#take(): StorageFault | null {
		if (this.#fault === null) return null;
		this.#fault.left -= 1;
		if (this.#fault.left > 0) return null;
		const { kind } = this.#fault;
		this.#fault = null;
		this.hasFailed ||= kind === 'fail' || kind === 'quota';
		return kind;
	}

	#spoil(collection: string, rows: readonly Row[], context: string): 'late' | 'never' | null {
		const { bug } = this.#world;
		const isQuestion = collection === 'local' && rows[0]?.document['kind'] === 'question';
		if (bug.forgetsQuestions === true && isQuestion) return 'never';
		if (bug.decision && collection === 'local') {
			for (const { document } of rows) {
				if (document['kind'] === 'decision') document['data'] = bug.decision(document['data'] as Fields);
			}
		}
		return bug.keepsPulledLate === true &&
			collection === 'time_entries' &&
			context.startsWith('replication-down')
			? 'late'
			: null;
	}

	#told(
		database: HeldDatabase,
		collection: string,
		rows: readonly Row[],
		errors: readonly { documentId: string }[],
		context: string
	): void {
		const failed = new Set(errors.map((one) => one.documentId));
		const { ledger, requests } = this.#world;
		for (const { document } of rows) {
			if (failed.has(String(document['id'] ?? document['key']))) continue;
			if (collection === 'time_entries')
				ledger.entryStored(database, copyOf(document) as never as HeldEntry, context === 'tagwerk-act');
			else if (collection === 'records')
				requests.stored(database, copyOf(document) as never as HeldRequest, context === 'tagwerk-request');
			else if (collection === 'local') this.#toldLocal(database, document);
			else if (document['isCheckpoint'] === '1' && document['itemId'] === 'down')
				this.#toldCheckpoint(database, collection, document['checkpointData'] as Fields);
		}
	}

	#toldLocal(database: HeldDatabase, document: Record<string, unknown>): void {
		const { ledger, requests } = this.#world;
		const id = String(document['id']);
		const kind = document['_deleted'] === true ? 'gone' : document['kind'];
		const data = document['data'] as Fields;
		// What was answered stays for a while, and is open no more.
		ledger.decisionStored(database, id, kind === 'decision' ? data : null);
		requests.questionStored(database, id, kind === 'question' ? data : null);
	}

	#toldCheckpoint(database: HeldDatabase, collection: string, checkpoint: Fields): void {
		if (collection.includes('meta-time_entries')) return this.#checkCheckpoint(database, checkpoint);
		if (!collection.includes('meta-records')) return;
		for (const source of requestSources) {
			const part = checkpoint[source] as Fields | undefined;
			if (part) this.#checkRequestsBefore(database, source, part);
		}
	}

	/** I6, for absences and corrections. */
	#checkRequestsBefore(database: HeldDatabase, source: RequestSource, checkpoint: Fields): void {
		const { history, watch, server } = this.#world;
		if (checkpoint['resetting'] === true || checkpoint['epoch'] !== server.epoch) return;
		const position = Number(checkpoint['seq']);
		for (const version of history.requests.visibleTo(database.userId)) {
			const { recordId, seq, ownerId } = version;
			if (version.source !== source || seq > position) continue;
			if (ownerId !== database.userId && history.rightsChanges > 0) continue;
			const held = database.requests.get(`${source}|${recordId}`);
			const isHere = held && !held._deleted && (held.pending !== 0 || Number(held.data?.['seq']) >= seq);
			if (!isHere) watch.fail('I6', `${database.name} noted ${position} without ${recordId} at ${seq}`);
		}
	}

	/** I6: what lies before the position that a device notes is on the device. */
	#checkCheckpoint(database: HeldDatabase, checkpoint: Fields): void {
		const { history, watch } = this.#world;
		if (checkpoint['resetting'] === true || checkpoint['epoch'] !== this.#world.server.epoch) return;
		const position = Number(checkpoint['seq']);
		const visible = history.visibleTo(database.userId).filter((one) => one.seq <= position);
		for (const version of visible) {
			// What others' rights let somebody see may have come to be visible after its position.
			if (version.ownerId !== database.userId && history.rightsChanges > 0) continue;
			const held = database.entries.get(version.recordId);
			const isHere =
				held && !held._deleted && (held.pending !== 0 || Number(held.data?.['seq']) >= version.seq);
			if (!isHere)
				watch.fail('I6', `${database.name} noted ${position} without ${version.recordId} at ${version.seq}`);
		}
	}
}

function copyOf(document: Record<string, unknown>): Record<string, unknown> {
	return { ...document };
}
