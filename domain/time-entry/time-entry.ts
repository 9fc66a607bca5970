import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { mutationSchema } from '#domain/kernel/mutation.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';

export const TIME_ENTRY_SCHEMA_VERSION = 1;
export const NOTE_LIMIT = 1000;
export const EXPLANATION_LIMIT = 500;

export const timeEntryStates = ['draft', 'confirmed', 'verified', 'rejected', 'closed', 'review'] as const;
export const timeEntryOrigins = ['clock', 'manual', 'import', 'correction', 'api', 'auto'] as const;
export const timeEntryFlags = [
	'LATE_CONFIRM',
	'LATE_SYNC',
	'CLOCK_SUSPECT',
	'WITH_VIOLATIONS',
	'ON_BEHALF',
	'HR_SUBSTITUTE',
	'REOPENED',
	'CORRECTED',
	'UNLOCKED',
	'IMPORTED',
	'RESTORED',
	'CLOSED_PERIOD'
] as const;

/** What a person records and what a confirmation covers: the fields a merge looks at. */
const contentFields = {
	start: instantSchema,
	/** null = running. */
	stop: v.nullable(instantSchema),
	/** IANA zone of the person at creation; attribution stays with it even if the person moves. */
	zone: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	workTypeId: v.nullable(idSchema),
	jobId: v.nullable(idSchema),
	note: v.pipe(v.string(), v.maxLength(NOTE_LIMIT)),
	/** The owner's words on the day's marks, on its first entry. */
	explanation: v.pipe(v.string(), v.maxLength(EXPLANATION_LIMIT))
};

const writeFields = {
	id: idSchema,
	userId: idSchema,
	kind: v.picklist(['work', 'break']),
	...contentFields,
	jobId: v.optional(v.nullable(idSchema), null),
	note: v.optional(contentFields.note, ''),
	explanation: v.optional(contentFields.explanation, ''),
	state: v.picklist(timeEntryStates),
	origin: v.picklist(timeEntryOrigins),
	comment: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(NOTE_LIMIT))), null),
	mutation: mutationSchema,
	schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(TIME_ENTRY_SCHEMA_VERSION))
};

/** What a client may write. Server-decided fields are left out: a client's value for them is ignored. */
export const timeEntryWriteSchema = v.object(writeFields);

/** One worked stretch (or explicit break) [start, stop) of one person, as it travels and as it is kept. */
export const timeEntrySchema = v.object({
	...writeFields,
	/** Frozen at confirmation: straight to HR, or by way of the group's manager. */
	route: v.nullable(v.picklist(['direct', 'manager'])),
	flags: v.array(v.picklist(timeEntryFlags)),
	confirmedAt: v.nullable(instantSchema),
	/** Position in the server's history; 0 while only the device knows the entry. */
	seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
	receivedAt: v.nullable(instantSchema),
	/** Counts every change the server made or accepted. */
	revision: v.pipe(v.number(), v.integer(), v.minValue(0))
});

export type TimeEntryWrite = Readonly<v.InferOutput<typeof timeEntryWriteSchema>>;
export type TimeEntry = Readonly<v.InferOutput<typeof timeEntrySchema>>;
export type TimeEntryState = TimeEntry['state'];
export type TimeEntryFlag = TimeEntry['flags'][number];
export type TimeEntryKind = TimeEntry['kind'];

/** The fields a confirmation covers: if one of them moves, the confirmation no longer holds. */
export const contentKeys = [
	'kind',
	'start',
	'stop',
	'zone',
	'workTypeId',
	'jobId',
	'note',
	'explanation'
] as const satisfies readonly (keyof TimeEntry)[];
export type ContentKey = (typeof contentKeys)[number];

export const timeEntryEvents = [
	'create',
	'edit',
	'delete',
	'confirm',
	'confirm_on_behalf',
	'enter_on_behalf',
	'withdraw',
	'undo',
	'accept',
	'refuse',
	'verify',
	'reject',
	'reopen',
	'correct',
	'close',
	'unlock'
] as const;
export type TimeEntryEvent = (typeof timeEntryEvents)[number];
