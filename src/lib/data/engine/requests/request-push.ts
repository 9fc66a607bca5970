import type { RxReplicationWriteToMasterRow } from 'rxdb';
import {
	assumedOf,
	idOf,
	masterDoc,
	recordOf,
	sourceOf,
	toWireRow,
	type RequestDoc,
	type RequestSource
} from '#lib/data/engine/requests/request-doc.ts';
import type { RequestResolver } from '#lib/data/engine/requests/request-resolver.ts';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import { batchesOf, sendRows } from '#lib/data/engine/send-rows.ts';
import type { PushLine } from '#lib/data/engine/set-back-watch.ts';
import type { PushResult } from '#protocol/push.ts';

export type RequestRow = RxReplicationWriteToMasterRow<MirrorDoc>;

/**
 * Sends what waits, one collection after the other, and answers RxDB with masters only. What the server did not take
 * as it was is written down by the resolver before this returns, because RxDB forgets the row right after.
 */
export class RequestPush {
	readonly #wire: PushLine;
	readonly #resolver: RequestResolver;
	readonly #onAcknowledged: (source: RequestSource) => void;
	readonly #setAside: (doc: RequestDoc) => Promise<void>;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(options: {
		readonly wire: PushLine;
		readonly resolver: RequestResolver;
		/** Rows reached the server: its version of them can be fetched now. */
		readonly onAcknowledged: (source: RequestSource) => void;
		/** Takes an unreadable row out of the outbox without sending it anywhere. */
		readonly setAside: (doc: RequestDoc) => Promise<void>;
	}) {
		this.#wire = options.wire;
		this.#resolver = options.resolver;
		this.#onAcknowledged = options.onAcknowledged;
		this.#setAside = options.setAside;
	}

	/** Batches of one cycle run in parallel in RxDB; here one waits for the other. */
	push(rows: readonly RequestRow[]): Promise<RequestDoc[]> {
		const turn = this.#queue.then(() => this.#push(rows));
		this.#queue = turn.catch(() => undefined);
		return turn;
	}

	async #push(rows: readonly RequestRow[]): Promise<RequestDoc[]> {
		const masters: RequestDoc[] = [];
		for (const [source, own] of Map.groupBy(rows, (row) => sourceOf(row.newDocumentState))) {
			for (const batch of batchesOf(own, (row) => row.newDocumentState.data))
				masters.push(...(await this.#pushBatch(source, batch)));
		}
		return masters;
	}

	async #pushBatch(source: RequestSource, rows: readonly RequestRow[]): Promise<RequestDoc[]> {
		const wire = { push: (sent: readonly unknown[]) => this.#wire.push(sent, source) };
		const body = rows.map((row) => toWireRow(row.newDocumentState, row.assumedMasterState));
		const results = await sendRows(wire, body, () => Promise.resolve(true));
		const masters: RequestDoc[] = [];
		for (const [index, row] of rows.entries()) {
			const result = results[index];
			const master = result === undefined ? null : await this.#settle(source, row, result);
			if (master !== null) masters.push(master);
		}
		if (results.some(({ status }) => status === 'applied' || status === 'replayed'))
			this.#onAcknowledged(source);
		return masters;
	}

	/** Writes down what the answer dropped; gives back the master RxDB must know about, if any. */
	async #settle(source: RequestSource, row: RequestRow, result: PushResult): Promise<RequestDoc | null> {
		const ours = row.newDocumentState;
		const { status } = result;
		if (status === 'applied' || (status === 'replayed' && result.master === undefined)) return null;
		const master = masterDoc(source, idOf(ours), result.master ?? null);
		const base = assumedOf(ours, row.assumedMasterState);
		await this.#resolver.prepare({ ours, base, master, outcome: status, reason: result.reason ?? null });
		if (status !== 'quarantined') return master;
		await this.#setAside(ours);
		return null;
	}
}

/** Whether a row is a write of the person; RxDB hands resolved conflicts back once more, and notes of others. */
export function isWaiting({ newDocumentState: doc }: RequestRow): boolean {
	return doc.pending === 1 && recordOf(doc) !== null;
}
