import type { RxCollection, WithDeleted } from 'rxdb';
import { PullSession, type PullCheckpoint } from '#lib/data/engine/pull-handler.ts';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';
import type { CollectionName } from '#protocol/collections.ts';
import type { PulledDocument } from '#protocol/pull.ts';

/** Collections that only flow down, in the order in which a first sync needs them. */
export const mirrored = ['reference', 'employees', 'public_holidays', 'notices', 'absences'] as const;
export type MirroredName = (typeof mirrored)[number] & CollectionName;

/** One checkpoint per wire collection. */
export type MirrorCheckpoint = Readonly<Record<string, PullCheckpoint>>;

const PAGE = 1000;

/** All pull-only collections behind one replication: only those marked as changed are asked. */
export class MirrorPull {
	readonly #sessions: ReadonlyMap<MirroredName, PullSession>;
	readonly #stale = new Set<MirroredName>(mirrored);

	constructor(options: { readonly wire: WireClient; readonly mirror: RxCollection<MirrorDoc> }) {
		this.#sessions = new Map(
			mirrored.map((collection) => [
				collection,
				new PullSession({
					fetchPage: (checkpoint, limit) => options.wire.pull(collection, checkpoint, limit),
					heldIds: async () => {
						const docs = await options.mirror.find({ selector: { source: collection } }).exec();
						return docs.map((doc) => doc.key.slice(collection.length + 1));
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

	/** Company data is small: a collection is read to its end in one go. */
	async #pullAll(name: MirroredName, from: PullCheckpoint | null) {
		const session = this.#sessions.get(name);
		const documents: WithDeleted<MirrorDoc>[] = [];
		let checkpoint = from;
		while (session) {
			const page = await session.pull(checkpoint, PAGE);
			documents.push(...page.documents.map((document) => toMirrorDoc(name, document)));
			checkpoint = page.checkpoint;
			if (page.documents.length < PAGE) break;
		}
		return { documents, checkpoint };
	}
}

function toMirrorDoc(collection: MirroredName, document: PulledDocument): WithDeleted<MirrorDoc> {
	const { _deleted, ...data } = document;
	return {
		key: `${collection}|${document.id}`,
		source: collection,
		data: _deleted ? null : ({ ...data, _deleted: false } as PulledDocument),
		_deleted
	};
}
