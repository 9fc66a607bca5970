import type { RxDocumentData } from 'rxdb';
import type { LocalDatabase } from '#lib/data/engine/database.ts';
import { wireToDoc, type WireEntry } from '#lib/data/engine/entry-doc.ts';
import type { Replication } from '#lib/data/engine/replication.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';

const PAGE = 1000;

/**
 * Looks after writes that stay "waiting" although nothing is under way.
 *
 * - Acknowledged, but the server's version went by while the write was pending (RxDB skips it then, and a reply
 *   that got lost has the same effect): it is fetched again from the position at which the write was made. If it
 *   is not there, the person may no longer see it (a manager who decided and then lost the group): it goes.
 * - Never acknowledged and no longer in RxDB's hands (an error on the way drops a row from its queue for good):
 *   the record is touched, which puts it back into the queue.
 */
export class Settler {
	readonly #database: LocalDatabase;
	readonly #replication: Replication;
	readonly #wire: WireClient;
	#suspects = new Set<string>();
	#running: Promise<boolean> | null = null;

	constructor(options: {
		readonly database: LocalDatabase;
		readonly replication: Replication;
		readonly wire: WireClient;
	}) {
		this.#database = options.database;
		this.#replication = options.replication;
		this.#wire = options.wire;
	}

	/** Call when the replication is idle and the server answered lately. True: another look is needed soon. */
	settle(): Promise<boolean> {
		this.#running ??= this.#settle().finally(() => {
			this.#running = null;
		});
		return this.#running;
	}

	async #settle(): Promise<boolean> {
		const pending = await this.#pending();
		if (pending.length === 0) {
			this.#suspects.clear();
			return false;
		}
		const masters = await this.#replication.assumedMasters(pending.map((doc) => doc.id));
		const isAcknowledged = (doc: EntryDoc) =>
			masters.get(doc.id)?.data?.mutation.id === doc.data?.mutation.id;
		await this.#fetchMasters(pending.filter(isAcknowledged));
		await this.#nudge(pending.filter((doc) => !isAcknowledged(doc)));
		return this.#suspects.size > 0;
	}

	async #pending(): Promise<RxDocumentData<EntryDoc>[]> {
		const docs = await this.#database.entries.find({ selector: { pending: 1 } }).exec();
		return this.#database.entries.storageInstance.findDocumentsById(
			docs.map((doc) => doc.id),
			false
		);
	}

	async #fetchMasters(docs: readonly EntryDoc[]): Promise<void> {
		const latest = this.#replication.latestCheckpoint;
		if (docs.length === 0 || latest === null || latest.resetting) return;
		const wanted = new Set(docs.map((doc) => doc.id));
		const since = Math.min(...docs.map((doc) => (doc.since > latest.seq ? 0 : doc.since)));
		let found = await this.#readAfter(since, latest, wanted);
		// The position may be one of a history that a restore ended: nothing is called gone before all was read.
		if (found !== null && since > 0 && found.length < wanted.size)
			found = await this.#readAfter(0, latest, wanted);
		// Everything changes anyway: the ordinary pull will see to it.
		if (found === null) return this.#replication.resync('time_entries');
		// Read to the end and not among what is ours to see: the right to it went with or after the act.
		const known = new Set(found.map((one) => one.id));
		const gone = docs
			.filter((doc) => !known.has(doc.id))
			.map(({ id }): WireEntry => ({ id, _deleted: true }));
		const open = new Map((await this.#pending()).map((doc) => [doc.id, doc.data?.mutation.id]));
		const isOpen = ({ id }: WireEntry) =>
			docs.some((doc) => doc.id === id && open.get(id) === doc.data?.mutation.id);
		// What a pull brought meanwhile, or is about to bring, is newer than what was read here.
		if (this.#replication.isPulling) return;
		this.#replication.deliver([...found, ...gone].filter(isOpen).map(wireToDoc));
	}

	/** The server's versions of these records after a position; null: it starts again from the beginning. */
	async #readAfter(
		seq: number,
		{ epoch, scope }: { readonly epoch: string; readonly scope: string },
		wanted: ReadonlySet<string>
	): Promise<WireEntry[] | null> {
		const found: WireEntry[] = [];
		let checkpoint = { epoch, scope, seq };
		for (;;) {
			const page = await this.#wire.pull('time_entries', checkpoint, PAGE);
			if (page.reset === true) return null;
			const ours = page.documents.filter((document) => wanted.has(document.id));
			found.push(...ours.map((one) => one as WireEntry));
			checkpoint = page.checkpoint;
			if (!page.more) return found;
		}
	}

	/** Twice in a row on the same mutation: nobody is taking care of it. */
	async #nudge(docs: readonly RxDocumentData<EntryDoc>[]): Promise<void> {
		const ids = docs.map((doc) => doc.data?.mutation.id ?? doc.id);
		const stuck = docs.filter((_, index) => this.#suspects.has(ids[index] ?? ''));
		this.#suspects = new Set(ids);
		if (stuck.length === 0) return;
		await this.#database.entries.storageInstance.bulkWrite(
			stuck.map((previous) => ({ previous, document: { ...previous, nudge: previous.nudge + 1 } })),
			'tagwerk-nudge'
		);
	}
}
