import type { RxCollection, WithDeleted } from 'rxdb';
import type { ResetDoubt } from '#lib/data/engine/reset-doubt.ts';
import type { HistoryDoubt } from '#lib/data/engine/history-doubt.ts';
import { mirrored, toMirrorDoc, type MirroredName } from '#lib/data/engine/mirror-doc.ts';
import { PullSession, type PullCheckpoint } from '#lib/data/engine/pull-handler.ts';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';

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
	/** The numbers of the last reading of each collection that came to its end, and of the last one from the beginning. */
	readonly #ended = new Map<MirroredName, { readonly any: number; readonly whole: number }>();
	#readings = 0;
	/** To be read from the beginning the next time. */
	readonly #anew = new Set<MirroredName>();
	readonly #wire: WireClient;
	readonly #mirror: RxCollection<MirrorDoc>;
	readonly #doubt: HistoryDoubt;
	readonly #onOtherHistory: OnOtherHistory;

	constructor(options: {
		readonly wire: WireClient;
		readonly mirror: RxCollection<MirrorDoc>;
		/** Whether the history was found to be shorter than it was, and not everything was read since. */
		readonly doubt: HistoryDoubt;
		readonly resetDoubt: ResetDoubt;
		/**
		 * Called before an answer of another history, or of the same one without its end, counts: with what it says about
		 * absences or corrections.
		 */
		readonly onOtherHistory: OnOtherHistory;
	}) {
		this.#wire = options.wire;
		this.#mirror = options.mirror;
		this.#doubt = options.doubt;
		this.#onOtherHistory = options.onOtherHistory;
		this.#sessions = new Map(
			mirrored.map((collection) => [
				collection,
				new PullSession({
					fetchPage: (checkpoint, limit) => options.wire.pull(collection, checkpoint, limit),
					resetDoubt: options.resetDoubt.of(collection),
					heldIds: async () => {
						const docs = await options.mirror.find({ selector: { source: collection } }).exec();
						// What could not be read lies among the questions, whole: here it waits for nobody.
						const settled = docs.filter((doc) => doc.pending !== 1);
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

	/** A collection is to be read from the beginning: what its positions say is not enough. */
	readAnew(name: MirroredName): void {
		this.#anew.add(name);
		this.markStale(name);
	}

	/** How many readings have begun. */
	get readings(): number {
		return this.#readings;
	}

	/** Whether a collection was read to its end by a reading that began after that one; `whole`: from the beginning. */
	hasReadAfter(reading: number, collection: MirroredName, part: 'any' | 'whole' = 'any'): boolean {
		return (this.#ended.get(collection)?.[part] ?? 0) > reading;
	}

	async pull(
		from: MirrorCheckpoint | undefined
	): Promise<{ documents: WithDeleted<MirrorDoc>[]; checkpoint: MirrorCheckpoint }> {
		const asked = mirrored.filter((name) => this.#stale.has(name));
		for (const name of asked) this.#stale.delete(name);
		const reading = (this.#readings += 1);
		try {
			const doubt = asked.some(isWritten) ? await this.#doubt.latest() : null;
			const pulled = await Promise.all(asked.map((name) => this.#pullAll(name, from?.[name] ?? null, doubt)));
			const checkpoint = { ...from };
			asked.forEach((name, index) => {
				const part = pulled[index];
				if (part === undefined) return;
				if (part.checkpoint !== null) checkpoint[name] = part.checkpoint;
				const whole = part.isWhole ? reading : (this.#ended.get(name)?.whole ?? 0);
				this.#ended.set(name, { any: reading, whole });
			});
			return { documents: pulled.flatMap((part) => part.documents), checkpoint };
		} catch (error) {
			for (const name of asked) this.#stale.add(name);
			throw error;
		}
	}

	/**
	 * The history was found to be shorter than it was. Asks about absences and corrections now: what other collections
	 * bring back makes it longer again, and then their own positions show nothing. An app that ends meanwhile asks at
	 * its next reading.
	 */
	async askAboutForgotten(): Promise<void> {
		await this.#doubt.raise();
		for (const name of written) {
			const session = new PullSession({
				fetchPage: (checkpoint, limit) => this.#wire.pull(name, checkpoint, limit),
				heldIds: () => Promise.resolve([])
			});
			const { documents } = await readAll(session, name, null);
			await this.#onOtherHistory(name, documents);
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
	async #pullAll(
		name: MirroredName,
		from: PullCheckpoint | null,
		doubt: string | null
	): Promise<WholeReading> {
		const session = this.#sessions.get(name);
		if (session === undefined) return { documents: [], checkpoint: from, isSetBack: false, isWhole: false };
		const isDoubted = isWritten(name) && from !== null && doubt !== null && from.doubt !== doubt;
		const isAnew = this.#anew.delete(name) || isDoubted;
		const read = await readAll(session, name, from, isAnew).catch((error: unknown) => {
			if (isAnew) this.#anew.add(name);
			throw error;
		});
		// The server was restored (R8): what it forgot is not dropped unseen.
		const isOther = isOfOtherHistory(from, read);
		if ((isOther || isDoubted) && isWritten(name)) await this.#onOtherHistory(name, read.documents);
		const isEnough = isOther || isAnew || from === null;
		const { checkpoint, ...rest } = isEnough ? read : await this.#readBack(session, name, from, read);
		const answers = isWritten(name) && doubt !== null ? { doubt } : {};
		return { ...rest, checkpoint: checkpoint === null ? null : { ...checkpoint, ...answers } };
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
		// Restored between the two readings.
		if (isOfOtherHistory(from, again) && isWritten(name)) await this.#onOtherHistory(name, again.documents);
		if (again.checkpoint?.scope !== from.scope) return again;
		const seq = Math.max(read.checkpoint.seq, again.checkpoint.seq);
		return { ...again, checkpoint: { ...again.checkpoint, seq } };
	}
}

interface WholeReading {
	readonly documents: WithDeleted<MirrorDoc>[];
	readonly checkpoint: PullCheckpoint | null;
	readonly isSetBack: boolean;
	/** From the beginning. */
	readonly isWhole: boolean;
}

/** The server was restored since it was last read, or lacks what it had. */
function isOfOtherHistory(from: PullCheckpoint | null, { checkpoint, isSetBack }: WholeReading): boolean {
	return from !== null && (from.epoch !== checkpoint?.epoch || isSetBack);
}

async function readAll(
	session: PullSession,
	name: MirroredName,
	from: PullCheckpoint | null,
	isDoubted = false
): Promise<WholeReading> {
	const documents: WithDeleted<MirrorDoc>[] = [];
	let isSetBack = false;
	let isWhole = from === null;
	for (let checkpoint = from; ;) {
		const page = await session.pull(checkpoint, PAGE, isDoubted && checkpoint === from);
		documents.push(...page.documents.map((document) => toMirrorDoc(name, document)));
		isSetBack ||= page.isSetBack;
		isWhole ||= page.isReset;
		checkpoint = page.checkpoint;
		if (page.documents.length < PAGE) return { documents, checkpoint, isSetBack, isWhole };
	}
}

function isWritten(name: MirroredName): name is WrittenName {
	return written.some((one) => one === name);
}
