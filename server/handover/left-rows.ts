import * as v from 'valibot';
import { absenceWriteSchema } from '#domain/absence/absence.ts';
import { correctionWriteSchema } from '#domain/correction/correction.ts';
import { idSchema } from '#domain/kernel/id.ts';
import { mutationSchema } from '#domain/kernel/mutation.ts';
import { timeEntryWriteSchema } from '#domain/time-entry/time-entry.ts';
import { HANDOVER_UNPACKED_MAX } from '#protocol/handover.ts';
import { writtenCollections } from '#protocol/record-versions.ts';
import type { PushResult } from '#protocol/push.ts';
import type { Deps } from '#server/deps.ts';
import { asObject, readDocument } from '#server/sync/read-document.ts';
import type { RecordWrite } from '#server/sync/records/pushed-record.ts';
import type { Versions } from '#server/versions.ts';

/**
 * A row that the author has to look at: what was written, and why it was not taken as it was. Of a record that is
 * somebody else's only which act on which record: whoever wrote it as a manager may no longer see it.
 */
export type LeftRow = {
	readonly collection: string;
	readonly status: 'conflict' | 'rejected';
	readonly reason: PushResult['reason'] | null;
} & ({ readonly mine: object } | { readonly id: string; readonly event: string });

/** So many rows that were not taken travel to the author in one notice; the file still has the rest. */
const LEFT_MAX = 100;

/** What people write. Rows of other collections are nobody's work, so nothing of them is kept. */
const writeSchemas = {
	time_entries: timeEntryWriteSchema,
	absences: absenceWriteSchema,
	corrections: correctionWriteSchema
};

/** A deletion may come without the content. */
const deletionSchema = v.object({
	id: idSchema,
	_deleted: v.literal(true),
	userId: v.optional(v.string(), ''),
	mutation: mutationSchema
});
const deletedSchema = v.object({ _deleted: v.literal(true) });

/**
 * What was not taken goes to the author alone: the device that wrote it may be gone. As the collection's schema reads
 * it: what nobody knows of a row is not kept.
 */
export function leftOf(
	{ versions }: Pick<Deps, 'versions'>,
	{ collection, authorId }: { readonly collection: string; readonly authorId: string },
	rows: readonly unknown[],
	results: readonly PushResult[]
): LeftRow[] {
	return results.flatMap(({ status, reason = null }, index) => {
		if (status !== 'conflict' && status !== 'rejected') return [];
		const written = readState(versions, collection, rows[index]);
		if (written === null) return [];
		const { id, userId, mutation } = written;
		const isOwn = userId === authorId || userId === '';
		const what = isOwn ? { mine: written } : { id, event: mutation.event };
		return [{ collection, status, reason, ...what }];
	});
}

/** The first of them, as many as one notice holds: it also stands in the journal for good. */
export function fittingRows(left: readonly LeftRow[]): LeftRow[] {
	let room = HANDOVER_UNPACKED_MAX;
	return left.slice(0, LEFT_MAX).filter((row) => (room -= Buffer.byteLength(JSON.stringify(row))) >= 0);
}

function readState({ records }: Versions, collection: string, row: unknown) {
	const written = writtenCollections.find((name) => name === collection);
	if (written === undefined) return null;
	const schema: v.GenericSchema<unknown, RecordWrite> = writeSchemas[written];
	const current = readDocument(asObject(row)?.['newDocumentState'], records[written]);
	if (!current.ok) return null;
	const state = current.document;
	const isDeletion = v.is(deletedSchema, state);
	const whole = v.safeParse(schema, state);
	const read = !whole.success && isDeletion ? v.safeParse(deletionSchema, state) : whole;
	if (!read.success) return null;
	const { proof, ...mutation } = read.output.mutation;
	void proof;
	return { ...read.output, mutation, ...(isDeletion ? { _deleted: true } : {}) };
}
