import { invariant } from '#domain/kernel/invariant.ts';
import type { TimeEntry, TimeEntryState } from '#domain/time-entry/time-entry.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { tombstoneText } from '#server/sync/pull-source.ts';
import type { StoredTimeEntry } from '#server/time-entries/time-entries.repository.ts';

/** How the text of every record ends that is not a tombstone. */
const LIVING = ',"_deleted":false}';

interface VersionParts {
	readonly id: string;
	readonly userId: string;
	readonly day: string;
	readonly state: TimeEntryState;
	readonly mutationId: string;
}

/**
 * One version of an entry: read from the database, or accepted and about to be written. A tombstone
 * keeps owner, day and the mutation that deleted it, and has no record.
 */
export class EntryVersion {
	readonly parts: VersionParts;
	readonly deleted: boolean;
	#seq = Infinity;
	#record: TimeEntry | null;
	#text: string | null;

	private constructor(parts: VersionParts, deleted: boolean, record: TimeEntry | null, text: string | null) {
		this.parts = parts;
		this.deleted = deleted;
		this.#record = record;
		this.#text = text;
	}

	static stored(row: StoredTimeEntry): EntryVersion {
		const version = new EntryVersion(row, row.deleted, null, row.text);
		version.#seq = row.seq;
		return version;
	}

	/** Its place in the history; of a version that waits to be written, behind all others. */
	get seq(): number {
		return this.#seq;
	}

	/** An accepted record; seq and revision are stamped when it is written. */
	static accepted(record: TimeEntry): EntryVersion {
		const { id, userId, state, mutation } = record;
		const day = localDateOf(record.start, record.zone);
		return new EntryVersion({ id, userId, day, state, mutationId: mutation.id }, false, record, null);
	}

	/** The entry is deleted. Of an entry the server never saw, only the id and the owner are known. */
	static deletion(
		before: EntryVersion | null,
		row: { id: string; userId: string; mutationId: string }
	): EntryVersion {
		const day = before?.parts.day ?? '';
		const state = before?.parts.state ?? 'draft';
		return new EntryVersion({ ...row, day, state }, true, null, null);
	}

	/** The record; only of a version that is not a tombstone. */
	get record(): TimeEntry {
		invariant(!this.deleted, 'A tombstone has no record');
		if (this.#record === null) {
			this.#record = JSON.parse(`${this.text.slice(0, -LIVING.length)}}`) as TimeEntry;
		}
		return this.#record;
	}

	/** The JSON text that travels; only of a version that is in the database. */
	get text(): string {
		invariant(this.#text !== null, 'A version has its text once it is written');
		return this.#text;
	}

	/** Gives the version its place in the history, and with it its text. */
	stamp(seq: number, revision: number): string {
		this.#seq = seq;
		if (this.deleted) {
			this.#text = tombstoneText(this.parts.id, seq);
		} else {
			this.#record = { ...this.record, seq, revision };
			this.#text = JSON.stringify(this.#record).slice(0, -1) + LIVING;
		}
		return this.#text;
	}
}
