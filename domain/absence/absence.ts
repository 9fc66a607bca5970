import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { decisionSchema } from '#domain/kernel/decision.ts';
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

export const ABSENCE_SCHEMA_VERSION = 1;
export const ABSENCE_NOTE_LIMIT = 1000;

/** Which half of a day; null = the whole day. */
export const halfSchema = v.nullable(v.picklist(['am', 'pm']));
const attachment = v.object({
	id: idSchema,
	name: v.pipe(v.string(), v.maxLength(255)),
	type: v.pipe(v.string(), v.maxLength(100)),
	size: v.pipe(v.number(), v.integer(), v.minValue(0))
});

const writeFields = {
	id: idSchema,
	userId: idSchema,
	typeId: idSchema,
	from: localDateSchema,
	/** null counts to today (sick types only). */
	to: v.nullable(localDateSchema),
	firstHalf: halfSchema,
	lastHalf: halfSchema,
	state: v.picklist(absenceStates),
	note: v.pipe(v.string(), v.maxLength(ABSENCE_NOTE_LIMIT)),
	certificate: v.nullable(v.object({ date: localDateSchema })),
	attachments: v.pipe(v.array(attachment), v.maxLength(20)),
	mutation: mutationSchema,
	schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ABSENCE_SCHEMA_VERSION))
};

/** What a client may write. Server-decided fields are left out: a client's value for them is ignored. */
export const absenceWriteSchema = v.object(writeFields);

/** Days off of one person: vacation, sick leave or another type, as it travels and as it is kept. */
export const absenceSchema = v.object({
	...writeFields,
	decisions: v.array(decisionSchema),
	flags: v.array(v.string()),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
	receivedAt: v.nullable(instantSchema),
	revision: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type AbsenceWrite = Readonly<v.InferOutput<typeof absenceWriteSchema>>;
export type Absence = Readonly<v.InferOutput<typeof absenceSchema>>;
