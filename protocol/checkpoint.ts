import * as v from 'valibot';

/**
 * Where a device stands in the server's history. `epoch` is the history's identity (new after a
 * restore), `scope` an opaque fingerprint of what the actor may see, `seq` the last position received.
 */
export const checkpointSchema = v.object({
	epoch: v.pipe(v.string(), v.maxLength(64)),
	scope: v.pipe(v.string(), v.maxLength(128)),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type Checkpoint = Readonly<v.InferOutput<typeof checkpointSchema>>;
