import type { RxReplicationWriteToMasterRow, WithDeleted } from 'rxdb';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import {
	docToAssumedMaster,
	docToWire,
	masterOf,
	wireToDoc,
	type WireEntry
} from '#lib/data/engine/entry-doc.ts';
import type { Resolver } from '#lib/data/engine/resolver.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import { batchesOf, sendRows } from '#lib/data/engine/send-rows.ts';
import type { PushLine } from '#lib/data/engine/set-back-watch.ts';
import type { PushResult } from '#protocol/push.ts';

type Row = RxReplicationWriteToMasterRow<EntryDoc>;
type Doc = WithDeleted<EntryDoc>;

/**
 * Sends local writes and answers RxDB with masters only. Whatever the server did not take as it was is written
 * down by the resolver before this returns, because RxDB forgets the row right after.
 * Batches run one after the other: the server relies on no order, the person's eyes do.
 */
export class PushHandler {
	readonly #wire: PushLine;
	readonly #resolver: Resolver;
	readonly #isKnown: (epoch: string) => Promise<boolean>;
	readonly #onAcknowledged: () => void;
	readonly #onUnseen: (entry: TimeEntry) => Promise<void>;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(options: {
		readonly wire: PushLine;
		readonly resolver: Resolver;
		/** Whether the device knows the history that answered; false: it has caught up, and the rows go again. */
		readonly isKnown: (epoch: string) => Promise<boolean>;
		/** Rows reached the server: its version of them can be fetched now. */
		readonly onAcknowledged: () => void;
		/** A row was refused as if there were no such entry; awaited before the row is forgotten. */
		readonly onUnseen: (entry: TimeEntry) => Promise<void>;
	}) {
		this.#wire = options.wire;
		this.#resolver = options.resolver;
		this.#isKnown = options.isKnown;
		this.#onAcknowledged = options.onAcknowledged;
		this.#onUnseen = options.onUnseen;
	}

	push(rows: readonly Row[]): Promise<Doc[]> {
		const turn = this.#queue.then(() => this.#push(rows));
		this.#queue = turn.catch(() => undefined);
		return turn;
	}

	async #push(rows: readonly Row[]): Promise<Doc[]> {
		// RxDB hands resolved conflicts back once more; what equals the master is nobody's write.
		const waiting = rows.filter((row) => row.newDocumentState.pending === 1 && row.newDocumentState.data);
		const masters: Doc[] = [];
		const batches = batchesOf(waiting, (row) => row.newDocumentState.data);
		for (const batch of batches) masters.push(...(await this.#pushBatch(batch)));
		return masters;
	}

	async #pushBatch(rows: readonly Row[]): Promise<Doc[]> {
		const results = await this.#send(rows);
		const masters: Doc[] = [];
		let acknowledged = false;
		for (const [index, row] of rows.entries()) {
			const result = results[index];
			if (!result) continue;
			acknowledged ||= result.status === 'applied' || result.status === 'replayed';
			const master = await this.#settle(row, result);
			if (master !== null) masters.push(master);
		}
		if (acknowledged) this.#onAcknowledged();
		return masters;
	}

	/** Writes down what the answer dropped; gives back the master RxDB must know about, if any. */
	async #settle(row: Row, result: PushResult): Promise<Doc | null> {
		const ours = row.newDocumentState;
		if (result.status === 'applied') return null;
		if (result.status === 'quarantined') {
			await this.#resolver.quarantine(ours, result.reason ?? { code: 'E_UNREADABLE' });
			return null;
		}
		if (result.status === 'replayed' && result.master === undefined) return null;
		const wire: WireEntry = (result.master as WireEntry | undefined) ?? { id: ours.id, _deleted: true };
		const master = wireToDoc(wire);
		// A deletion has its place in the history; of what may not be seen nothing is told.
		if (ours.data !== null && wire._deleted && wire.seq === undefined) await this.#onUnseen(ours.data);
		await this.#resolver.prepare({
			ours,
			base: commonGround(ours, result),
			master,
			outcome: result.status,
			reason: result.reason ?? null
		});
		return master;
	}

	#send(rows: readonly Row[]): Promise<readonly PushResult[]> {
		const body = rows.map((row) => ({
			newDocumentState: docToWire(row.newDocumentState),
			assumedMasterState: docToAssumedMaster(masterOf(row.newDocumentState, row.assumedMasterState))
		}));
		return sendRows(this.#wire, body, this.#isKnown);
	}
}

/**
 * The version that ours and the master both go on from. An act of ours that the server had taken before is named by the
 * answer; where it names none, the server knows none of them (it was put back to a copy), and what the replication
 * noted about them is no ancestor of the master.
 */
function commonGround(ours: Doc, { base }: PushResult): Doc | null {
	if (base !== undefined) return wireToDoc(base as WireEntry);
	return ours.base === null ? null : wireToDoc(ours.base);
}
