import { applyAbsences } from '#domain/account/absence-effect.ts';
import type { AccountExplanation } from '#domain/account/account-rules.ts';
import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/account/account-settings.ts';
import { attributeByType, forEachDay, type MinutesByType } from '#domain/account/attribution.ts';
import { absencesOf, type AccountInput } from '#domain/account/day-figures.ts';
import { ownStretches } from '#domain/account/own-stretches.ts';
import { workTypeCredits } from '#domain/account/work-type-credit.ts';
import type { Explanation, Term } from '#domain/kernel/explanation.ts';
import type { AccountRuleFacts } from '#domain/account/account-rules.ts';
import { breakOf, effectiveWork, shiftsOf, type Shift } from '#domain/regulation/shifts.ts';
import { contractMinutes, scheduleOn, targetMinutes } from '#domain/schedule/target-time.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import { subtract } from '#domain/time/interval.ts';
import { weekdayOf, type LocalDate } from '#domain/time/local-date.ts';

export type AccountTerm = Term<AccountRuleFacts>;
type Of<Rule extends keyof AccountRuleFacts> = Extract<AccountExplanation, { readonly rule: Rule }>;

export const plus = (of: Explanation<AccountRuleFacts>): AccountTerm => ({ sign: 1, of });
export const minus = (of: Explanation<AccountRuleFacts>): AccountTerm => ({ sign: -1, of });
const toInstant = (minute: number): Instant => msToInstant(minute * MS_PER_MINUTE);

/** The target of one day: contract, less holiday, less unpaid absence. */
export function explainTarget(input: AccountInput, date: LocalDate): Of<'targetOfDay'> {
	const { schedules, employment, holidays } = input;
	const contract = contractMinutes({ date, schedules, employment });
	const base = targetMinutes({ date, schedules, employment, holidays });
	const after = applyAbsences(base, absencesOf(input, date));
	const version = scheduleOn(schedules, date);
	const holiday = holidays.get(date);
	const terms: AccountTerm[] = [];
	if (version !== null && contract > 0) {
		const { validFrom, comment } = version;
		const facts = { date, validFrom, comment, weekday: weekdayOf(date) };
		terms.push(plus({ rule: 'contract', amount: contract, facts, terms: [] }));
	}
	if (holiday !== undefined && contract > base) {
		const facts = { date, name: holiday.name, fraction: holiday.fraction };
		terms.push(minus({ rule: 'holiday', amount: contract - base, facts, terms: [] }));
	}
	for (const { absenceId, effect, fraction, minutes } of after.effects) {
		if (effect !== 'neutral') continue;
		const facts = { date, absenceId, fraction };
		terms.push(minus({ rule: 'neutralAbsence', amount: minutes, facts, terms: [] }));
	}
	return { rule: 'targetOfDay', amount: after.targetMinutes, facts: { date }, terms };
}

/** What paid absence counts for on one day. */
export function explainAbsenceCredit(input: AccountInput, date: LocalDate): Of<'absenceCreditOfDay'> {
	const baseMinutes = targetMinutes({
		date,
		schedules: input.schedules,
		employment: input.employment,
		holidays: input.holidays
	});
	const after = applyAbsences(baseMinutes, absencesOf(input, date));
	const terms = after.effects
		.filter(({ effect }) => effect === 'credit')
		.map(({ absenceId, fraction, minutes }) =>
			plus({ rule: 'creditedAbsence', amount: minutes, facts: { absenceId, fraction }, terms: [] })
		);
	const amount = after.absenceCreditMinutes;
	return { rule: 'absenceCreditOfDay', amount, facts: { date, baseMinutes }, terms };
}

/** The work of each day, entry by entry. */
export function explainWorkedDays(input: AccountInput): Map<LocalDate, Of<'workedOfDay'>> {
	const { attribution } = input.settings ?? DEFAULT_ACCOUNT_SETTINGS;
	const termsByDate = new Map<LocalDate, AccountTerm[]>();
	for (const stretch of ownStretches(input.entries, input.zone)) {
		let start = stretch.start;
		forEachDay(stretch, attribution, (date, amount) => {
			const [from, to] = [toInstant(start), toInstant(start + amount)];
			const facts = { entryId: stretch.entry.id ?? null, from, to };
			pushTo(termsByDate, date, plus({ rule: 'stretch', amount, facts, terms: [] }));
			start += amount;
		});
	}
	return mapDays(termsByDate, (date, terms) => ({
		rule: 'workedOfDay',
		amount: sumOf(terms),
		facts: { date, attribution },
		terms
	}));
}

/** The credited work of each day, type by type. */
export function explainCreditedDays(input: AccountInput): Map<LocalDate, Of<'creditedOfDay'>> {
	const { attribution, rounding } = input.settings ?? DEFAULT_ACCOUNT_SETTINGS;
	const byType = attributeByType({ ...input, mode: attribution, rounding });
	return mapDays(byType, (date, minutesByType: MinutesByType) => {
		const terms = workTypeCredits(minutesByType, input.workTypes ?? new Map()).map(
			({ creditedMinutes, ...facts }) =>
				plus({ rule: 'workTypePercent', amount: creditedMinutes, facts, terms: [] })
		);
		return { rule: 'creditedOfDay', amount: sumOf(terms), facts: { date, rounding }, terms };
	});
}

/** The breaks of each day: the gaps of each of its shifts. */
export function explainBreakDays(input: AccountInput): Map<LocalDate, Of<'breakOfShift'>[]> {
	const byDate = new Map<LocalDate, Of<'breakOfShift'>[]>();
	for (const shift of shiftsOf(effectiveWork(input.entries, input.zone), input.restMinutes ?? null)) {
		const facts = { date: shift.date };
		const terms = gapsOf(shift);
		pushTo(byDate, shift.date, { rule: 'breakOfShift', amount: breakOf(shift), facts, terms });
	}
	return byDate;
}

function gapsOf({ start: first, stop: last, intervals }: Shift): AccountTerm[] {
	return subtract([{ start: first, stop: last }], intervals).map(({ start, stop }) => {
		const facts = { from: toInstant(start), to: toInstant(stop) };
		return plus({ rule: 'gap', amount: stop - start, facts, terms: [] });
	});
}

export function sumOf(terms: readonly AccountTerm[]): number {
	return terms.reduce((sum, term) => sum + term.sign * term.of.amount, 0);
}

function pushTo<T>(byDate: Map<LocalDate, T[]>, date: LocalDate, item: T): void {
	const list = byDate.get(date);
	if (list === undefined) byDate.set(date, [item]);
	else list.push(item);
}

function mapDays<In, Out>(
	byDate: ReadonlyMap<LocalDate, In>,
	of: (date: LocalDate, value: In) => Out
): Map<LocalDate, Out> {
	return new Map([...byDate].map(([date, value]) => [date, of(date, value)]));
}
