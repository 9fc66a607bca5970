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
	'corrections',
	'team_days',
	'presence'
] as const;
export type MirroredName = (typeof mirrored)[number] & CollectionName;

/** What people write among them. */
const written = ['absences', 'corrections'] as const;
type WrittenName = (typeof written)[number];

export type OnOtherHistory = (
	source: WrittenName,
	answered: readonly WithDeleted<MirrorDoc>[]
) => Promise<void>;

/** One checkpoint per wire collection. */
export type MirrorCheckpoint = Readonly<Record<string, PullCheckpoint>>;

const PAGE = 1000;

/** All these collections behind one replication: only those marked as changed are asked. */
export class MirrorPull {
	readonly #sessions: ReadonlyMap<MirroredName, PullSession>;
	readonly #stale = new Set<MirroredName>(mirrored);
	/** The number of the last reading of each collection that came to its end. */
	readonly #ended = new Map<MirroredName, number>();
	#readings = 0;
	/** What the server forgot of these was asked about; they are still to be read from the beginning. */
	readonly #doubted = new Set<MirroredName>();
	readonly #wire: WireClient;
	readonly #mirror: RxCollection<MirrorDoc>;
	readonly #onOtherHistory: OnOtherHistory;

	constructor(options: {
		readonly wire: WireClient;
		readonly mirror: RxCollection<MirrorDoc>;
		/**
		 * Called before an answer of another history, or of the same one without its end, counts: with what it says about
		 * absences or corrections.
		 */
		readonly onOtherHistory: OnOtherHistory;
	}) {
		this.#wire = options.wire;
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

	/** How many readings have begun. */
	get readings(): number {
		return this.#readings;
	}

	/** Whether a collection was read to its end by a reading that began after that one. */
	hasReadAfter(reading: number, collection: MirroredName): boolean {
		return (this.#ended.get(collection) ?? 0) > reading;
	}

	async pull(
		from: MirrorCheckpoint | undefined
	): Promise<{ documents: WithDeleted<MirrorDoc>[]; checkpoint: MirrorCheckpoint }> {
		const asked = mirrored.filter((name) => this.#stale.has(name));
		for (const name of asked) this.#stale.delete(name);
		const reading = (this.#readings += 1);
		try {
			const pulled = await Promise.all(asked.map((name) => this.#pullAll(name, from?.[name] ?? null)));
			const checkpoint = { ...from };
			asked.forEach((name, index) => {
				const part = pulled[index];
				if (part && part.checkpoint !== null) checkpoint[name] = part.checkpoint;
				this.#ended.set(name, reading);
			});
			return { documents: pulled.flatMap((part) => part.documents), checkpoint };
		} catch (error) {
			for (const name of asked) this.#stale.add(name);
			throw error;
		}
	}

	/**
	 * The history was found to be shorter than it was. Asks about absences and corrections now: what other collections
	 * bring back makes it longer again, and then their own positions show nothing.
	 */
	async askAboutForgotten(): Promise<void> {
		for (const name of written) {
			const session = new PullSession({
				fetchPage: (checkpoint, limit) => this.#wire.pull(name, checkpoint, limit),
				heldIds: () => Promise.resolve([])
			});
			const { documents } = await readAll(session, name, null);
			await this.#onOtherHistory(name, documents);
			this.#doubted.add(name);
			this.markStale(name);
		}
	}

	/**
	 * From where to read: before the receipts of what waits. RxDB skips what comes while a write is on its way, so the
	 * server's answer to it may have gone by.
	 */
	async #rewound(name: MirroredName, from: PullCheckpoint): Promise<PullCheckpoint> {
		if (from.resetting) return from;
		const waiting = await this.#mirror.find({ selector: { pending: 1 } }).exec();
		const positions = waiting.filter((doc) => doc.source === name).map((doc) => doc.since);
		return { ...from, seq: Math.min(from.seq, ...positions) };
	}

	/** Company data is small: a collection is read to its end in one go. */
	async #pullAll(name: MirroredName, from: PullCheckpoint | null): Promise<WholeReading> {
		const session = this.#sessions.get(name);
		if (session === undefined) return { documents: [], checkpoint: from, isSetBack: false };
		// A view without a name is nobody's: the server starts from the beginning.
		const isDoubted = from !== null && this.#doubted.delete(name);
		const start = isDoubted ? { ...from, scope: '' } : from;
		const read = await readAll(session, name, start).catch((error: unknown) => {
			if (isDoubted) this.#doubted.add(name);
			throw error;
		});
		// The server was restored (R8): what it forgot is not dropped unseen.
		const isOther = from !== null && (from.epoch !== read.checkpoint?.epoch || read.isSetBack);
		if (isOther && isWritten(name)) await this.#onOtherHistory(name, read.documents);
		return isOther || isDoubted || from === null ? read : this.#readBack(session, name, from, read);
	}

	/**
	 * Reads once more from further back where something waits. Not at once from there: only the place up to which the
	 * device had read shows whether the history has become shorter.
	 */
	async #readBack(
		session: PullSession,
		name: MirroredName,
		from: PullCheckpoint,
		read: WholeReading
	): Promise<WholeReading> {
		const back = await this.#rewound(name, from);
		// Another view: everything was just read from the beginning.
		if (back.seq >= from.seq || read.checkpoint?.scope !== from.scope) return read;
		const again = await readAll(session, name, back);
		if (again.checkpoint?.scope !== from.scope) return again;
		const seq = Math.max(read.checkpoint.seq, again.checkpoint.seq);
		return { ...again, checkpoint: { ...again.checkpoint, seq } };
	}
}

interface WholeReading {
	readonly documents: WithDeleted<MirrorDoc>[];
	readonly checkpoint: PullCheckpoint | null;
	readonly isSetBack: boolean;
}

async function readAll(
	session: PullSession,
	name: MirroredName,
	from: PullCheckpoint | null
): Promise<WholeReading> {
	const documents: WithDeleted<MirrorDoc>[] = [];
	let isSetBack = false;
	for (let checkpoint = from; ;) {
		const page = await session.pull(checkpoint, PAGE);
		documents.push(...page.documents.map((document) => toMirrorDoc(name, document)));
		isSetBack ||= page.isSetBack;
		checkpoint = page.checkpoint;
		if (page.documents.length < PAGE) return { documents, checkpoint, isSetBack };
	}
}

function isWritten(name: MirroredName): name is WrittenName {
	return written.some((one) => one === name);
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
