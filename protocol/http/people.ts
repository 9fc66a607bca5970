import * as v from 'valibot';
import { accountAdjustmentSchema } from '#domain/account/adjustment.ts';
import { openingBalanceSchema } from '#domain/account/opening.ts';
import { idSchema } from '#domain/kernel/id.ts';
import { membershipSchema, workingScheduleSchema } from '#domain/people/employee.ts';
import { employmentSchema } from '#domain/people/employment.ts';
import { instantSchema } from '#domain/time/instant-schema.ts';
import { personalVacationSchema } from '#domain/vacation/vacation-rule.ts';

export const USER_NAME_MAX = 64;

/** User names as real firms have them: `a`, `jean-luc.o'neill`, `müller_2`. Compared in lower case. */
export const userNamePattern = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._'’+-]*[\p{L}\p{M}\p{N}])?$/u;
export const userNameSchema = v.pipe(
	v.string(),
	v.trim(),
	v.normalize('NFC'),
	v.toLowerCase(),
	v.minLength(1),
	v.maxLength(USER_NAME_MAX),
	v.regex(userNamePattern)
);
export const personNameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const emailSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254));

/** One person as HR sees them. */
export const personSchema = v.object({
	id: idSchema,
	name: v.string(),
	userName: v.string(),
	/** null = the person signs in by user name only. */
	email: v.nullable(v.string()),
	personalNumber: v.string(),
	locationId: v.nullable(idSchema),
	status: v.picklist(['active', 'invited', 'archived']),
	hr: v.boolean(),
	memberships: v.array(membershipSchema),
	schedules: v.array(workingScheduleSchema),
	profile: v.nullable(v.string()),
	/** null = open on both sides. */
	employment: v.nullable(employmentSchema),
	/** null = the account opens with nothing. */
	opening: v.nullable(openingBalanceSchema),
	/** In the order in which they were entered. */
	adjustments: v.array(accountAdjustmentSchema),
	vacationRule: v.nullable(personalVacationSchema),
	/** Until when the last invite opens the door; null when none is open. */
	inviteExpiresAt: v.nullable(instantSchema)
});
export type Person = v.InferOutput<typeof personSchema>;

/** `GET /api/people`: everybody by name, archived people included. */
export const peopleResponseSchema = v.object({ people: v.array(personSchema) });
export type PeopleResponse = v.InferOutput<typeof peopleResponseSchema>;

const changeable = {
	name: personNameSchema,
	userName: userNameSchema,
	email: v.nullable(emailSchema),
	personalNumber: v.pipe(v.string(), v.trim(), v.maxLength(40)),
	locationId: v.nullable(idSchema),
	hr: v.boolean(),
	memberships: v.pipe(v.array(membershipSchema), v.maxLength(100)),
	schedules: v.pipe(v.array(workingScheduleSchema), v.maxLength(100)),
	profile: v.nullable(v.pipe(v.string(), v.maxLength(40))),
	employment: v.nullable(employmentSchema)
};

/** `POST /api/people`: answers 201 with the person; without `userName` one is made from the name. */
export const createPersonRequestSchema = v.object({
	name: changeable.name,
	userName: v.optional(changeable.userName),
	email: v.optional(changeable.email, null),
	personalNumber: v.optional(changeable.personalNumber, ''),
	locationId: v.optional(changeable.locationId, null),
	hr: v.optional(changeable.hr, false),
	memberships: v.optional(changeable.memberships, []),
	schedules: v.optional(changeable.schedules, []),
	profile: v.optional(changeable.profile, null),
	employment: v.optional(changeable.employment, null)
});
export type CreatePersonRequest = v.InferInput<typeof createPersonRequestSchema>;

/** No account is off by more than this: a typing error, in minutes. */
const MINUTES_MAX = 600_000;
const signedMinutes = v.pipe(v.number(), v.integer(), v.minValue(-MINUTES_MAX), v.maxValue(MINUTES_MAX));

/**
 * Minutes put on an account or taken off it; the author is whoever asks. `after`: how many adjustments the
 * person had when this one was typed. With another number it is refused, so that an answer that got lost
 * books nothing twice.
 */
export const newAdjustmentSchema = v.object({
	...v.omit(accountAdjustmentSchema, ['author']).entries,
	minutes: signedMinutes,
	after: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type NewAdjustment = v.InferOutput<typeof newAdjustmentSchema>;

/**
 * `PATCH /api/people/:id`: only what changes. `archived: true` ends access; the records stay. What concerns
 * the account (`opening`, `adjustment`, `vacationRule`) nobody changes of themselves.
 */
export const updatePersonRequestSchema = v.partial(
	v.object({
		...changeable,
		archived: v.boolean(),
		opening: v.nullable(v.object({ ...openingBalanceSchema.entries, minutes: signedMinutes })),
		adjustment: newAdjustmentSchema,
		vacationRule: v.nullable(personalVacationSchema)
	})
);
export type UpdatePersonRequest = v.InferInput<typeof updatePersonRequestSchema>;

export const personResponseSchema = v.object({ person: personSchema });
export type PersonResponse = v.InferOutput<typeof personResponseSchema>;

/**
 * Refusals of people, groups and work types: 409 with one of these codes.
 * `people.user_name_taken`, `people.email_taken`, `people.last_hr` (somebody must stay HR),
 * `people.overlapping_memberships` (one group at a time), `people.unknown_group`, `people.own_account` (somebody
 * else of HR has to), `people.adjusted_meanwhile`, `people.unfit_adjustment` (no minutes, or before the account
 * begins).
 */
export const peopleProblemCodes = [
	'people.user_name_taken',
	'people.email_taken',
	'people.last_hr',
	'people.overlapping_memberships',
	'people.unknown_group',
	'people.own_account',
	'people.adjusted_meanwhile',
	'people.unfit_adjustment'
] as const;
export type PeopleProblemCode = (typeof peopleProblemCodes)[number];
