import type { Mutation } from '#domain/kernel/mutation.ts';

/** What every record carries that people write and that is joined by a merge. */
export interface WrittenRecord {
	readonly id: string;
	readonly mutation: Mutation;
	readonly seq: number;
	readonly receivedAt: string | null;
	readonly revision: number;
}

/** One side of a merge. Of a deleted version only id, state and mutation are read. */
export interface RecordVersion<R extends WrittenRecord> {
	readonly deleted: boolean;
	readonly record: R;
}

/**
 * When the master is a write of this very device (its reply was lost), there is nothing to merge: what is newer on
 * the device stands on the new master. `prior` keeps only what the master does not contain. null when the master
 * was written by somebody else.
 */
export function rebaseOnOwnMutation<R extends WrittenRecord>(
	ours: RecordVersion<R>,
	master: RecordVersion<R>
): RecordVersion<R> | null {
	const { mutation } = ours.record;
	if (mutation.id === master.record.mutation.id) return master;
	const prior = mutation.prior ?? [];
	const known = prior.findIndex((act) => act.id === master.record.mutation.id);
	if (known < 0) return null;
	const { seq, revision, receivedAt } = master.record;
	const rest = prior.slice(known + 1);
	const record = { ...ours.record, seq, revision, receivedAt, mutation: { ...mutation, prior: rest } };
	return { deleted: ours.deleted, record };
}

/** What a merge came to. `event` null = the master itself, nothing is to be pushed. */
export interface RecordMerge<R extends WrittenRecord, Event extends string, Part extends string> {
	readonly merged: RecordVersion<R>;
	/** The act the merged version needs to be pushed with. */
	readonly event: Event | null;
	/** Pieces of which our value is not in the result. */
	readonly dropped: readonly Part[];
	/** Ours deleted the record and it stays. */
	readonly isDeletionDropped: boolean;
	/** Ours was an act (asking, taking back, approving …) that the result does not contain. */
	readonly isActDropped: boolean;
}

/** The master stays as it is. */
export function keepMaster<R extends WrittenRecord, Event extends string, Part extends string>(
	merged: RecordVersion<R>,
	lost: Partial<RecordMerge<R, Event, Part>> = {}
): RecordMerge<R, Event, Part> {
	return { merged, event: null, dropped: [], isDeletionDropped: false, isActDropped: false, ...lost };
}
