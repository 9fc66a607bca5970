import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';

export const REOFFER_KNOWN_MAX = 1000;

/** A record as a device holds it: its id and the last mutation that the server acknowledged. */
const knownRecordSchema = v.object({ id: idSchema, mutationId: idSchema });
export type KnownRecord = Readonly<v.InferOutput<typeof knownRecordSchema>>;

/**
 * `POST /api/sync/:collection/reoffer`: what a device holds of a collection, page by page. `epoch` is the history
 * the device offers it to; the answer rests on what the server has now, whatever the device says there.
 */
export const reofferRequestSchema = v.object({
	epoch: v.pipe(v.string(), v.maxLength(64)),
	known: v.array(knownRecordSchema)
});

/** The records to push with `reoffer: true`, in the order in which they were offered. */
export const reofferResponseSchema = v.object({ wanted: v.array(v.string()) });
