/**
 * How a figure came about, as data: the rule that made it, what the rule read, and the terms that add up
 * to it. `RuleFacts` names every rule of an area with its facts, so a reader of an explanation knows by
 * `rule` what `facts` holds. Amounts are in the unit of the area: minutes, or days.
 */
export type Explanation<RuleFacts> = {
	[Rule in keyof RuleFacts]: {
		readonly rule: Rule;
		readonly amount: number;
		readonly facts: RuleFacts[Rule];
		/** Empty where the facts say everything. */
		readonly terms: readonly Term<RuleFacts>[];
	};
}[keyof RuleFacts];

/** One summand, added or taken off. */
export interface Term<RuleFacts> {
	readonly sign: 1 | -1;
	readonly of: Explanation<RuleFacts>;
}

/** Whether every sum in an explanation is what its terms add up to. */
export function addsUp<RuleFacts>(explanation: Explanation<RuleFacts>): boolean {
	const { amount, terms } = explanation;
	if (terms.length === 0) return true;
	const sum = terms.reduce((total, term) => total + term.sign * term.of.amount, 0);
	return sum === amount && terms.every((term) => addsUp(term.of));
}
