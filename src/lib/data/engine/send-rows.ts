import type { WireClient } from '#lib/data/engine/wire-client.ts';
import { PUSH_BYTES_MAX, PUSH_ROWS_MAX, type PushResult } from '#protocol/push.ts';

/** A row as it travels. */
export interface WireRow {
	readonly newDocumentState: { readonly id?: unknown };
	readonly assumedMasterState: { readonly id: string; readonly mutation: { readonly id: string } } | null;
	readonly reoffer?: true;
}

/** Room for the envelope and for signs that need several bytes. */
const BATCH_CHARACTERS = Math.floor(PUSH_BYTES_MAX / 3);

/**
 * Sends rows and answers each, in their order. `isKnown`: whether the device knows the history that took the
 * rows; if not, it has caught up when this resolves, and they are sent again: what was taken is then replayed.
 */
export async function sendRows(
	wire: { push(rows: readonly WireRow[]): ReturnType<WireClient['push']> },
	rows: readonly WireRow[],
	isKnown: (epoch: string) => Promise<boolean>
): Promise<readonly PushResult[]> {
	for (;;) {
		const answer = await wire.push(rows);
		if (answer.ok) {
			if (await isKnown(answer.value.checkpoint.epoch)) return answer.value.results;
			continue;
		}
		const status = answer.error.kind === 'status' ? answer.error.status : 0;
		if (status !== 400 && status !== 413) continue;
		// One bad row must not hold up the good ones behind it.
		const first = rows[0];
		if (rows.length === 1 && first)
			return [
				{
					id: String(first.newDocumentState.id),
					status: 'quarantined',
					reason: { code: 'E_UNREADABLE', status }
				}
			];
		const half = Math.ceil(rows.length / 2);
		return [
			...(await sendRows(wire, rows.slice(0, half), isKnown)),
			...(await sendRows(wire, rows.slice(half), isKnown))
		];
	}
}

/** Cuts rows into pushes that the server takes whole. */
export function batchesOf<T>(rows: readonly T[], contentOf: (row: T) => unknown): T[][] {
	const batches: T[][] = [];
	let size = 0;
	for (const row of rows) {
		const length = JSON.stringify(contentOf(row)).length + 200;
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
