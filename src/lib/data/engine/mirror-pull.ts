import type { RxCollection, WithDeleted } from 'rxdb';
import { PullSession, type PullCheckpoint } from '#lib/data/engine/pull-handler.ts';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';
import type { CollectionName } from '#protocol/collections.ts';
import type { PulledDocument } from '#protocol/pull.ts';

/** The collections besides time entries, in the order in which a first sync needs them. */
export const mirrored = [
	'reference',
	'employees',
	'public_holidays',
	'notices',
	'absences',
	'corrections'
] as const;
export type MirroredName = (typeof mirrored)[number] & CollectionName;

export type OnOtherHistory = (
	source: 'absences' | 'corrections',
	answered: readonly WithDeleted<MirrorDoc>[]
) => Promise<void>;

/** One checkpoint per wire collection. */
export type MirrorCheckpoint = Readonly<Record<string, PullCheckpoint>>;

const PAGE = 1000;

/** All these collections behind one replication: only those marked as changed are asked. */
export class MirrorPull {
	readonly #sessions: ReadonlyMap<MirroredName, PullSession>;
	readonly #stale = new Set<MirroredName>(mirrored);
	readonly #mirror: RxCollection<MirrorDoc>;
	readonly #onOtherHistory: OnOtherHistory;

	constructor(options: {
		readonly wire: WireClient;
		readonly mirror: RxCollection<MirrorDoc>;
		/** Called before an answer of another history counts, with what it says about absences or corrections. */
		readonly onOtherHistory: OnOtherHistory;
	}) {
		this.#mirror = options.mirror;
		this.#onOtherHistory = options.onOtherHistory;
		this.#sessions = new Map(
			mirrored.map((collection) => [
				collection,
				new PullSession({
					fetchPage: (checkpoint, limit) => options.wire.pull(collection, checkpoint, limit),
					heldIds: async () => {
						const docs = await options.mirror.find({ selector: { source: collection } }).exec();
						const settled = docs.filter((doc) => doc.pending === 0);
						return settled.map((doc) => doc.key.slice(collection.length + 1));
					}
				})
			])
		);
	}

	/** Something changed in a collection; null = anything may have. */
	markStale(collection: MirroredName | null): void {
		for (const name of collection === null ? mirrored : [collection]) this.#stale.add(name);
	}

	async pull(
		from: MirrorCheckpoint | undefined
	): Promise<{ documents: WithDeleted<MirrorDoc>[]; checkpoint: MirrorCheckpoint }> {
		const asked = mirrored.filter((name) => this.#stale.has(name));
		for (const name of asked) this.#stale.delete(name);
		try {
			const pulled = await Promise.all(asked.map((name) => this.#pullAll(name, from?.[name] ?? null)));
			const checkpoint = { ...from };
			asked.forEach((name, index) => {
				const part = pulled[index];
				if (part && part.checkpoint !== null) checkpoint[name] = part.checkpoint;
			});
			return { documents: pulled.flatMap((part) => part.documents), checkpoint };
		} catch (error) {
			for (const name of asked) this.#stale.add(name);
			throw error;
		}
	}

	/**
	 * From where to read: before the receipts of what waits. RxDB skips what comes while a write is on its way, so the
	 * server's answer to it may have gone by.
	 */
	async #rewound(name: MirroredName, from: PullCheckpoint | null): Promise<PullCheckpoint | null> {
		if (from === null || from.resetting) return from;
		const waiting = await this.#mirror.find({ selector: { pending: 1 } }).exec();
		const positions = waiting.filter((doc) => doc.source === name).map((doc) => doc.since);
		return { ...from, seq: Math.min(from.seq, ...positions) };
	}

	/** Company data is small: a collection is read to its end in one go. */
	async #pullAll(name: MirroredName, from: PullCheckpoint | null) {
		const session = this.#sessions.get(name);
		const documents: WithDeleted<MirrorDoc>[] = [];
		let checkpoint = await this.#rewound(name, from);
		while (session) {
			const page = await session.pull(checkpoint, PAGE);
			documents.push(...page.documents.map((document) => toMirrorDoc(name, document)));
			checkpoint = page.checkpoint;
			if (page.documents.length < PAGE) break;
		}
		// The server was restored (R8): what it forgot is not dropped unseen.
		const isOther = from !== null && checkpoint !== null && from.epoch !== checkpoint.epoch;
		if (isOther && (name === 'absences' || name === 'corrections'))
			await this.#onOtherHistory(name, documents);
		return { documents, checkpoint };
	}
}

/** A record of the server as the device keeps it; tombstones keep nothing of the content. */
export function toMirrorDoc(collection: MirroredName, document: PulledDocument): WithDeleted<MirrorDoc> {
	const { _deleted, ...data } = document;
	return {
		key: `${collection}|${document.id}`,
		source: collection,
		data: _deleted ? null : ({ ...data, _deleted: false } as PulledDocument),
		pending: 0,
		removed: 0,
		since: 0,
		nudge: 0,
		base: null,
		_deleted
	};
}

/** Same version of a record, whatever waits on it: what the server sent is there already, or was not touched. */
export function isSameMirrored(a: WithDeleted<MirrorDoc>, b: WithDeleted<MirrorDoc>): boolean {
	const isGone = (doc: WithDeleted<MirrorDoc>) => doc._deleted || doc.removed === 1;
	if (isGone(a) || isGone(b)) return isGone(a) && isGone(b) && a.pending === b.pending;
	return JSON.stringify(a.data) === JSON.stringify(b.data);
}
