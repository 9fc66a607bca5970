import * as v from 'valibot';
import { decisionSchema } from '#domain/kernel/decision.ts';
import { idSchema } from '#domain/kernel/id.ts';
import { mutationSchema } from '#domain/kernel/mutation.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';
import { NOTE_LIMIT } from '#domain/time-entry/time-entry.ts';

export const CORRECTION_SCHEMA_VERSION = 1;
export const REASON_LIMIT = 1000;

/** `objection`: against what somebody else recorded or confirmed for the person. */
export const correctionKinds = ['change', 'delete', 'add', 'objection'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

export const correctionStates = ['proposed', 'agreed', 'declined', 'withdrawn'] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** The time as it should be. */
export const proposedTimeSchema = v.object({
	kind: v.picklist(['work', 'break']),
	start: instantSchema,
	stop: instantSchema,
	zone: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	workTypeId: v.nullable(idSchema),
	jobId: v.nullable(idSchema),
	note: v.pipe(v.string(), v.maxLength(NOTE_LIMIT))
});
export type ProposedTime = Readonly<v.InferOutput<typeof proposedTimeSchema>>;

const writeFields = {
	id: idSchema,
	/** The entry it is about; null = one that is missing. */
	entryId: v.nullable(idSchema),
	/** Whose time it is. */
	userId: idSchema,
	kind: v.picklist(correctionKinds),
	/** For `change` and `add`. */
	proposed: v.nullable(proposedTimeSchema),
	reason: v.pipe(v.string(), v.maxLength(REASON_LIMIT)),
	state: v.picklist(correctionStates),
	mutation: mutationSchema,
	schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CORRECTION_SCHEMA_VERSION))
};

/** What a client may write. Server-decided fields are left out: a client's value for them is ignored. */
export const correctionWriteSchema = v.object(writeFields);

/** A wish to put locked time right, and what became of it. What is proposed never changes. */
export const correctionSchema = v.object({
	...writeFields,
	/** Who proposed it. */
	by: idSchema,
	decisions: v.array(decisionSchema),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
	receivedAt: v.nullable(instantSchema),
	revision: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type CorrectionWrite = Readonly<v.InferOutput<typeof correctionWriteSchema>>;
export type Correction = Readonly<v.InferOutput<typeof correctionSchema>>;

export const correctionEvents = ['propose', 'agree', 'decline', 'withdraw'] as const;
export type CorrectionEvent = (typeof correctionEvents)[number];

/** Whether somebody has still to decide. */
export function isOpenCorrection({ state }: Pick<Correction, 'state'>): boolean {
	return state === 'proposed';
}
