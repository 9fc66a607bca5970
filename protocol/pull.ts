import * as v from 'valibot';
import { checkpointSchema } from '#protocol/checkpoint.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';

export const PULL_LIMIT_MAX = 1000;
export const PULL_LIMIT_DEFAULT = 200;

/** A record plus its place in the history, or a tombstone of nothing but id, _deleted and seq. */
export const pulledDocumentSchema = v.looseObject({
	id: v.string(),
	_deleted: v.boolean(),
	seq: v.pipe(v.number(), v.integer())
});
export type PulledDocument = v.InferOutput<typeof pulledDocumentSchema>;

export const pullResponseSchema = v.object({
	documents: v.array(pulledDocumentSchema),
	checkpoint: checkpointSchema,
	more: v.boolean(),
	/** The actor's view or the history changed: what is not sent again up to the last page is no longer theirs. */
	reset: v.optional(v.boolean()),
	serverTime: instantSchema
});
export type PullResponse = v.InferOutput<typeof pullResponseSchema>;
