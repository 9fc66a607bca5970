import * as v from 'valibot';
import { absenceRuleSchema } from '#domain/absence/absence-rule.ts';
import { idSchema } from '#domain/kernel/id.ts';
import { localDateSchema } from '#domain/time/local-date-schema.ts';

export const referenceKinds = [
	'group',
	'work_type',
	'job',
	'absence_type',
	'location',
	'regulation',
	'vacation_rule',
	'general'
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** Company data every device needs to decide offline. The shape of `data` depends on `kind`, see below. */
export const referenceSchema = v.object({
	id: idSchema,
	kind: v.picklist(referenceKinds),
	name: v.string(),
	validFrom: v.nullable(localDateSchema),
	data: v.record(v.string(), v.unknown()),
	seq: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type Reference = Readonly<v.InferOutput<typeof referenceSchema>>;

/** A regulation profile given to a group or the company from a date on; null = back to the wider one. */
const profileAssignmentSchema = v.object({ validFrom: localDateSchema, profile: v.nullable(v.string()) });

const onBreach = v.picklist(['block', 'warn']);

/** `data` of a reference of kind `group`. */
export const groupDataSchema = v.object({
	/** Manager verification before HR: the route of a confirmation is `manager` instead of `direct`. */
	verification: v.boolean(),
	/** null = the company's timeout applies. */
	timeoutDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366))),
	onTimeout: onBreach,
	onViolation: onBreach,
	/** A day with a red mark is confirmed only with its owner's words on it; missing = without. */
	explainViolations: v.optional(v.boolean()),
	/** Hours after receipt in which the owner may take a confirmation back; 0 still allows the 60 s undo. */
	withdrawHours: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(72)),
	/** People who manage the group, with dates, both ends inclusive. */
	managers: v.array(v.object({ userId: idSchema, from: localDateSchema, to: v.nullable(localDateSchema) })),
	workTypeIds: v.nullable(v.array(idSchema)),
	/** Regulation profiles of the group by date; without one in force the company's holds. */
	profiles: v.optional(v.array(profileAssignmentSchema)),
	/** Work the group is allowed to do on days off: told as information, no breach. */
	permits: v.optional(
		v.object({
			sunday: v.optional(v.boolean()),
			holiday: v.optional(v.boolean()),
			saturday: v.optional(v.boolean())
		})
	),
	/** Its people and managers are shown who is at work or on a break, and since when; missing = off. */
	presence: v.optional(v.boolean()),
	archived: v.boolean()
});
export type GroupData = Readonly<v.InferOutput<typeof groupDataSchema>>;

/** The most that a minute of a work type is worth, in per cent. */
export const WORK_TYPE_MAX_PERCENT = 300;

/** `data` of a reference of kind `work_type`. */
export const workTypeDataSchema = v.object({
	percent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(WORK_TYPE_MAX_PERCENT)),
	/** Counts as legal working time. */
	compliance: v.boolean(),
	colour: v.string(),
	icon: v.string(),
	/** null = for everyone. */
	groupIds: v.nullable(v.array(idSchema)),
	retired: v.boolean()
});
export type WorkTypeData = Readonly<v.InferOutput<typeof workTypeDataSchema>>;

/** A company's own days off at a location; the law's days stay as they are. */
export const companyDaysSchema = v.object({
	add: v.array(
		v.object({ date: localDateSchema, name: v.string(), fraction: v.optional(v.picklist([0.5, 1])) })
	),
	remove: v.array(localDateSchema),
	halfDays: v.array(
		v.object({ monthDay: v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/)), name: v.optional(v.string()) })
	)
});

/** `data` of a reference of kind `location`. */
export const locationDataSchema = v.object({
	country: v.pipe(v.string(), v.length(2)),
	state: v.nullable(v.string()),
	region: v.nullable(v.string()),
	zone: v.string(),
	/** What the company changed of the public holidays here. */
	companyDays: v.optional(companyDaysSchema)
});
export type LocationData = Readonly<v.InferOutput<typeof locationDataSchema>>;

/** `data` of the one reference of kind `general` (id `general`). */
export const generalDataSchema = v.object({
	company: v.string(),
	country: v.pipe(v.string(), v.length(2)),
	state: v.nullable(v.string()),
	zone: v.string(),
	language: v.picklist(['de', 'en']),
	/** Days after the entry's date in which it can be confirmed; null = no limit. */
	timeoutDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366))),
	/** "Minimum break after 6 h / 9 h", minutes. */
	minBreakAfter6h: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)),
	minBreakAfter9h: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)),
	/** Regulation profile of the company: an id of domain/regulation/profiles. */
	profile: v.string(),
	/** Managers are told that an absence is an illness; otherwise they see "absent". */
	managersSeeIllness: v.optional(v.boolean()),
	/** Changes of it by date, where the company changes its rules one day. */
	profiles: v.optional(v.array(profileAssignmentSchema)),
	defaultMinutes: v.object({
		mon: v.number(),
		tue: v.number(),
		wed: v.number(),
		thu: v.number(),
		fri: v.number(),
		sat: v.number(),
		sun: v.number()
	})
});
export type GeneralData = Readonly<v.InferOutput<typeof generalDataSchema>>;

/** `data` of a reference of kind `absence_type`. */
export const absenceTypeDataSchema = v.object({
	label: v.string(),
	effect: v.picklist(['credit', 'neutral', 'debit']),
	category: v.picklist(['vacation', 'sick', 'holiday', 'other']),
	/** What may be asked for, and who decides; missing = no limits, the group's route. */
	rule: v.optional(absenceRuleSchema)
});
export type AbsenceTypeData = Readonly<v.InferOutput<typeof absenceTypeDataSchema>>;
export type AbsenceCategory = AbsenceTypeData['category'];
