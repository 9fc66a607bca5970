import type { WithDeleted } from 'rxdb';
import type { RxCollection } from 'rxdb/plugins/core';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalStore } from '#lib/data/engine/local-store.ts';
import type { Resolver } from '#lib/data/engine/resolver.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import { batchesOf, sendRows } from '#lib/data/engine/send-rows.ts';
import type { WireClient } from '#lib/data/engine/wire-client.ts';
import { REOFFER_KNOWN_MAX } from '#protocol/reoffer.ts';

const MARK_ID = 'history';

interface Parts {
	readonly entries: RxCollection<EntryDoc>;
	readonly wire: WireClient;
	readonly local: LocalStore;
	readonly resolver: Resolver;
	readonly clock: DeviceClock;
	/** What the replication wrote down about records: the versions the server acknowledged. */
	readonly notedOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, WithDeleted<EntryDoc>>>;
}

/** A version that the server acknowledged, and the one it was built on where only that has its place in the history. */
type Held = TimeEntry & { readonly base: TimeEntry | null };

/**
 * After a restore of the server (R8): before the new history may change or drop anything here, everything that
 * the server had acknowledged is offered to it, and what it lacks is brought back. What it does not take as it
 * was goes to the decisions. Done is only what is marked: cut short, it begins anew, and nothing happens twice.
 */
export class Reoffer {
	readonly #parts: Parts;
	/** The history to which everything held was offered or from which it came. */
	#epoch: string | null = null;
	#running: { readonly epoch: string; readonly done: Promise<void> } | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/**
	 * Whether this device knows a history; false: it did not, and has offered to it by now. `heldFrom`: where
	 * the records came from as far as the caller knows. A new device knows any. `isSetBack`: it is the one known, and
	 * yet it lacks what it had.
	 */
	async isKnown(epoch: string, heldFrom: string | null = null, isSetBack = false): Promise<boolean> {
		this.#epoch ??= ((await this.#parts.local.get(MARK_ID))?.['epoch'] as string | undefined) ?? heldFrom;
		if (!isSetBack && (this.#epoch === null || this.#epoch === epoch)) return true;
		if (this.#running?.epoch !== epoch) this.#running = { epoch, done: this.#offerAll(epoch) };
		try {
			await this.#running.done;
		} finally {
			this.#running = null;
		}
		return false;
	}

	/** From now on the records here are of this history. */
	async mark(epoch: string): Promise<void> {
		if (this.#epoch === epoch) return;
		this.#epoch = epoch;
		const { local, clock } = this.#parts;
		// A mark that cannot be kept costs another round after the next start, nothing else.
		const at = msToInstant(clock.correctedNow());
		await local.put('setting', MARK_ID, at, { epoch }).catch(() => undefined);
	}

	/** The versions of these records that the server acknowledged, by what is known here. */
	async acknowledged(docs: readonly EntryDoc[]): Promise<Held[]> {
		const waiting = docs.filter((doc) => doc.pending === 1).map((doc) => doc.id);
		const noted = await this.#parts.notedOf(waiting);
		return docs.flatMap((doc) => {
			const isTaken = doc.pending === 0 || noted.get(doc.id)?.data?.mutation.id === doc.data?.mutation.id;
			const entry = isTaken ? doc.data : doc.base;
			// What was taken and not fetched yet has no place of its own in the history, but what it was built on has.
			return doc.removed === 1 || entry === null ? [] : [{ ...entry, base: isTaken ? doc.base : null }];
		});
	}

	/** Every record on the device, a page at a time. */
	async *pages(): AsyncGenerator<EntryDoc[]> {
		let after = '';
		for (;;) {
			const found = await this.#parts.entries
				.find({ selector: { id: { $gt: after } }, sort: [{ id: 'asc' }], limit: REOFFER_KNOWN_MAX })
				.exec();
			if (found.length > 0) yield found.map((doc) => doc.toJSON() as EntryDoc);
			after = found.at(-1)?.id ?? after;
			if (found.length < REOFFER_KNOWN_MAX) return;
		}
	}

	/** Offers at most a page of records and brings back what is wanted. */
	async offer(epoch: string, entries: readonly Held[]): Promise<void> {
		if (entries.length === 0) return;
		const { wire, resolver } = this.#parts;
		const answer = await wire.reoffer(
			epoch,
			entries.map(({ id, mutation }) => ({ id, mutationId: mutation.id }))
		);
		// A server that cannot say what it lacks is brought everything: it takes nothing twice.
		const wanted = answer.ok ? new Set(answer.value.wanted) : null;
		for (const batch of batchesOf(
			entries.filter(({ id }) => wanted?.has(id) ?? true),
			(entry) => entry
		)) {
			const rows = batch.map(({ base, ...entry }) => ({
				newDocumentState: { ...entry, _deleted: false },
				assumedMasterState: base ? { id: base.id, mutation: { id: base.mutation.id } } : null,
				reoffer: true as const
			}));
			// Whoever called sees yet another history by itself.
			const results = await sendRows(wire, rows, () => Promise.resolve(true));
			for (const [index, { base, ...entry }] of batch.entries()) {
				void base;
				const result = results[index];
				if (result) await resolver.keepUnrestored(entry, result);
			}
		}
	}

	async #offerAll(epoch: string): Promise<void> {
		for await (const docs of this.pages()) await this.offer(epoch, await this.acknowledged(docs));
		await this.mark(epoch);
	}
}
