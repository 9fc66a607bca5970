import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';

/** Something a person should know: an entry returned, verified, corrected … Read state is the person's own. */
export const noticeSchema = v.object({
	id: idSchema,
	userId: idSchema,
	kind: v.pipe(v.string(), v.maxLength(40)),
	at: instantSchema,
	data: v.record(v.string(), v.unknown()),
	readAt: v.nullable(instantSchema),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type Notice = Readonly<v.InferOutput<typeof noticeSchema>>;
