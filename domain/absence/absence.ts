import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { mutationSchema } from '#domain/kernel/mutation.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

export const absenceStates = [
	'draft',
	'requested',
	'mgr_approved',
	'approved',
	'rejected',
	'withdrawn',
	'cancel_requested',
	'cancelled'
] as const;

/** Days off of one person: vacation, sick leave or another type. `to` null counts to today (sick types only). */
export const absenceSchema = v.object({
	id: idSchema,
	userId: idSchema,
	typeId: idSchema,
	from: localDateSchema,
	to: v.nullable(localDateSchema),
	firstHalf: v.nullable(v.picklist(['am', 'pm'])),
	lastHalf: v.nullable(v.picklist(['am', 'pm'])),
	state: v.picklist(absenceStates),
	note: v.pipe(v.string(), v.maxLength(1000)),
	certificate: v.nullable(v.object({ date: localDateSchema })),
	attachments: v.array(v.object({ id: idSchema, name: v.string(), type: v.string(), size: v.number() })),
	decisions: v.array(v.object({ by: idSchema, at: instantSchema, comment: v.nullable(v.string()) })),
	mutation: mutationSchema,
	schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
	flags: v.array(v.string()),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
	receivedAt: v.nullable(instantSchema),
	revision: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type Absence = Readonly<v.InferOutput<typeof absenceSchema>>;
