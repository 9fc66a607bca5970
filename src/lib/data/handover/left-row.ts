import * as v from 'valibot';
import { absenceWriteSchema } from '#domain/absence/absence.ts';
import { correctionWriteSchema } from '#domain/correction/correction.ts';
import { timeEntryWriteSchema } from '#domain/time-entry/time-entry.ts';

const why = {
	status: v.picklist(['conflict', 'rejected', 'quarantined']),
	reason: v.nullable(v.looseObject({ code: v.string() }))
};
const deleted = v.object({ _deleted: v.optional(v.boolean()) });
/** A row that could not be taken as it was: what was written, and why. */
export const leftRowSchema = v.variant('collection', [
	v.object({
		...why,
		collection: v.literal('time_entries'),
		mine: v.intersect([timeEntryWriteSchema, deleted])
	}),
	v.object({ ...why, collection: v.literal('absences'), mine: v.intersect([absenceWriteSchema, deleted]) }),
	v.object({
		...why,
		collection: v.literal('corrections'),
		mine: v.intersect([correctionWriteSchema, deleted])
	})
]);
export type LeftRow = v.InferOutput<typeof leftRowSchema>;
