import * as v from 'valibot';

/** `GET /api/sync/digest?collection=time_entries&month=YYYY-MM&userId=`; without a person, one's own. */
export const digestQuerySchema = v.object({
	collection: v.literal('time_entries'),
	month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
	userId: v.optional(v.pipe(v.string(), v.maxLength(64)), '')
});

/** SHA-256 in hex over the sorted lines `id:mutationId\n` of the living records of the month, and their number. */
export const digestResponseSchema = v.object({
	digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	count: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type DigestResponse = Readonly<v.InferOutput<typeof digestResponseSchema>>;
