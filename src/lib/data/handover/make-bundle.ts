import type { Clock } from '#domain/kernel/clock.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { canSeal, sealBundle } from '#lib/data/handover/seal.ts';
import type { HandoverStore } from '#lib/data/handover/types.ts';
import {
	HANDOVER_BYTES_MAX,
	HANDOVER_ROWS_MAX,
	HANDOVER_UNPACKED_MAX,
	type HandoverContent
} from '#protocol/handover.ts';

/** Everything that waits on this device, as it would be pushed. */
export interface Outbox {
	readonly userId: string;
	readonly deviceId: string;
	readonly collections: readonly { readonly name: string; readonly rows: readonly unknown[] }[];
}

export interface MadeBundle {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Records in it. */
	readonly rows: number;
	/** Records behind them that did not fit; they go with another bundle. */
	readonly left: number;
}

/**
 * Why there is no bundle. `not_ready`: the device has not met the server since it can hand over; `unsupported`:
 * this browser cannot seal.
 */
export type MakingProblem = 'nothing' | 'not_ready' | 'unsupported';

/**
 * Seals and signs the outbox, as much of it as one bundle holds. Nothing in the outbox changes: its own sending later
 * finds everything there.
 * @param after how many of its records went with earlier bundles
 */
export async function makeBundle(
	{ store, clock }: { readonly store: HandoverStore; readonly clock: Clock },
	outbox: Outbox,
	after = 0
): Promise<Result<MadeBundle, MakingProblem>> {
	if (!canSeal()) return err('unsupported');
	const total = Math.max(0, countOf(outbox.collections) - after);
	if (total === 0) return err('nothing');
	const key = await store.key(outbox.userId);
	if (key === null || key.named === null || key.deviceId !== outbox.deviceId) return err('not_ready');
	const { named, privateKey: signer } = key;
	const header = {
		epoch: named.epoch,
		userId: outbox.userId,
		deviceId: outbox.deviceId,
		keyId: named.keyId,
		serverKeyId: named.serverKeyId,
		signedAt: msToInstant(clock.now())
	};
	for (let rows = Math.min(total, HANDOVER_ROWS_MAX); ; rows = Math.ceil(rows / 2)) {
		const content = { collections: partOf(outbox.collections, after, rows) };
		if (rows > 1 && unpackedBytes(content) > HANDOVER_UNPACKED_MAX) continue;
		const bytes = await sealBundle({ header, content, serverKey: named.serverPublicKey, signer });
		if (bytes.length <= HANDOVER_BYTES_MAX || rows === 1) return ok({ bytes, rows, left: total - rows });
	}
}

function unpackedBytes(content: HandoverContent): number {
	return new TextEncoder().encode(JSON.stringify(content)).length;
}

function countOf(collections: Outbox['collections']): number {
	return collections.reduce((sum, one) => sum + one.rows.length, 0);
}

/** So many rows from a place on, counted over all collections. */
function partOf(collections: Outbox['collections'], from: number, count: number) {
	let before = 0;
	return collections.map(({ name, rows }) => {
		const part = rows.slice(Math.max(0, from - before), Math.max(0, from + count - before));
		before += rows.length;
		return { name, rows: part };
	});
}
