import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';

/** Who decided on a record, when the server took it, and in which words. The newest one comes last. */
export const decisionSchema = v.object({
	by: idSchema,
	at: instantSchema,
	comment: v.nullable(v.string())
});
export type Decision = Readonly<v.InferOutput<typeof decisionSchema>>;
