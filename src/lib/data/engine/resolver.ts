import type { RxConflictHandler, RxConflictHandlerInput, WithDeleted } from 'rxdb';
import { contentKeys, type ContentKey, type TimeEntry } from '#domain/time-entry/time-entry.ts';
import {
	hasSameContent,
	mergeTimeEntry,
	rebaseOnOwnWrite,
	type EntryVersion
} from '#domain/time-entry/merge.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import { docOf, isGone, wireToDoc, type WireEntry } from '#lib/data/engine/entry-doc.ts';
import type { LocalStore, StoredDecision } from '#lib/data/engine/local-store.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import { bareMutation, type Stamper } from '#lib/data/engine/stamper.ts';
import type { Refusal } from '#lib/data/types.ts';
import type { PushResult } from '#protocol/push.ts';

type Doc = WithDeleted<EntryDoc>;

/** A local write the server did not take as it was. */
export interface Contested {
	readonly ours: Doc;
	/** The master the write was built on. */
	readonly base: Doc | null;
	readonly master: Doc;
	readonly outcome: 'replayed' | 'conflict' | 'rejected';
	readonly reason: Refusal | null;
}

interface Resolution {
	readonly doc: Doc;
	readonly decision: StoredDecision | null;
}

/**
 * Decides what becomes of a write the server did not take, and keeps what was dropped.
 *
 * Two steps, because RxDB forgets: `prepare` runs inside the push, where there is time to write decisions
 * durably; `handler.resolve` runs later, does no I/O, and only looks the prepared answer up.
 */
export class Resolver {
	readonly #userId: string;
	readonly #local: LocalStore;
	readonly #stamper: Stamper;
	readonly #clock: DeviceClock;
	readonly #markQuarantined: (doc: Doc) => Promise<void>;
	/** By the id of our mutation. */
	readonly #prepared = new Map<string, Doc>();

	constructor(options: {
		readonly userId: string;
		readonly local: LocalStore;
		readonly stamper: Stamper;
		readonly clock: DeviceClock;
		readonly markQuarantined: (doc: Doc) => Promise<void>;
	}) {
		this.#userId = options.userId;
		this.#local = options.local;
		this.#stamper = options.stamper;
		this.#clock = options.clock;
		this.#markQuarantined = options.markQuarantined;
	}

	/** Works out the answer and writes down what it drops, before the push is over. */
	async prepare(contested: Contested): Promise<void> {
		const { doc, decision } = this.#resolveSafely(contested);
		if (decision !== null) await this.#local.fileDecisions([decision]);
		const mutationId = contested.ours.data?.mutation.id;
		if (mutationId !== undefined) this.#prepared.set(mutationId, doc);
	}

	/** The server cannot read the row: it stays here, shown, and is not sent again as it is. */
	async quarantine(ours: Doc, reason: Refusal): Promise<void> {
		const decision = this.#decisionOf(
			{ ours, base: null, master: ours, outcome: 'rejected', reason },
			'quarantine'
		);
		if (decision !== null)
			await this.#local.fileDecisions([{ ...decision, theirs: null, theirsDeleted: false }]);
		await this.#markQuarantined(ours);
	}

	/**
	 * A record offered after a restore that did not come back as it was. Nothing is dropped unseen: one's own goes
	 * to the decisions when the server has nothing or something else, somebody else's when one's own act on it is
	 * gone and it may still be seen.
	 */
	async keepUnrestored(mine: TimeEntry, { status, master: wire, ...answer }: PushResult): Promise<void> {
		if (status === 'applied' || status === 'replayed') return;
		const ours = {
			...docOf(mine, { pending: false, removed: false, since: 0, base: null }),
			_deleted: false
		};
		const master = wireToDoc((wire as WireEntry | undefined) ?? { id: mine.id, _deleted: true });
		const reason = answer.reason ?? null;
		const isKept = master.data !== null && reason === null && hasSameContent(mine, master.data);
		const isActLost = master.data !== null && mine.mutation.deviceId === this.#stamper.deviceId;
		if (mine.userId === this.#userId ? isKept : !isActLost) return;
		const kind = status === 'quarantined' ? 'quarantine' : reason === null ? 'conflict' : 'rejection';
		const decision = this.#decisionOf({ ours, base: null, master, outcome: 'conflict', reason }, kind);
		await this.#local.fileDecisions(decision === null ? [] : [decision]);
	}

	/** What RxDB asks. Neither function may ever throw: a throw loses the document for good. */
	readonly handler: RxConflictHandler<EntryDoc> = {
		isEqual: (a, b) => isSameVersion(a, b),
		resolve: (input: RxConflictHandlerInput<EntryDoc>): Promise<Doc> => {
			const ours = input.newDocumentState;
			const mutationId = ours.data?.mutation.id;
			const prepared = mutationId === undefined ? undefined : this.#prepared.get(mutationId);
			if (mutationId !== undefined) this.#prepared.delete(mutationId);
			return Promise.resolve(prepared ?? input.realMasterState);
		}
	};

	#resolveSafely(contested: Contested): Resolution {
		try {
			return this.#resolve(contested);
		} catch {
			// Our own mistake must not cost anybody an hour: the whole version goes to the decisions.
			return { doc: contested.master, decision: this.#decisionOf(contested, 'conflict') };
		}
	}

	#resolve(contested: Contested): Resolution {
		const { ours, master, outcome } = contested;
		// Applied before, and somebody went on from there: nothing of ours was dropped.
		if (outcome === 'replayed') return { doc: master, decision: null };
		if (outcome === 'rejected') return { doc: master, decision: this.#decisionOf(contested, 'rejection') };
		if (ours.data === null) return { doc: master, decision: null };
		const version = versionOf(ours, ours.data);
		const rebased = rebaseOnOwnWrite(version, versionOf(master, ours.data));
		if (rebased !== null)
			return { doc: isGone(master) ? master : this.#pendingDoc(contested, rebased), decision: null };
		return this.#merge(contested, version);
	}

	#merge(contested: Contested, ours: EntryVersion): Resolution {
		const { base, master } = contested;
		const merge = mergeTimeEntry(
			base === null ? null : versionOf(base, ours.entry),
			ours,
			versionOf(master, ours.entry)
		);
		const lostSomething =
			merge.dropped.length > 0 ||
			merge.isConfirmationDropped ||
			merge.isDeletionDropped ||
			merge.isActDropped;
		const decision = lostSomething
			? this.#decisionOf(contested, 'conflict', {
					dropped: merge.dropped,
					confirmationDropped: merge.isConfirmationDropped
				})
			: null;
		if (merge.event === null) return { doc: master, decision };
		// A merge is a new act: it names every act it stands for.
		const { mutation } = ours.entry;
		const merged = {
			...merge.merged.entry,
			mutation: this.#stamper.stamp(merge.event, mutation, mutation.comment)
		};
		return { doc: this.#pendingDoc(contested, { deleted: merge.merged.deleted, entry: merged }), decision };
	}

	#pendingDoc(contested: Contested, version: EntryVersion): Doc {
		const isOurs = version.entry.mutation.id !== contested.master.data?.mutation.id;
		if (!isOurs) return contested.master;
		const { since } = contested.ours;
		const isNew = isGone(contested.master);
		const base = isNew ? null : contested.master.data;
		// What comes back from a deletion counts from 1 again: ours must not look like the receipt of it.
		const entry = isNew ? { ...version.entry, revision: 0 } : version.entry;
		return { ...docOf(entry, { pending: true, removed: version.deleted, since, base }), _deleted: false };
	}

	#decisionOf(
		contested: Contested,
		kind: 'conflict' | 'rejection' | 'quarantine',
		facts: { readonly dropped?: readonly ContentKey[]; readonly confirmationDropped?: boolean } = {}
	): StoredDecision | null {
		const mine = contested.ours.data;
		if (mine === null) return null;
		const theirs = contested.master.data;
		return {
			id: mine.mutation.id,
			kind,
			entryId: mine.id,
			at: msToInstant(this.#clock.correctedNow()),
			reason: contested.reason,
			mine,
			mineDeleted: isGone(contested.ours),
			theirs,
			theirsDeleted: isGone(contested.master),
			dropped: facts.dropped ?? differingKeys(mine, theirs),
			confirmationDropped: facts.confirmationDropped ?? false,
			actsLost: [...(mine.mutation.prior ?? []), bareMutation(mine.mutation)].map((act) => act.event)
		};
	}
}

/**
 * Same version of a record: same last mutation, same server revision and receipt, same existence. A server that was
 * put back to a copy counts revisions from there again, so the revision alone would let what came back pass for what
 * was lost.
 */
export function isSameVersion(a: Doc, b: Doc): boolean {
	return (
		a.data?.mutation.id === b.data?.mutation.id &&
		a.data?.revision === b.data?.revision &&
		a.data?.receivedAt === b.data?.receivedAt &&
		// The same version in the shape of a newer app: RxDB keeps what is not the same.
		a.data?.schemaVersion === b.data?.schemaVersion &&
		isGone(a) === isGone(b)
	);
}

/** A version for the merge; of a tombstone nothing but the fact is known, so `standIn` fills the form. */
function versionOf(doc: Doc, standIn: TimeEntry): EntryVersion {
	const unknown = { ...standIn, mutation: { ...standIn.mutation, id: '' } };
	return { deleted: isGone(doc), entry: doc.data ?? unknown };
}

function differingKeys(mine: TimeEntry, theirs: TimeEntry | null): ContentKey[] {
	return theirs === null ? [] : contentKeys.filter((key) => mine[key] !== theirs[key]);
}
