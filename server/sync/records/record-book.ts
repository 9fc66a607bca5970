import type { Mutation } from '#domain/kernel/mutation.ts';
import type { WrittenRecord } from '#domain/kernel/record-version.ts';
import type { Deps } from '#server/deps.ts';
import { appendJournal } from '#server/journal/journal.ts';
import type { RecordChange, RecordKind, StoredRecord } from '#server/sync/records/record-kind.ts';
import type { RecordWrite } from '#server/sync/records/pushed-record.ts';
import type { WriteContext } from '#server/sync/records/write-context.ts';

/** One change to write. */
export interface ChangeToWrite<R> {
	readonly before: StoredRecord<R> | null;
	readonly record: R;
	readonly isDeletion: boolean;
	readonly event: string;
	/** Fingerprint of what a device pushed; null for the server's own changes. */
	readonly bodyHash?: string | null;
}

/**
 * The only writer of the records of a collection, inside the running transaction: the record with its place in the
 * history, its line in the journal, the notice to its owner; after the commit, word to those whose view changed and
 * nobody else.
 */
export class RecordBook<R extends WrittenRecord & { readonly userId: string }, W extends RecordWrite> {
	readonly #deps: Deps;
	readonly #context: WriteContext;
	readonly kind: RecordKind<R, W>;
	/** The position of the last change; 0 when there was none. */
	lastSeq = 0;

	constructor(deps: Deps, context: WriteContext, kind: RecordKind<R, W>) {
		this.#deps = deps;
		this.#context = context;
		this.kind = kind;
	}

	/** The newest version, if this actor may see it; a tombstone only its owner. */
	visible(id: string): StoredRecord<R> | null {
		const stored = this.kind.find(id);
		return stored !== null && this.canSee(stored) ? stored : null;
	}

	canSee({ userId, deleted, isShown, day }: StoredRecord<R>): boolean {
		if (userId === this.#context.actor.userId) return true;
		return !deleted && isShown && this.#context.manages(userId, day);
	}

	write({ before, record, isDeletion, event, bodyHash = null }: ChangeToWrite<R>): StoredRecord<R> {
		const { db, history, feed } = this.#deps;
		const { kind } = this;
		const seq = history.next();
		const isNew = before === null || before.deleted;
		const written: R = {
			...record,
			mutation: keptMutation(record.mutation),
			seq,
			revision: isNew ? 1 : before.record.revision + 1
		};
		const { id, userId } = written;
		const place = kind.placeOf(written, before);
		const after = { id, userId, seq, deleted: isDeletion, ...place, record: written };
		kind.put(after, before);
		appendJournal(this.#deps, {
			actorId: this.#context.actor.userId,
			collection: kind.collection,
			recordId: id,
			userId,
			event,
			mutationId: written.mutation.id,
			bodyHash,
			before: isNew ? null : before.record,
			after: isDeletion ? null : written
		});
		const change = { before, after, event };
		kind.notice(change);
		const userIds = this.#audienceOf(change);
		db.afterCommit(() => feed.publish({ collection: kind.collection, seq, userIds }));
		this.lastSeq = seq;
		return after;
	}

	#audienceOf({ before, after }: RecordChange<R>): string[] {
		const shown = [before, after].filter((one) => one !== null && one.isShown && !one.deleted);
		const managers = shown.flatMap((one) =>
			one === null ? [] : this.#context.managersOf(one.userId, one.day)
		);
		return [...new Set([after.userId, ...managers])];
	}
}

/** What a record keeps of a mutation: not the prior ones, which tell others about drafts, and no proof. */
function keptMutation({ prior, proof, ...kept }: Mutation): Mutation {
	void [prior, proof];
	return kept;
}
