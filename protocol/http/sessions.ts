import * as v from 'valibot';
import { instantSchema } from '#domain/time/instant-schema.ts';

/** `GET /api/sessions`: where the person is signed in, the newest use first. */
export const sessionsResponseSchema = v.object({
	sessions: v.array(
		v.object({
			id: v.string(),
			/** Browser and system, such as "Chrome · Android"; null = not known. */
			device: v.nullable(v.string()),
			signedInAt: instantSchema,
			/** To the day: a session is written down anew once a day of use. */
			usedAt: instantSchema,
			/** The session that asks. */
			isThis: v.boolean()
		})
	)
});
export type SessionsResponse = v.InferOutput<typeof sessionsResponseSchema>;
