import * as v from 'valibot';

/** `GET /api/health`: 200 when the database answers, 503 when not. */
export const healthResponseSchema = v.object({
	status: v.picklist(['ok', 'failing']),
	version: v.string(),
	protocol: v.object({ min: v.number(), max: v.number() })
});
export type HealthResponse = v.InferOutput<typeof healthResponseSchema>;
