import { add, isPositive, sum, type Fraction } from '#domain/kernel/fraction.ts';
import { byText } from '#domain/kernel/order.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { explainVacation } from '#domain/vacation/explain.ts';
import type { ExplainedDays } from '#domain/vacation/explained-days.ts';
import { leaveDaysOf } from '#domain/vacation/leave-days.ts';
import { isOver, leftIn, type LeaveDay, type Pool } from '#domain/vacation/pools.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import { vacationYearOf, type VacationYear } from '#domain/vacation/vacation-year.ts';

/** Days that can be taken until a date only. */
export interface ExpiringDays {
	readonly days: Fraction;
	/** The last day on which they can be taken. */
	readonly on: LocalDate;
}

/** What a person reads of a year's vacation account. */
export interface AccountFigures {
	/** What the year itself gives. */
	readonly granted: Fraction;
	readonly carried: Fraction;
	/** Carried days that nobody took in time. */
	readonly expired: Fraction;
	/** What is left when everything asked for is approved too. */
	readonly left: Fraction;
	/** Approved and requested days that nothing covers. */
	readonly shortfall: Fraction;
	/** What is left and expires, the soonest first. */
	readonly expiring: readonly ExpiringDays[];
}

/**
 * The vacation of a year in figures. `granted + carried − expired − taken − planned − requested = left − shortfall`,
 * always. Without a rule of the company about vacation there is no account, and days are only counted.
 */
export interface YearFigures {
	readonly year: number;
	/** Approved days up to today. */
	readonly taken: Fraction;
	/** Approved days to come. */
	readonly planned: Fraction;
	/** Asked for and not decided. */
	readonly requested: Fraction;
	readonly account: AccountFigures | null;
}

/** The vacation of one person and year in figures. */
export function yearFigures(person: VacationPerson, year: number): YearFigures {
	const of = vacationYearOf(person, year);
	const days = bookedDays(person, year, of);
	const amount = (figure: CountedFigure) => sum(daysIn(days, figure, person.today).map((one) => one.amount));
	return {
		year,
		taken: amount('taken'),
		planned: amount('planned'),
		requested: amount('requested'),
		account: of === null ? null : accountFigures(of)
	};
}

/** The figures of an account that was reckoned. */
export function accountFigures({ account, asOf }: VacationYear): AccountFigures {
	const pools = account.pools.filter(({ days }) => isPositive(days));
	const daysOf = (isAnnual: boolean) =>
		sum(pools.filter(({ name }) => (name === 'annual') === isAnnual).map(({ days }) => days));
	const open = pools.filter((pool): pool is Pool & { readonly expiresOn: LocalDate } => {
		return pool.expiresOn !== null && !isOver(pool, asOf) && isPositive(leftIn(account, pool));
	});
	return {
		granted: daysOf(true),
		carried: daysOf(false),
		expired: account.expired,
		left: account.available,
		shortfall: account.shortfall,
		expiring: open
			.toSorted(byText(({ expiresOn }) => expiresOn))
			.map((pool) => ({ days: leftIn(account, pool), on: pool.expiresOn }))
	};
}

const countedFigures = ['taken', 'planned', 'requested'] as const;
type CountedFigure = (typeof countedFigures)[number];

/** What a person can ask about a year's vacation. */
export type YearFigure = CountedFigure | 'granted' | 'carried' | 'expired' | 'left';

/**
 * How a figure of the year came about: the days it is made of, or the rules and what they read. Days that were taken
 * are positive here, because the figure counts them. null = there is no such figure without a rule of the company.
 */
export function explainYearFigure(
	person: VacationPerson,
	year: number,
	figure: YearFigure
): ExplainedDays | null {
	const of = vacationYearOf(person, year);
	if (isCounted(figure)) {
		const terms = daysIn(bookedDays(person, year, of), figure, person.today).map(dayTerm);
		return { rule: figure, source: 'BUrlG §7', amount: sumOf(terms), facts: { year }, terms };
	}
	if (of === null) return null;
	if (figure === 'granted') return explainVacation(of, 'entitlement');
	if (figure === 'expired') return explainVacation(of, 'expired');
	const left = explainVacation(of, 'available');
	if (figure === 'left') return left;
	const terms = left.terms.flatMap((one) => one.terms).filter(({ rule }) => rule === 'carry_over');
	return { rule: 'carry_over', source: 'BUrlG §7(3)', amount: sumOf(terms), facts: { year }, terms };
}

function isCounted(figure: YearFigure): figure is CountedFigure {
	return countedFigures.some((one) => one === figure);
}

function daysIn(days: readonly LeaveDay[], figure: CountedFigure, today: LocalDate): LeaveDay[] {
	return days.filter(({ date, status }) => {
		if (status === 'pending') return figure === 'requested';
		return figure === (date <= today ? 'taken' : 'planned');
	});
}

function bookedDays(person: VacationPerson, year: number, of: VacationYear | null): readonly LeaveDay[] {
	if (of !== null) return of.account.ledger;
	const { days } = leaveDaysOf(person, year, { creditWithoutCertificate: false });
	return days.toSorted(byText(({ date }) => date));
}

function dayTerm({ date, absenceId, status, amount }: LeaveDay): ExplainedDays {
	const facts = { date, absenceId: absenceId ?? null, status };
	return { rule: 'day_of_leave', source: 'BUrlG §7', amount, facts, terms: [] };
}

function sumOf(terms: readonly ExplainedDays[]): Fraction {
	return sum(terms.map(({ amount }) => amount));
}

/** What a person can take in a year at all: what it gives and what came into it. */
export function everythingIn({ granted, carried }: AccountFigures): Fraction {
	return add(granted, carried);
}
