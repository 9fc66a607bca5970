import * as v from 'valibot';
import { absenceWriteSchema } from '#domain/absence/absence.ts';
import { correctionWriteSchema } from '#domain/correction/correction.ts';
import { timeEntryWriteSchema } from '#domain/time-entry/time-entry.ts';
import { writtenCollections } from '#protocol/record-versions.ts';
import type { PushResult } from '#protocol/push.ts';
import type { Deps } from '#server/deps.ts';
import { appendJournal, lastTimeOf } from '#server/journal/journal.ts';
import { addNotice } from '#server/notices/notices.usecases.ts';
import { asObject, readDocument } from '#server/sync/read-document.ts';
import type { RecordWrite } from '#server/sync/records/pushed-record.ts';
import type { Versions } from '#server/versions.ts';

interface Left {
	readonly collection: string;
	readonly status: 'conflict' | 'rejected' | 'quarantined';
	readonly reason: PushResult['reason'] | null;
}

/**
 * A row that the author has to look at: what was written, and why it was not taken as it was. Of a record that is
 * somebody else's only which act on which record: whoever wrote it as a manager may no longer see it.
 */
type ReadableRow = Left & ({ readonly mine: object } | { readonly id: string; readonly event: string });
/** A row that nobody here can read, as it came. */
type UnreadableRow = Left & { readonly raw: unknown };
export type LeftRow = ReadableRow | UnreadableRow;

/** What people write. */
const writeSchemas = {
	time_entries: timeEntryWriteSchema,
	absences: absenceWriteSchema,
	corrections: correctionWriteSchema
};

const deletedSchema = v.object({ _deleted: v.literal(true) });
const stateSchema = v.looseObject({ newDocumentState: v.looseObject({}) });

/**
 * What was not taken goes to the author alone, whole: the device that wrote it may be gone. What can be read goes as
 * the collection's schema reads it; what cannot, as it came.
 */
export function leftOf(
	{ versions }: Pick<Deps, 'versions'>,
	{ collection, authorId }: { readonly collection: string; readonly authorId: string },
	rows: readonly unknown[],
	results: readonly PushResult[]
): LeftRow[] {
	return results.flatMap(({ status, reason = null }, index): LeftRow[] => {
		if (status === 'applied' || status === 'replayed') return [];
		const why = { collection, status, reason };
		const row = rows[index];
		const written = readState(versions, collection, row);
		if (written === null) return [{ ...why, ...unreadable(row, authorId) }];
		const { id, userId, mutation } = written;
		const isOwn = userId === authorId || userId === '';
		return [{ ...why, ...(isOwn ? { mine: written } : { id, event: mutation.event }) }];
	});
}

/**
 * Keeps what was left of one turn of a bundle for its author, inside the transaction that judged it: there is no
 * moment at which it is neither with the carrier nor here. A second carrying of the same turn adds nothing.
 */
export function keepLeft(
	deps: Deps,
	of: {
		readonly carrierId: string;
		readonly authorId: string;
		readonly bundleId: string;
		readonly turn: number;
	},
	left: readonly LeftRow[]
): void {
	const { carrierId, authorId: userId, bundleId, turn } = of;
	const recordId = `${bundleId}:${turn}`;
	if (left.length === 0 || lastTimeOf(deps, recordId, 'keep') !== null) return;
	appendJournal(deps, {
		actorId: carrierId,
		collection: 'handover',
		recordId,
		userId,
		event: 'keep',
		before: null,
		after: { rows: left.length }
	});
	const [unread, read] = [left.filter(isUnreadable), left.filter((row) => !isUnreadable(row))];
	const notice = { actorId: carrierId, userId };
	if (read.length > 0) addNotice(deps, { ...notice, kind: 'outbox_left', data: { left: read } });
	if (unread.length > 0) addNotice(deps, { ...notice, kind: 'outbox_unreadable', data: { left: unread } });
}

function isUnreadable(row: LeftRow): row is UnreadableRow {
	return 'raw' in row;
}

function readState({ records }: Versions, collection: string, row: unknown) {
	const written = writtenCollections.find((name) => name === collection);
	if (written === undefined) return null;
	const schema: v.GenericSchema<unknown, RecordWrite> = writeSchemas[written];
	const current = readDocument(asObject(row)?.['newDocumentState'], records[written]);
	if (!current.ok) return null;
	const state = current.document;
	const read = v.safeParse(schema, state);
	if (!read.success) return null;
	const { proof, ...mutation } = read.output.mutation;
	void proof;
	return { ...read.output, mutation, ...(v.is(deletedSchema, state) ? { _deleted: true } : {}) };
}

/** The row as it came, unless it says itself that it is somebody else's record. */
function unreadable(row: unknown, authorId: string): { raw: unknown } | { id: string; event: string } {
	const read = v.safeParse(stateSchema, row);
	const { id, userId, mutation } = read.success ? read.output.newDocumentState : {};
	if (typeof userId !== 'string' || userId === '' || userId === authorId) return { raw: row };
	return { id: word(id), event: word((mutation as { readonly event?: unknown } | null)?.event) };
}

function word(value: unknown): string {
	return typeof value === 'string' ? value.slice(0, 64) : '';
}
