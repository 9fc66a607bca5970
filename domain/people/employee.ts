import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

export { weekdays, type Weekday } from '#domain/time/local-date.ts';

const minutesOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));

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
	vacationRule: v.optional(v.nullable(v.unknown())),
	opening: v.optional(v.nullable(v.unknown())),
	adjustments: v.optional(v.array(v.unknown())),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type Employee = Readonly<v.InferOutput<typeof employeeSchema>>;
