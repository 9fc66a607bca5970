import type { RxReplicationWriteToMasterRow, WithDeleted } from 'rxdb';
import {
	docToAssumedMaster,
	docToWire,
	masterOf,
	wireToDoc,
	type WireEntry
} from '#lib/data/engine/entry-doc.ts';
import type { Resolver } from '#lib/data/engine/resolver.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';
import { PUSH_BYTES_MAX, PUSH_ROWS_MAX, type PushResult } from '#protocol/push.ts';

type Row = RxReplicationWriteToMasterRow<EntryDoc>;
type Doc = WithDeleted<EntryDoc>;

/** Room for the envelope and for signs that need several bytes. */
const BATCH_CHARACTERS = Math.floor(PUSH_BYTES_MAX / 3);

/**
 * Sends local writes and answers RxDB with masters only. Whatever the server did not take as it was is written
 * down by the resolver before this returns, because RxDB forgets the row right after.
 * Batches run one after the other: the server relies on no order, the person's eyes do.
 */
export class PushHandler {
	readonly #wire: WireClient;
	readonly #resolver: Resolver;
	readonly #onAcknowledged: () => void;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(options: {
		readonly wire: WireClient;
		readonly resolver: Resolver;
		/** Rows reached the server: its version of them can be fetched now. */
		readonly onAcknowledged: () => void;
	}) {
		this.#wire = options.wire;
		this.#resolver = options.resolver;
		this.#onAcknowledged = options.onAcknowledged;
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
		for (const batch of batchesOf(waiting)) masters.push(...(await this.#pushBatch(batch)));
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
		await this.#resolver.prepare({
			ours,
			base: masterOf(ours, row.assumedMasterState),
			master,
			outcome: result.status,
			reason: result.reason ?? null
		});
		return master;
	}

	async #send(rows: readonly Row[]): Promise<readonly PushResult[]> {
		const body = rows.map((row) => ({
			newDocumentState: docToWire(row.newDocumentState),
			assumedMasterState: docToAssumedMaster(masterOf(row.newDocumentState, row.assumedMasterState))
		}));
		for (;;) {
			const answer = await this.#wire.push(body);
			if (answer.ok) return answer.value.results;
			const status = answer.error.kind === 'status' ? answer.error.status : 0;
			if (status !== 400 && status !== 413) continue;
			// One bad row must not hold up the good ones behind it.
			const first = rows[0];
			if (rows.length === 1 && first)
				return [
					{ id: first.newDocumentState.id, status: 'quarantined', reason: { code: 'E_UNREADABLE', status } }
				];
			const half = Math.ceil(rows.length / 2);
			return [...(await this.#send(rows.slice(0, half))), ...(await this.#send(rows.slice(half)))];
		}
	}
}

function batchesOf(rows: readonly Row[]): Row[][] {
	const batches: Row[][] = [];
	let size = 0;
	for (const row of rows) {
		const length = JSON.stringify(row.newDocumentState.data).length + 200;
		const current = batches.at(-1);
		if (!current || current.length >= PUSH_ROWS_MAX || size + length > BATCH_CHARACTERS) {
			batches.push([row]);
			size = length;
		} else {
			current.push(row);
			size += length;
		}
	}
	return batches;
}
