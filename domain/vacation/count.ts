import {
	fractionOf,
	HALF,
	larger,
	ONE,
	smaller,
	subtract,
	sum,
	ZERO,
	type Fraction
} from '#domain/kernel/fraction.ts';
import type { AbsenceDay } from '#domain/absence/absence-days.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { contractMinutes, type Employment } from '#domain/schedule/target-time.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { yearOf } from '#domain/vacation/employment-year.ts';

/** What decides how much of a day there is to be off from. */
export interface WorkCalendar {
	readonly schedules: readonly WorkingSchedule[];
	readonly holidays: HolidayCalendar;
	readonly employment?: Employment | undefined;
}

/**
 * What is left of a working day when its public holiday is taken off: 1, 0.5 or 0; 0 where the contract in
 * force gives the day no target.
 */
export function workPartOf(date: LocalDate, calendar: WorkCalendar): Fraction {
	if (contractMinutes({ ...calendar, date }) === 0) return ZERO;
	const holiday = calendar.holidays.get(date)?.fraction ?? 0;
	return larger(ZERO, subtract(ONE, fractionOf(holiday)));
}

/** What one day of a request costs. */
export interface CountedDay {
	readonly date: LocalDate;
	/** 1 or 0.5. */
	readonly requested: Fraction;
	readonly workPart: Fraction;
	/** The smaller of the two; 0 for a day that was given back. */
	readonly cost: Fraction;
	/** What illness gave back of it. */
	readonly creditedBack: Fraction;
}

/** Illness of a day, as far as vacation asks: whole days only, proved or not. */
export interface SickDays {
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly hasCertificate: boolean;
	readonly isHalf?: boolean;
}

/**
 * What the days of a vacation cost. A day costs the smaller of what was asked for and what there is to work:
 * 24 December as a half holiday costs half a day, asked for in full or in half. Days without target cost
 * nothing.
 *
 * Sick during vacation (BUrlG §9): whole sick days with a certificate cost nothing and are given back;
 * without one they stay vacation, unless the company gives them back too. Half a sick day gives nothing back.
 */
export function countVacation(input: {
	readonly days: readonly AbsenceDay[];
	readonly calendar: WorkCalendar;
	readonly sick?: readonly SickDays[];
	readonly creditWithoutCertificate?: boolean;
}): CountedDay[] {
	const { sick, creditWithoutCertificate = false } = input;
	const givesBack = (date: LocalDate) =>
		sick?.some(
			(one) =>
				one.from <= date &&
				date <= one.to &&
				one.isHalf !== true &&
				(one.hasCertificate || creditWithoutCertificate)
		) ?? false;
	return input.days.map(({ date, half }) => {
		const requested = half === null ? ONE : HALF;
		const workPart = workPartOf(date, input.calendar);
		const cost = smaller(requested, workPart);
		const isBack = givesBack(date);
		return { date, requested, workPart, cost: isBack ? ZERO : cost, creditedBack: isBack ? cost : ZERO };
	});
}

export interface VacationCount {
	readonly days: Fraction;
	readonly creditedBack: Fraction;
	/** Costs belong to the calendar year of each day; every year touched is there, also with 0. */
	readonly byYear: ReadonlyMap<number, Fraction>;
}

export function totalOf(days: readonly CountedDay[]): VacationCount {
	const years = [...new Set(days.map(({ date }) => yearOf(date)))];
	return {
		days: costOf(days),
		creditedBack: sum(days.map((one) => one.creditedBack)),
		byYear: new Map(years.map((year) => [year, costOf(days.filter(({ date }) => yearOf(date) === year))]))
	};
}

function costOf(days: readonly CountedDay[]): Fraction {
	return sum(days.map(({ cost }) => cost));
}
