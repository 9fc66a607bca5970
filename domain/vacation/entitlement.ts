import {
	compare,
	divide,
	fraction,
	fractionOf,
	isZero,
	larger,
	multiply,
	negate,
	subtract,
	sum,
	type Fraction
} from '#domain/kernel/fraction.ts';
import type { Employment } from '#domain/schedule/target-time.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { dateOfYear } from '#domain/vacation/carry-over.ts';
import { employmentYear, yearOf, type EmploymentYear } from '#domain/vacation/employment-year.ts';
import type { ExplainedDays, Facts, VacationRuleName } from '#domain/vacation/explained-days.ts';
import { roundEntitlement } from '#domain/vacation/rounding.ts';
import { STATUTORY_WEEKS, twelfthsByLaw, twelfthsOf } from '#domain/vacation/statutory-claim.ts';
import type { VacationRule } from '#domain/vacation/vacation-rule.ts';
import {
	averageWeekDays,
	calendarDaysOf,
	weekDaysSpans,
	type WeekDaysFrom,
	type WeekDaysSpan
} from '#domain/vacation/week-days.ts';

export interface EntitlementInput {
	readonly year: number;
	readonly rule: Pick<VacationRule, 'annualDays' | 'refWeekDays' | 'rounding' | 'policy'>;
	readonly employment: Employment;
	/** Working days per week until the first change. */
	readonly weekDays: number;
	readonly changes?: readonly WeekDaysFrom[];
	readonly adjustments?: readonly {
		readonly date: LocalDate;
		readonly days: number;
		readonly comment: string;
	}[];
}

export interface Entitlement {
	readonly days: Fraction;
	readonly fullMonths: number;
	/** What four weeks come to in this year. */
	readonly statutoryFloor: Fraction;
	readonly explanation: ExplainedDays;
}

/**
 * The days of vacation of a year. Part time: annual days × days per week ÷ reference week, hours per day do
 * not matter; with several numbers of days per week in the year, each counts for its calendar days of
 * employment, and that is not rounded. Else who joins or leaves gets twelfths by the policy, rounded
 * (BUrlG §5). Adjustments of the year come on top. Days already taken are not revalued.
 */
export function vacationEntitlement(input: EntitlementInput): Entitlement {
	const { year, rule, adjustments = [] } = input;
	const employment = employmentYear(year, input.employment);
	const { from, to } = employment;
	const spans = weekDaysSpans({ changes: input.changes ?? [], before: input.weekDays, from, to });
	const week = averageWeekDays(spans);
	const annual = fractionOf(rule.annualDays);
	const wholeYear = divide(multiply(annual, week), fractionOf(rule.refWeekDays));
	const contract = contractualClaim(wholeYear, { rule, employment, spans });
	// With a change the calendar days of each span already say how much of the year it was.
	const partTime = spans.length > 1 ? contract.exact : wholeYear;
	const floor = statutoryClaim(week, { rule, employment });
	const claim = rule.policy === 'twelfths_floor' ? larger(contract.rounded, floor) : contract.rounded;
	const added = adjustments.filter(({ date }) => yearOf(date) === year);
	const days = sum([claim, ...added.map((one) => fractionOf(one.days))]);
	const months = { fullMonths: employment.fullMonths, joins: employment.joins, leaves: employment.leaves };
	const terms = [
		term('annual_days', 'vacation_rule', annual, { refWeekDays: rule.refWeekDays, policy: rule.policy }),
		spans.length === 0
			? term('twelfths', 'BUrlG §5(1)', negate(annual), months)
			: term('part_time', 'BUrlG §3', subtract(partTime, annual), weekDaysFacts(spans)),
		term('twelfths', 'BUrlG §5(1)', subtract(contract.exact, partTime), months),
		term('rounding', roundingSource(rule), subtract(contract.rounded, contract.exact), {
			rounding: rule.rounding
		}),
		term('statutory_floor', 'BUrlG §§3, 4, 5', subtract(claim, contract.rounded), { floor }),
		...added.map(({ date, days: more, comment }) =>
			term('adjustment', 'hr', fractionOf(more), { date, comment })
		)
	];
	return {
		days,
		fullMonths: employment.fullMonths,
		statutoryFloor: floor,
		explanation: {
			rule: 'entitlement',
			source: 'BUrlG §§3-5',
			amount: days,
			facts: { year, from, to, weekDays: week, fullMonths: employment.fullMonths },
			terms: terms.filter((one) => one.rule === 'annual_days' || !isZero(one.amount))
		}
	};
}

interface ClaimContext {
	readonly rule: EntitlementInput['rule'];
	readonly employment: EmploymentYear;
}

/**
 * The contract's days, in twelfths for a year in which somebody joins or leaves (`burlg`: where the law says so).
 * Where the days per week change in such a year, by the calendar days instead of months, and not rounded.
 */
function contractualClaim(
	wholeYear: Fraction,
	{ rule, employment, spans }: ClaimContext & { readonly spans: readonly WeekDaysSpan[] }
): { readonly exact: Fraction; readonly rounded: Fraction } {
	const isTwelfths =
		rule.policy === 'burlg' ? twelfthsByLaw(employment) !== null : employment.joins || employment.leaves;
	if (spans.length > 1) {
		const exact = isTwelfths ? multiply(wholeYear, shareOfYear(spans, employment.year)) : wholeYear;
		return { exact, rounded: exact };
	}
	const exact = isTwelfths ? twelfthsOf(wholeYear, employment) : wholeYear;
	return { exact, rounded: roundEntitlement(exact, rule.rounding, { isTwelfths }) };
}

/** How much of the calendar year the spans are. */
function shareOfYear(spans: readonly WeekDaysSpan[], year: number): Fraction {
	const employed = spans.reduce((total, span) => total + calendarDaysOf(span), 0);
	return fraction(
		employed,
		calendarDaysOf({ from: dateOfYear(year, '01-01'), to: dateOfYear(year, '12-31') })
	);
}

/** Four weeks, in twelfths where the law says so, rounded like the contract's days. */
function statutoryClaim(week: Fraction, { rule, employment }: ClaimContext): Fraction {
	const fourWeeks = multiply(week, fraction(STATUTORY_WEEKS));
	const isTwelfths = twelfthsByLaw(employment) !== null;
	const claim = isTwelfths ? twelfthsOf(fourWeeks, employment) : fourWeeks;
	return isTwelfths ? roundEntitlement(claim, rule.rounding, { isTwelfths }) : claim;
}

function weekDaysFacts(spans: readonly WeekDaysSpan[]): Facts {
	return Object.fromEntries(spans.map(({ from, to, weekDays }) => [`${from}…${to}`, weekDays]));
}

function roundingSource({ rounding }: EntitlementInput['rule']): string {
	return rounding === 'burlg5' ? 'BUrlG §5(2)' : 'vacation_rule';
}

function term(rule: VacationRuleName, source: string, amount: Fraction, facts: Facts): ExplainedDays {
	return { rule, source, amount, facts, terms: [] };
}

/** Whether an entitlement lies below what the law guarantees. */
export function isBelowStatutory({ days, statutoryFloor }: Entitlement): boolean {
	return compare(days, statutoryFloor) < 0;
}
