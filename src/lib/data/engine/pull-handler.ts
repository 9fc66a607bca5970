import type { RxCollection, WithDeleted } from 'rxdb';
import type { CollectionResetDoubt, ResetDoubt } from '#lib/data/engine/reset-doubt.ts';
import { wireToDoc, type WireEntry } from '#lib/data/engine/entry-doc.ts';
import type { Reoffer } from '#lib/data/engine/reoffer.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import type { ViewDoubt } from '#lib/data/engine/view-doubt.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';
import type { Checkpoint } from '#protocol/checkpoint.ts';
import type { PulledDocument, PullResponse } from '#protocol/pull.ts';

/** Where the device stands, plus whether a reset was under way when it was stored. */
export interface PullCheckpoint extends Checkpoint {
	readonly resetting: boolean;
	/** The last doubt about the view that was looked into. */
	readonly doubt?: string;
	/** The count of the last reading from the beginning that it knows of. */
	readonly resets?: number;
}

/** One pull for RxDB: documents up to the limit, and where they end. */
export interface Pulled<T> {
	readonly documents: T[];
	readonly checkpoint: PullCheckpoint;
	/** The server had no more at this moment. */
	readonly isEnd: boolean;
	/** Read anew from the beginning: positions held before compare with nothing. */
	readonly isReset: boolean;
	/** The server lacks what it had, under the name of the same history. */
	readonly isSetBack: boolean;
}

/**
 * Reads pages until `limit` documents are there or the server has no more: RxDB takes a short answer for the end.
 *
 * Reset: when what the person may see (or the server's history) changed, the server sends everything from the
 * beginning; what it did not send again up to the last page is no longer ours and is dropped, except rows
 * with pending writes. Names seen so far live in memory: a reset that was cut short begins anew, and so does one of
 * which a page was not kept, or in the middle of which the view changed once more.
 * A history that the device does not know is offered what it holds before a page of it counts (R8).
 * A position that does not know of the last reset is of before it: everything is read from the beginning. It is asked
 * about all the same, first: only a position shows whether the history has become shorter.
 */
export class PullSession {
	readonly #fetchPage: (checkpoint: Checkpoint | null, limit: number) => Promise<PullResponse>;
	/** Ids on the device that may be dropped by a reset. */
	readonly #heldIds: () => Promise<readonly string[]>;
	readonly #isKnown: (epoch: string, heldFrom: string | null, isSetBack: boolean) => Promise<boolean>;
	readonly #resetDoubt: CollectionResetDoubt | null;
	#seen: Set<string> | null = null;
	/** Where the last reading ended; going on from anywhere else means that it was not kept. */
	#reached: Checkpoint | null = null;

	constructor(options: {
		readonly fetchPage: (checkpoint: Checkpoint | null, limit: number) => Promise<PullResponse>;
		readonly heldIds: () => Promise<readonly string[]>;
		/** Whether the device knows the server's history; false: what it holds was offered there meanwhile. */
		readonly isKnown?: (epoch: string, heldFrom: string | null, isSetBack: boolean) => Promise<boolean>;
		/** Whether the last reset is noted; left out where nothing is kept. */
		readonly resetDoubt?: CollectionResetDoubt;
	}) {
		this.#fetchPage = options.fetchPage;
		this.#heldIds = options.heldIds;
		this.#isKnown = options.isKnown ?? (() => Promise.resolve(true));
		this.#resetDoubt = options.resetDoubt ?? null;
	}

	/** `isDoubted`: what is held is not what the position says; all is read from the beginning. */
	async pull(last: PullCheckpoint | null, limit: number, isDoubted = false): Promise<Pulled<PulledDocument>> {
		const latest = (await this.#resetDoubt?.latest()) ?? 0;
		const isOfBefore = last !== null && (last.resets ?? 0) !== latest;
		if (!isSamePlace(last, this.#reached)) this.#seen = null;
		const { checkpoint, ...pulled } = await this.#read(last, limit, isOfBefore || isDoubted);
		this.#reached = checkpoint;
		const resets = (await this.#resetDoubt?.latest()) ?? 0;
		return { ...pulled, checkpoint: resets === 0 ? checkpoint : { ...checkpoint, resets } };
	}

	async #read(
		from: PullCheckpoint | null,
		limit: number,
		isDoubted: boolean
	): Promise<Pulled<PulledDocument>> {
		const isCutShort = from?.resetting === true && this.#seen === null;
		let checkpoint: Checkpoint | null = isCutShort && from !== null ? { ...from, seq: 0 } : from;
		// Records without a position: the app ended between keeping a page and noting it. What of it is no longer ours goes.
		const isUnnoted = from === null && this.#seen === null && (await this.#heldIds()).length > 0;
		if (isCutShort || isUnnoted) this.#seen = new Set();
		const documents: PulledDocument[] = [];
		let isEnd = false;
		let isReset = this.#seen !== null;
		let wasSetBack = false;
		for (;;) {
			const page = await this.#fetchPage(plain(checkpoint), limit - documents.length);
			const isSetBack = this.#seen === null && from !== null && isShorter(from, page);
			wasSetBack ||= isSetBack;
			const isKnown = await this.#isKnown(page.checkpoint.epoch, from?.epoch ?? null, isSetBack);
			if (!isKnown || (isDoubted && this.#seen === null && page.reset !== true)) {
				// The page is of before: what was brought back lies behind it, or what is here is not what it goes on from.
				await this.#startAnew();
				documents.length = 0;
				checkpoint = fromTheBeginning(page.checkpoint);
				continue;
			}
			if (page.reset === true && (this.#seen === null || isOtherView(checkpoint, page))) {
				await this.#startAnew();
				documents.length = 0;
			}
			isReset ||= this.#seen !== null;
			for (const document of page.documents) this.#seen?.add(document.id);
			// The first answer of a new device needs no tombstones of things it never had.
			const isFirst = from === null && !isUnnoted;
			documents.push(...(isFirst ? page.documents.filter((document) => !document._deleted) : page.documents));
			checkpoint = page.checkpoint;
			if (!page.more) {
				documents.push(...(await this.#dropped(page.checkpoint.seq)));
				isEnd = true;
				break;
			}
			if (documents.length >= limit) break;
		}
		const reached = { ...checkpoint, resetting: this.#seen !== null };
		return { documents, checkpoint: reached, isEnd, isReset, isSetBack: wasSetBack };
	}

	/** Counted first: what the storage refuses to count is not read. */
	async #startAnew(): Promise<void> {
		await this.#resetDoubt?.raise();
		this.#seen = new Set();
	}

	async #dropped(seq: number): Promise<PulledDocument[]> {
		if (this.#seen === null) return [];
		const seen = this.#seen;
		this.#seen = null;
		const dropped = (await this.#heldIds()).filter((id) => !seen.has(id));
		return dropped.map((id) => ({ id, _deleted: true, seq }));
	}
}

/** While pages are still to come, the view's mark is followed by how far the reading goes. */
const UNDER_WAY = /[~.]\d*$/;

/**
 * A reset though neither history nor view is another: the history ends before the position it once gave. Somebody
 * put an older file in the server's place by hand.
 */
function isShorter(from: Checkpoint, { reset, checkpoint }: PullResponse): boolean {
	const isSameView = viewOf(checkpoint) === from.scope;
	return reset === true && isSameView && checkpoint.epoch === from.epoch;
}

/** In the middle of a reading: what was read so far was another view's. */
function isOtherView(asked: Checkpoint | null, { checkpoint }: PullResponse): boolean {
	return asked !== null && asked.scope !== '' && viewOf(asked) !== viewOf(checkpoint);
}

function viewOf({ scope }: Checkpoint): string {
	return scope.replace(UNDER_WAY, '');
}

function isSamePlace(a: Checkpoint | null, b: Checkpoint | null): boolean {
	return a?.epoch === b?.epoch && a?.scope === b?.scope && a?.seq === b?.seq;
}

/** A view without a name is nobody's: the server starts from the beginning. */
function fromTheBeginning(checkpoint: Checkpoint): Checkpoint {
	return { ...checkpoint, scope: '', seq: 0 };
}

function plain(checkpoint: Checkpoint | null): Checkpoint | null {
	return checkpoint === null
		? null
		: { epoch: checkpoint.epoch, scope: checkpoint.scope, seq: checkpoint.seq };
}

/** The pull handler of the time entries. */
export function createEntryPull(options: {
	readonly wire: WireClient;
	readonly entries: RxCollection<EntryDoc>;
	readonly reoffer: Reoffer;
	readonly doubt: ViewDoubt;
	readonly resetDoubt: ResetDoubt;
	/** A doubt could not be looked into yet: the refused row is still to be dropped. */
	readonly onDoubtLeft: () => void;
	/** The history is shorter than it was; called before anything is brought back, which makes it longer again. */
	readonly onSetBack: () => Promise<void>;
}): { pull(from: PullCheckpoint | undefined, limit: number): Promise<Pulled<WithDeleted<EntryDoc>>> } {
	const { wire, entries, reoffer, doubt, resetDoubt, onDoubtLeft, onSetBack } = options;
	const session = new PullSession({
		fetchPage: (checkpoint, limit) => wire.pull('time_entries', checkpoint, limit),
		heldIds: async () => {
			const docs = await entries.find({ selector: { pending: 0 } }).exec();
			return docs.map((doc) => doc.id);
		},
		resetDoubt: resetDoubt.of('time_entries'),
		isKnown: async (epoch, heldFrom, isSetBack) => {
			if (isSetBack) await onSetBack();
			return reoffer.isKnown(epoch, heldFrom, isSetBack);
		}
	});
	/** A page that was read before an answer to a push came: of what is here in a newer version it tells the past. */
	const notOlder = async (documents: readonly PulledDocument[]): Promise<readonly PulledDocument[]> => {
		const ids = documents.map((document) => document.id);
		const held = ids.length === 0 ? [] : await entries.storageInstance.findDocumentsById(ids, false);
		const newest = new Map(held.map((doc) => [doc.id, doc.pending === 0 ? (doc.data?.seq ?? 0) : 0]));
		return documents.filter(({ id, seq }) => Number(seq ?? Infinity) >= (newest.get(id) ?? 0));
	};
	/** The doubt that this pull answers: the newest one, once its row is dropped. */
	const answered = async (from: PullCheckpoint | undefined): Promise<string | null> => {
		const latest = await doubt.latest();
		if (latest === null || latest.id === from?.doubt) return from?.doubt ?? null;
		const held = await entries.findOne(latest.entryId).exec();
		if (held?.pending !== 1) return latest.id;
		onDoubtLeft();
		return from?.doubt ?? null;
	};
	return {
		async pull(from, limit) {
			const answers = await answered(from);
			const isDoubted = from !== undefined && answers !== (from.doubt ?? null);
			const { documents, checkpoint, ...pulled } = await session.pull(from ?? null, limit, isDoubted);
			await reoffer.mark(checkpoint.epoch);
			const current = pulled.isReset ? documents : await notOlder(documents);
			return {
				documents: current.map((document) => wireToDoc(document as WireEntry)),
				checkpoint: answers === null ? checkpoint : { ...checkpoint, doubt: answers },
				...pulled
			};
		}
	};
}
