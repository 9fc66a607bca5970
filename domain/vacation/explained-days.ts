import { compare, sum, type Fraction } from '#domain/kernel/fraction.ts';

/** The rules that make a vacation figure. */
export type VacationRuleName =
	| 'entitlement'
	| 'annual_days'
	| 'part_time'
	| 'twelfths'
	| 'rounding'
	| 'statutory_floor'
	| 'adjustment'
	| 'carry_over'
	| 'day_of_leave'
	| 'expiry'
	| 'expired'
	| 'remaining'
	| 'available'
	| 'shortfall'
	| 'year_end'
	| 'lost'
	| 'taken'
	| 'planned'
	| 'requested';

export type Facts = { readonly [fact: string]: string | number | boolean | null | Fraction };

/**
 * How a figure of the vacation account came about, as data: the rule, its source, what the rule read, and
 * the terms that add up to the amount. A term that takes days off has a negative amount.
 */
export interface ExplainedDays {
	readonly rule: VacationRuleName;
	/** The law or the setting behind it. */
	readonly source: string;
	readonly amount: Fraction;
	readonly facts: Facts;
	/** Empty where the facts say everything. */
	readonly terms: readonly ExplainedDays[];
}

/** Whether every sum in an explanation is what its terms add up to. */
export function addsUp({ amount, terms }: ExplainedDays): boolean {
	if (terms.length === 0) return true;
	return compare(sum(terms.map((term) => term.amount)), amount) === 0 && terms.every(addsUp);
}
