import { add, isZero, negate, subtract, ZERO, type Fraction } from '#domain/kernel/fraction.ts';
import type { ExplainedDays } from '#domain/vacation/explained-days.ts';
import { isOver, leftIn, type Booking } from '#domain/vacation/pools.ts';
import type { CarriedIn, VacationYear } from '#domain/vacation/vacation-year.ts';

export const vacationFigures = [
	'entitlement',
	'remaining',
	'available',
	'expired',
	'shortfall',
	'carry'
] as const;
export type VacationFigure = (typeof vacationFigures)[number];

/** Who or what decided about days that were carried over. */
const sources: Readonly<Record<CarriedIn['reason'], string>> = {
	not_informed: 'EuGH C-684/16, BAG 9 AZR 423/16',
	long_term_sick: 'EuGH C-214/10',
	hr: 'hr',
	company_rule: 'vacation_rule'
};

/** How a figure of a vacation account came about: the rules, what they read, and the terms that add up to it. */
export function explainVacation(of: VacationYear, figure: VacationFigure): ExplainedDays {
	switch (figure) {
		case 'entitlement':
			return withVersion(of.entitlement.explanation, of);
		case 'remaining':
			return explainRemaining(of);
		case 'available':
			return explainAvailable(of);
		case 'expired':
			return explainExpired(of);
		case 'shortfall':
			return explainShortfall(of);
		case 'carry':
			return explainCarry(of);
	}
}

/** Which version of the company's rule was applied, and whether the person has an own one on top. */
function withVersion(explanation: ExplainedDays, { rule }: VacationYear): ExplainedDays {
	const version = { ruleId: rule.ruleId, validFrom: rule.validFrom, isPersonal: rule.isPersonal };
	return { ...explanation, facts: { ...explanation.facts, ...version } };
}

/** Entitlement and carry-over, less every approved day, less what expired. */
function explainRemaining(of: VacationYear): ExplainedDays {
	const { account, year, asOf } = of;
	const approved = account.ledger.filter(({ status }) => status === 'approved');
	return {
		rule: 'remaining',
		source: 'BUrlG §7',
		amount: account.remaining,
		facts: { year, asOf },
		terms: [
			withVersion(of.entitlement.explanation, of),
			...negativeEntitlement(of),
			...of.carriedIn.map(explainCarriedIn),
			...approved.map(explainDay),
			...expiredTerms(of).map((one) => ({ ...one, amount: negate(one.amount) }))
		]
	};
}

/** An account never begins below zero: adjustments that took off more than there was leave nothing. */
function negativeEntitlement({ entitlement }: VacationYear): ExplainedDays[] {
	if (entitlement.days.numerator >= 0) return [];
	return [term('adjustment', 'hr', negate(entitlement.days), { reason: 'not below zero' })];
}

function explainAvailable(of: VacationYear): ExplainedDays {
	const pending = of.account.ledger.filter(({ status }) => status === 'pending');
	return {
		rule: 'available',
		source: 'BUrlG §7',
		amount: of.account.available,
		facts: { year: of.year, asOf: of.asOf },
		terms: [explainRemaining(of), ...pending.map(explainDay)]
	};
}

function explainExpired(of: VacationYear): ExplainedDays {
	const { account, asOf, year } = of;
	return {
		rule: 'expired',
		source: 'EuGH C-684/16',
		amount: account.expired,
		facts: { year, asOf },
		terms: expiredTerms(of)
	};
}

function explainShortfall({ account, year }: VacationYear): ExplainedDays {
	const open = account.ledger.filter(({ uncovered }) => !isZero(uncovered));
	return {
		rule: 'shortfall',
		source: 'BUrlG §7',
		amount: account.shortfall,
		facts: { year },
		terms: open.map(({ date, absenceId, status, uncovered }) =>
			term('day_of_leave', 'BUrlG §7', uncovered, { date, absenceId: absenceId ?? null, status })
		)
	};
}

function explainCarry({ year, rule, yearEnd, informedOn }: VacationYear): ExplainedDays {
	const { carry, open, lost, expiresOn, reason, isLeaving } = yearEnd;
	const facts = { limitDays: rule.carryLimitDays, expiresOn, informedOn, reason };
	return {
		rule: 'carry_over',
		source: sources[reason],
		amount: carry,
		facts: { year, ...facts },
		terms: [
			term('year_end', 'BUrlG §7(3)', open, { year }),
			...(isZero(lost) ? [] : [term('lost', 'EuGH C-684/16', negate(lost), facts)]),
			...(isLeaving && !isZero(open) ? [term('lost', 'BUrlG §7(4)', negate(open), { isLeaving })] : [])
		]
	};
}

function explainCarriedIn({ days, expiresOn, fromYear, reason, comment }: CarriedIn): ExplainedDays {
	return term('carry_over', sources[reason], days, { fromYear, expiresOn, reason, comment });
}

/** One day of leave and the pools it came from. */
function explainDay({ date, absenceId, status, amount, taken, uncovered }: Booking): ExplainedDays {
	const from: Record<string, Fraction> = {};
	for (const { pool, days } of taken) {
		const name = pool.expiresOn === null ? pool.name : `${pool.name} ${pool.expiresOn}`;
		from[name] = add(from[name] ?? ZERO, days);
	}
	const facts = { date, absenceId: absenceId ?? null, status, asked: amount, ...from };
	return term('day_of_leave', 'BUrlG §7', subtract(uncovered, amount), facts);
}

function expiredTerms({ account, asOf }: VacationYear): ExplainedDays[] {
	return account.pools
		.filter((pool) => isOver(pool, asOf) && !isZero(leftIn(account, pool)))
		.map((pool) => {
			const left = leftIn(account, pool);
			const facts = { expiresOn: pool.expiresOn, carried: pool.days, taken: subtract(pool.days, left) };
			return term('expiry', 'EuGH C-684/16', left, facts);
		});
}

function term(
	rule: ExplainedDays['rule'],
	source: string,
	amount: Fraction,
	facts: ExplainedDays['facts']
): ExplainedDays {
	return { rule, source, amount, facts, terms: [] };
}
