import * as v from 'valibot';
import { localDateSchema } from '#domain/time/local-date-schema.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { vacationRoundings } from '#domain/vacation/rounding.ts';

/**
 * What people get who join or leave in the year. `twelfths_floor`: the contract's days in twelfths, never
 * less than the law's four weeks give. `twelfths`: the contract's twelfths alone. `burlg`: the law's rule
 * for all days.
 */
export const vacationPolicies = ['twelfths_floor', 'twelfths', 'burlg'] as const;
export type VacationPolicy = (typeof vacationPolicies)[number];

const hundredths = (value: number) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
const days = v.pipe(v.number(), v.minValue(0), v.maxValue(366), v.check(hundredths));
const weekDays = v.pipe(v.number(), v.minValue(0), v.maxValue(7), v.check(hundredths));
const year = v.pipe(v.number(), v.integer());
const comment = v.pipe(v.string(), v.maxLength(1000));

const ruleFields = {
	/** Days of a full year in a week of `refWeekDays`. */
	annualDays: days,
	refWeekDays: v.pipe(weekDays, v.minValue(1)),
	rounding: v.picklist(vacationRoundings),
	policy: v.picklist(vacationPolicies),
	/** How many days move into the next year; null = all. */
	carryLimitDays: v.nullable(days),
	/** Until when they can be taken: month and day, `03-31`; null = for ever. */
	expiryMonthDay: v.nullable(v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/))),
	/** Sick days during vacation are given back even without a certificate. */
	creditWithoutCertificate: v.boolean()
};

/** `data` of a reference of kind `vacation_rule`: the company's rule. */
export const vacationRuleDataSchema = v.object(ruleFields);
export type VacationRule = Readonly<v.InferOutput<typeof vacationRuleDataSchema>>;

/** What HR has noted for one person: differences from the company's rule, corrections, and facts of the years. */
export const personalVacationSchema = v.object({
	rule: v.optional(v.partial(v.object(ruleFields)), {}),
	/** Working days per week on average, where the schedule does not say it (every second Friday off: 4.5). */
	weekDays: v.optional(v.nullable(weekDays), null),
	/** Days more or less in the year of their date: severe disability (SGB IX §208), special agreements. */
	adjustments: v.optional(
		v.array(
			v.object({
				date: localDateSchema,
				days: v.pipe(v.number(), v.minValue(-366), v.maxValue(366), v.check(hundredths)),
				comment
			})
		),
		[]
	),
	/** What HR says was carried into a year, instead of what the rule gives. */
	carriedInto: v.optional(
		v.array(v.object({ year, days, expiresOn: v.nullable(localDateSchema), comment })),
		[]
	),
	/** When the employer told the person how many days of a year are open and that they expire, in which words. */
	informed: v.optional(
		v.array(v.object({ year, on: localDateSchema, text: v.optional(v.string(), '') })),
		[]
	),
	/** Years in which an illness kept the person from taking vacation. */
	longTermSick: v.optional(v.array(year), [])
});
export type PersonalVacation = Readonly<v.InferOutput<typeof personalVacationSchema>>;

export const noPersonalVacation: PersonalVacation = {
	rule: {},
	weekDays: null,
	adjustments: [],
	carriedInto: [],
	informed: [],
	longTermSick: []
};

/** Reads what a record holds about a person's vacation; what cannot be read counts as nothing. */
export function personalVacationOf(value: unknown): PersonalVacation {
	const parsed = v.safeParse(personalVacationSchema, value ?? {});
	return parsed.success ? parsed.output : noPersonalVacation;
}

/**
 * What managers read of a person's vacation: the days, without HR's words on them and without the years of
 * long illness. Why somebody has more days (SGB IX §208) is not theirs to know.
 */
export function vacationForManagers(personal: PersonalVacation | null): PersonalVacation | null {
	if (personal === null) return null;
	return {
		...personal,
		adjustments: personal.adjustments.map((one) => ({ ...one, comment: '' })),
		carriedInto: personal.carriedInto.map((one) => ({ ...one, comment: '' })),
		informed: personal.informed.map((one) => ({ ...one, text: '' })),
		longTermSick: []
	};
}

/** A version of the company's rule. */
export interface VacationRuleVersion {
	readonly id: string;
	readonly validFrom: LocalDate | null;
	readonly rule: VacationRule;
}

/** The rule of a year, and where it comes from. */
export interface RuleOfYear extends VacationRule {
	readonly ruleId: string;
	readonly validFrom: LocalDate | null;
	/** The person has a rule of their own in at least one point. */
	readonly isPersonal: boolean;
}

/**
 * The rule a year is reckoned by: the version in force on the first employed day of the year (of two from
 * the same date the one recorded later), before the first version that one; the person's own points on top.
 */
export function ruleOfYear(
	versions: readonly VacationRuleVersion[],
	personal: PersonalVacation,
	firstDay: LocalDate
): RuleOfYear | null {
	const byDate = new Map(versions.map((one) => [one.validFrom ?? '', one]));
	const dates = [...byDate.keys()].toSorted();
	const found = byDate.get(dates.findLast((date) => date <= firstDay) ?? dates[0] ?? '');
	if (found === undefined) return null;
	const own = Object.entries(personal.rule).filter(([, value]) => value !== undefined);
	return {
		...found.rule,
		...(Object.fromEntries(own) as Partial<VacationRule>),
		ruleId: found.id,
		validFrom: found.validFrom,
		isPersonal: own.length > 0
	};
}

/** Working days of a year the law guarantees in a week of five: BUrlG §3, UrlG §2 (AT), OR art. 329a, Dir. 2003/88 art. 7. */
const legalDays: Readonly<Record<string, number>> = { AT: 25 };

/** The rule a company starts with: what its country's law guarantees, taken until 31 March. */
export function defaultVacationRule(country: string): VacationRule {
	return {
		annualDays: legalDays[country] ?? 20,
		refWeekDays: 5,
		rounding: 'burlg5',
		policy: 'twelfths_floor',
		carryLimitDays: null,
		expiryMonthDay: '03-31',
		creditWithoutCertificate: false
	};
}
