import * as v from 'valibot';
import { readableAdjustments } from '#domain/account/adjustment.ts';
import { openingBalanceSchema } from '#domain/account/opening.ts';
import { idSchema } from '#domain/kernel/id.ts';
import { employmentSchema } from '#domain/people/employment.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';
import { personalVacationSchema } from '#domain/vacation/vacation-rule.ts';

export { weekdays, type Weekday } from '#domain/time/local-date.ts';

/** The longest target of a day. */
export const TARGET_MAX_MINUTES = 1440;
const minutesOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(TARGET_MAX_MINUTES));

/** Contractual minutes per weekday, valid from a date, with the reason for the change. */
export const workingScheduleSchema = v.object({
	validFrom: localDateSchema,
	minutes: v.object({
		mon: minutesOfDay,
		tue: minutesOfDay,
		wed: minutesOfDay,
		thu: minutesOfDay,
		fri: minutesOfDay,
		sat: minutesOfDay,
		sun: minutesOfDay
	}),
	comment: v.string(),
	/** Regulation profile from this version on: a minor who turns 18, for example. null = the group's or company's. */
	profile: v.optional(v.nullable(v.string()))
});
export type WorkingSchedule = Readonly<v.InferOutput<typeof workingScheduleSchema>>;

export const membershipSchema = v.object({
	groupId: idSchema,
	from: localDateSchema,
	/** null = until further notice; both ends inclusive. */
	to: v.nullable(localDateSchema)
});
export type Membership = Readonly<v.InferOutput<typeof membershipSchema>>;

/**
 * What a person's account and vacation are reckoned by. Read leniently: a shape that a newer server sends
 * and this version does not know counts as nothing, and never stops the rest of the record.
 */
const accountFields = {
	/** null = since ever, until further notice. */
	employment: v.optional(v.fallback(v.nullable(employmentSchema), null)),
	vacationRule: v.optional(v.fallback(v.nullable(personalVacationSchema), null)),
	opening: v.optional(v.fallback(v.nullable(openingBalanceSchema), null)),
	adjustments: v.optional(v.fallback(readableAdjustments, []))
};
const accountFieldsSchema = v.object(accountFields);

/**
 * A person as colleagues see them (id and name) and, for oneself and one's managers, in full.
 */
export const employeeSchema = v.object({
	id: idSchema,
	name: v.string(),
	userName: v.optional(v.string()),
	personalNumber: v.optional(v.string()),
	locationId: v.optional(v.nullable(idSchema)),
	status: v.optional(v.picklist(['active', 'invited', 'archived'])),
	memberships: v.optional(v.array(membershipSchema)),
	schedules: v.optional(v.array(workingScheduleSchema)),
	profile: v.optional(v.nullable(v.string())),
	...accountFields,
	seq: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type Employee = Readonly<v.InferOutput<typeof employeeSchema>>;

/** A stored record as the rules can read it: what this version does not know of account and vacation is left out. */
export function readEmployee(stored: Employee): Employee {
	const { employment, vacationRule, opening, adjustments, ...rest } = stored;
	const read = v.safeParse(accountFieldsSchema, { employment, vacationRule, opening, adjustments });
	return read.success ? { ...rest, ...read.output } : rest;
}
