import * as v from 'valibot';

const dayLimit = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(366)));

/** Who decides: HR alone, the manager alone, or the manager and then HR. */
export const absenceRoutes = ['hr', 'manager', 'manager_hr'] as const;
export type AbsenceRoute = (typeof absenceRoutes)[number];

/** The rules of an absence type; what is not there does not limit. */
export const absenceRuleFields = {
	paid: v.optional(v.boolean()),
	/** The smallest part that can be asked for. */
	unit: v.optional(v.picklist(['day', 'half', 'hour'])),
	/** false: asking is enough. */
	needsApproval: v.optional(v.boolean()),
	needsAttachment: v.optional(v.boolean()),
	maxDaysPerYear: v.optional(dayLimit),
	maxDaysPerEvent: v.optional(dayLimit),
	/** Days from asking to the first day off, at least. */
	noticeDays: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366)))),
	/** Its days are taken from the vacation account. */
	countsVacation: v.optional(v.boolean()),
	/** Every calendar day counts, not only working days. */
	calendarDays: v.optional(v.boolean()),
	/** null or missing = the route of the group. */
	route: v.optional(v.nullable(v.picklist(absenceRoutes)))
};

export const absenceRuleSchema = v.object(absenceRuleFields);
export type AbsenceRule = Readonly<v.InferOutput<typeof absenceRuleSchema>>;
