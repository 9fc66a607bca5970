import {
	explainAbsenceCredit,
	explainBreakDays,
	explainCreditedDays,
	explainTarget,
	explainWorkedDays,
	minus,
	plus,
	sumOf,
	type AccountTerm
} from '#domain/account/explain-days.ts';
import type { AccountExplanation, AccountFigure } from '#domain/account/account-rules.ts';
import type { AccountCap } from '#domain/account/account-settings.ts';
import { adjustmentsIn, type AccountAdjustment } from '#domain/account/adjustment.ts';
import { forfeitedAtClose } from '#domain/account/balance.ts';
import type { AccountInput } from '#domain/account/day-figures.ts';
import { datesFrom, type LocalDate } from '#domain/time/local-date.ts';

export interface ExplainInput {
	readonly account: AccountInput;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly openingMinutes: number;
	readonly adjustments: readonly AccountAdjustment[];
	/** Given where the period closes. */
	readonly cap?: Pick<AccountCap, 'maxMinutes'> | null;
}

/**
 * The sum that made one figure of a period: which rule, what it read (contract version, holiday, absence,
 * entry, work type, adjustment), and terms that add up to it, down to the single stretch of work. The same
 * functions make the figure itself. Days on which nothing came together are left out.
 */
export function explainBalance(input: ExplainInput, figure: AccountFigure): AccountExplanation {
	return explainers[figure](input);
}

const explainers: Readonly<Record<AccountFigure, (input: ExplainInput) => AccountExplanation>> = {
	target: (input) => ofDays('target', input, (date) => [explainTarget(input.account, date)]),
	absenceCredit: (input) =>
		ofDays('absenceCredit', input, (date) => [explainAbsenceCredit(input.account, date)]),
	worked: (input) => {
		const days = explainWorkedDays(input.account);
		return ofDays('worked', input, (date) => [days.get(date)]);
	},
	credited: (input) => {
		const days = explainCreditedDays(input.account);
		return ofDays('credited', input, (date) => [days.get(date)]);
	},
	break: (input) => {
		const days = explainBreakDays(input.account);
		return ofDays('break', input, (date) => days.get(date) ?? []);
	},
	delta: (input) => {
		const { credited, absenceCredit, target } = explainers;
		return sum('delta', input, [plus(credited(input)), plus(absenceCredit(input)), minus(target(input))]);
	},
	adjustments: (input) => {
		const made = adjustmentsIn(input.adjustments, input.from, input.to);
		return sum(
			'adjustments',
			input,
			made.map(({ minutes, ...facts }) => plus({ rule: 'adjustment', amount: minutes, facts, terms: [] }))
		);
	},
	forfeited: (input) => explainForfeited(input),
	closing: (input) => sum('closing', input, [...beforeClose(input), minus(explainForfeited(input))])
};

/** What the account comes to before anything is forfeited. */
function beforeClose(input: ExplainInput): AccountTerm[] {
	const { delta, adjustments } = explainers;
	const facts = { date: input.from };
	const opening: AccountExplanation = { rule: 'opening', amount: input.openingMinutes, facts, terms: [] };
	return [plus(opening), plus(delta(input)), plus(adjustments(input))];
}

function explainForfeited(input: ExplainInput): AccountExplanation {
	const facts = { date: input.to };
	const before = sum('beforeClose', input, beforeClose(input));
	const amount = forfeitedAtClose(before.amount, input.cap ?? null);
	if (amount === 0) return { rule: 'forfeited', amount, facts, terms: [] };
	// Where anything is forfeited, what is left is the cap.
	const limit: AccountExplanation = { rule: 'cap', amount: before.amount - amount, facts: {}, terms: [] };
	return { rule: 'forfeited', amount, facts, terms: [plus(before), minus(limit)] };
}

type PeriodRule = 'closing' | 'delta' | 'adjustments' | 'beforeClose' | DayFigure;
type DayFigure = 'target' | 'worked' | 'credited' | 'absenceCredit' | 'break';

function sum(
	rule: PeriodRule,
	{ from, to }: ExplainInput,
	terms: readonly AccountTerm[]
): AccountExplanation {
	return { rule, amount: sumOf(terms), facts: { from, to }, terms };
}

function ofDays(
	rule: DayFigure,
	input: ExplainInput,
	explain: (date: LocalDate) => readonly (AccountExplanation | undefined)[]
): AccountExplanation {
	const days = datesFrom(input.from, input.to).flatMap(explain);
	const shown = days.filter((day) => day !== undefined).filter((day) => day.terms.length > 0);
	return sum(rule, input, shown.map(plus));
}
