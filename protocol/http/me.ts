import * as v from 'valibot';
import { instantSchema } from '#domain/time/instant-schema.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

/** `GET /api/me`: who is signed in here. */
export const meResponseSchema = v.object({
	userId: v.string(),
	name: v.string(),
	roles: v.array(v.picklist(['worker', 'manager', 'hr'])),
	groups: v.array(
		v.object({
			id: v.string(),
			from: localDateSchema,
			to: v.nullable(localDateSchema),
			manages: v.boolean()
		})
	),
	company: v.string(),
	demo: v.boolean(),
	serverTime: instantSchema
});
export type MeResponse = v.InferOutput<typeof meResponseSchema>;

/** `GET /api/sync/info`. */
export const syncInfoResponseSchema = v.object({
	epoch: v.string(),
	protocol: v.object({ min: v.number(), max: v.number() }),
	serverTime: instantSchema
});
