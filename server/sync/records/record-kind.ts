import type { WrittenRecord } from '#domain/kernel/record-version.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { Owner } from '#server/people/memberships.usecase.ts';
import type { PushedRecord, RecordForm, RecordWrite } from '#server/sync/records/pushed-record.ts';

/** One version of a record as the database keeps it. A tombstone keeps what was deleted, and is never sent. */
export interface StoredRecord<R> {
	readonly id: string;
	readonly userId: string;
	readonly seq: number;
	readonly deleted: boolean;
	/** The date by which the owner's group counts. */
	readonly day: LocalDate;
	/** Whether the managers of that group are shown it. */
	readonly isShown: boolean;
	readonly record: R;
}

/** A readable row with what it is judged by. */
export interface RowToJudge<R, W extends RecordWrite> {
	readonly row: PushedRecord<W>;
	/** What the actor sees of the record; null = nothing. */
	readonly master: StoredRecord<R> | null;
	readonly write: W;
	readonly owner: Owner;
	/** When the person acted, as far as the device's clock is believed. */
	readonly effectiveAt: Instant;
	readonly isClockSuspect: boolean;
}

export type RecordVerdict<R> =
	| {
			readonly outcome: 'accept';
			readonly record: R;
			readonly isDeletion: boolean;
			/** What follows from it elsewhere, in the same transaction. */
			readonly effect?: () => void;
	  }
	| { readonly outcome: 'accept_content'; readonly record: R; readonly reason: { readonly code: string } }
	| { readonly outcome: 'reject'; readonly reason: { readonly code: string } };

/** A change that was written. */
export interface RecordChange<R> {
	readonly before: StoredRecord<R> | null;
	readonly after: StoredRecord<R>;
	readonly event: string;
}

/** What a collection that people write brings along; the gates before it are the same for all, see `pushRecords`. */
export interface RecordKind<R extends WrittenRecord & { readonly userId: string }, W extends RecordWrite> {
	readonly collection: 'absences' | 'corrections';
	readonly form: RecordForm<W>;
	find(id: string): StoredRecord<R> | null;
	/** The JSON text of a version as this actor may see it. */
	textOf(stored: StoredRecord<R>): string;
	judge(input: RowToJudge<R, W>): RecordVerdict<R>;
	/** By which date it counts, and whether the managers are shown it. */
	placeOf(record: R, before: StoredRecord<R> | null): { readonly day: LocalDate; readonly isShown: boolean };
	/** Puts the new version in the place of the old one. */
	put(after: StoredRecord<R>, before: StoredRecord<R> | null): void;
	/** Tells the owner of what somebody else decided. */
	notice(change: RecordChange<R>): void;
}
