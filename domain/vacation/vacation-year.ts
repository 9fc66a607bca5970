import { fractionOf, larger, sum, ZERO, type Fraction } from '#domain/kernel/fraction.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { carryOver, dateOfYear, type CarryOver } from '#domain/vacation/carry-over.ts';
import { employmentYear, yearOf } from '#domain/vacation/employment-year.ts';
import { vacationEntitlement, type Entitlement } from '#domain/vacation/entitlement.ts';
import { leaveDaysOf } from '#domain/vacation/leave-days.ts';
import {
	bookVacation,
	leftIn,
	type Pool,
	type PoolName,
	type VacationAccount
} from '#domain/vacation/pools.ts';
import { accountSince, type VacationPerson } from '#domain/vacation/vacation-person.ts';
import { ruleOfYear, type RuleOfYear } from '#domain/vacation/vacation-rule.ts';
import { weekDaysBySchedule } from '#domain/vacation/week-days.ts';
import type { CountedDay } from '#domain/vacation/count.ts';

/** Days that came from an earlier year. */
export interface CarriedIn extends Pool {
	readonly fromYear: number;
	readonly reason: CarryOver['reason'] | 'hr';
	readonly comment: string | null;
}

/** The vacation account of one person and year. */
export interface VacationYear {
	readonly year: number;
	readonly rule: RuleOfYear;
	/** What the figures are as of: today, 31 December of a year that is over, 1 January of one to come. */
	readonly asOf: LocalDate;
	readonly entitlement: Entitlement;
	readonly carriedIn: readonly CarriedIn[];
	readonly account: VacationAccount;
	/** Days of illness that gave vacation back. */
	readonly creditedBack: readonly CountedDay[];
	/** When the employer told the person what is open; null = not yet, so nothing is lost. */
	readonly informedOn: LocalDate | null;
	readonly yearEnd: YearEnd;
}

/** What moves on when the year ends; a projection until then. */
export interface YearEnd extends CarryOver {
	/** What was there to move on. */
	readonly open: Fraction;
	/** Days with an expiry date of their own in a later year: they move on as they are. */
	readonly protected: readonly CarriedIn[];
	/** The employment ends in the year: nothing moves on, what is open is to be paid out. */
	readonly isLeaving: boolean;
}

/**
 * The vacation account of a year: entitlement, what was carried over, every day taken or asked for, what is
 * left and what will move on. Years before it are reckoned one after the other, from the first year of the
 * account on. null = the company has no rule about vacation.
 */
export function vacationYearOf(person: VacationPerson, year: number): VacationYear | null {
	let carried: readonly CarriedIn[] = [];
	for (let one = Math.min(accountSince(person), year); one < year; one += 1) {
		const before = reckon(person, one, carriedByHr(person, one) ?? carried);
		if (before === null) return null;
		carried = movedOn(before);
	}
	return reckon(person, year, carriedByHr(person, year) ?? carried);
}

function reckon(person: VacationPerson, year: number, carriedIn: readonly CarriedIn[]): VacationYear | null {
	const { personal, employment } = person;
	const { from } = employmentYear(year, employment);
	const rule = ruleOfYear(person.rules, personal, from);
	if (rule === null) return null;
	const entitlement = entitlementOf(person, year, rule);
	const asOf = asOfDate(person.today, year);
	const leave = leaveDaysOf(person, year, rule);
	const account = bookVacation({
		pools: [...carriedIn, { name: 'annual', days: larger(entitlement.days, ZERO), expiresOn: null }],
		days: leave.days,
		asOf
	});
	const reckoned = {
		year,
		rule,
		asOf,
		entitlement,
		carriedIn,
		account,
		creditedBack: leave.creditedBack,
		informedOn: personal.informed.find((one) => one.year === year)?.on ?? null
	};
	return { ...reckoned, yearEnd: yearEndOf(person, reckoned) };
}

function entitlementOf(
	{ personal, employment, schedules }: VacationPerson,
	year: number,
	rule: RuleOfYear
): Entitlement {
	const changes = personal.weekDays === null ? weekDaysBySchedule(schedules) : [];
	return vacationEntitlement({
		year,
		rule,
		employment,
		weekDays: personal.weekDays ?? changes[0]?.weekDays ?? 0,
		changes,
		adjustments: personal.adjustments
	});
}

function asOfDate(today: LocalDate, year: number): LocalDate {
	if (yearOf(today) < year) return dateOfYear(year, '01-01');
	return yearOf(today) > year ? dateOfYear(year, '12-31') : today;
}

/**
 * Everything left on 31 December; expired days are gone by then. A year that is over moves on what was left after
 * the approved days: what was never decided took nothing. Until then days asked for are taken off the projection.
 */
function yearEndOf(
	{ personal, employment, today }: VacationPerson,
	of: Omit<VacationYear, 'yearEnd'>
): YearEnd {
	const { year, rule, account, carriedIn } = of;
	const lastDay = dateOfYear(year, '12-31');
	const left = (pool: Pool) => leftIn(account, pool, today > lastDay ? 'approved' : undefined);
	const isProtected = ({ expiresOn }: Pool) => (expiresOn ?? '') > lastDay;
	const open = sum(account.pools.filter(({ expiresOn }) => expiresOn === null).map(left));
	const isLeaving = (employment.end ?? '9999-12-31') <= lastDay;
	const moved = carryOver({
		remaining: open,
		fromYear: year,
		limitDays: rule.carryLimitDays,
		expiryMonthDay: rule.expiryMonthDay,
		isInformed: of.informedOn !== null,
		isLongTermSick: personal.longTermSick.includes(year)
	});
	return {
		...moved,
		...(isLeaving ? { carry: ZERO, lost: ZERO, expiresOn: null } : {}),
		open,
		protected: carriedIn.filter(isProtected).map((pool) => ({ ...pool, days: left(pool) })),
		isLeaving
	};
}

/** The pools that the next year begins with. */
function movedOn({ year, yearEnd }: VacationYear): CarriedIn[] {
	if (yearEnd.isLeaving) return [];
	const { carry, expiresOn, reason } = yearEnd;
	const days = { name: carryName(expiresOn), days: carry, expiresOn };
	return [...yearEnd.protected, { ...days, fromYear: year, reason, comment: null }];
}

function carryName(expiresOn: LocalDate | null): PoolName {
	return expiresOn === null ? 'carryNonExpiring' : 'carryExpiring';
}

/** HR can always say what was carried into a year, with a comment. */
function carriedByHr({ personal }: VacationPerson, year: number): CarriedIn[] | null {
	const said = personal.carriedInto.filter((one) => one.year === year);
	if (said.length === 0) return null;
	return said.map(({ days, expiresOn, comment }) => ({
		name: carryName(expiresOn),
		days: fractionOf(days),
		expiresOn,
		fromYear: year - 1,
		reason: 'hr',
		comment
	}));
}
