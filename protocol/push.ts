import * as v from 'valibot';
import { checkpointSchema } from '#protocol/checkpoint.ts';
import { rejectionSchema } from '#protocol/rejection.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';

export const PUSH_ROWS_MAX = 100;
/** Unpacked size of a request body, bytes. */
export const PUSH_BYTES_MAX = 1024 * 1024;

/** Rows are read one by one: an unreadable row is quarantined, it never fails the others. */
export const pushRequestSchema = v.object({
	rows: v.pipe(v.array(v.unknown()), v.maxLength(PUSH_ROWS_MAX))
});

export const pushRowSchema = v.object({
	newDocumentState: v.looseObject({ id: v.string(), _deleted: v.optional(v.boolean()) }),
	/** Only its mutation id is ever read. */
	assumedMasterState: v.nullable(v.looseObject({ mutation: v.looseObject({ id: v.string() }) })),
	reoffer: v.optional(v.boolean())
});

export const pushStatuses = ['applied', 'replayed', 'conflict', 'rejected', 'quarantined'] as const;

export const pushResultSchema = v.object({
	id: v.string(),
	status: v.picklist(pushStatuses),
	master: v.optional(v.looseObject({ id: v.string(), _deleted: v.optional(v.boolean()) })),
	/** Of a conflict: what earlier acts of the row had made of the record, when the server has them already. */
	base: v.optional(v.looseObject({ id: v.string() })),
	reason: v.optional(rejectionSchema)
});
export type PushResult = v.InferOutput<typeof pushResultSchema>;

export const pushResponseSchema = v.object({
	results: v.array(pushResultSchema),
	checkpoint: checkpointSchema,
	serverTime: instantSchema
});
export type PushResponse = v.InferOutput<typeof pushResponseSchema>;
