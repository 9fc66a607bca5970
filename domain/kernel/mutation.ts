import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';

/** How many unacknowledged mutations of one record may travel with its newest one. */
export const PRIOR_LIMIT = 50;
export const COMMENT_LIMIT = 1000;

const mutationFields = {
	id: idSchema,
	/** `create`, or an event of the record's state machine. */
	event: v.pipe(v.string(), v.maxLength(40)),
	deviceId: v.pipe(v.string(), v.maxLength(64)),
	/** Per device, counting up. */
	seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** What the device's clock said. */
	deviceTime: instantSchema,
	/** Server time minus device time, measured at the last sync. */
	offsetMs: v.pipe(v.number(), v.integer()),
	/** What the person said about this act: a reason for returning an entry, for example. */
	comment: v.optional(v.pipe(v.string(), v.maxLength(COMMENT_LIMIT)))
};

const priorMutationSchema = v.object(mutationFields);

/**
 * What every write carries (sync.md R1). `prior` lists this device's earlier mutations on the record
 * that the server has not acknowledged yet: only the newest state travels, but every act counts, once: no id
 * stands twice among them.
 */
export const mutationSchema = v.pipe(
	v.object({
		...mutationFields,
		prior: v.optional(v.pipe(v.array(priorMutationSchema), v.maxLength(PRIOR_LIMIT))),
		/** Reserved for clock continuity and signatures. */
		proof: v.optional(v.unknown())
	}),
	v.forward(
		v.check(({ id, prior = [] }) => new Set([id, ...prior.map((act) => act.id)]).size === prior.length + 1),
		['prior']
	)
);

export type Mutation = Readonly<v.InferOutput<typeof mutationSchema>>;
export type PriorMutation = Readonly<v.InferOutput<typeof priorMutationSchema>>;
