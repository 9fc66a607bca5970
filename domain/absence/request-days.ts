import { absenceDays, fractionOfDay, type AbsenceSpan } from '#domain/absence/absence-days.ts';
import { fractionOf, isZero, type Fraction } from '#domain/kernel/fraction.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import { contractMinutes, isEmployedOn } from '#domain/schedule/target-time.ts';
import { mondayOf, weekdayOf, type LocalDate } from '#domain/time/local-date.ts';
import { countVacation } from '#domain/vacation/count.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';

/** Why a day of a request costs what it costs. */
export type DayReason =
	| 'full'
	/** Half of it is asked for. */
	| 'half'
	/** Half of it is a public holiday. */
	| 'half_holiday'
	| 'holiday'
	/** The contract gives it no work. */
	| 'no_work'
	| 'not_employed';

/** One calendar day of a request: what it costs, and why. */
export interface RequestDay {
	readonly date: LocalDate;
	readonly cost: Fraction;
	readonly why: DayReason;
	/** The public holiday of the date, where there is one. */
	readonly holiday: string | null;
}

type Calendar = Pick<VacationPerson, 'schedules' | 'holidays' | 'employment' | 'today'>;

/** What each day of a request costs; types in calendar days count every day. */
export function requestDays(
	calendar: Calendar,
	absence: AbsenceSpan,
	type: AbsenceTypeData | undefined
): RequestDay[] {
	const days = absenceDays(absence, calendar.today);
	if (type?.rule?.calendarDays === true)
		return days.map(({ date, half }) => ({
			date,
			cost: fractionOf(fractionOfDay({ half })),
			why: half === null ? 'full' : 'half',
			holiday: null
		}));
	const halves = new Map(days.map(({ date, half }) => [date, half]));
	return countVacation({ days, calendar }).map(({ date, cost }) => {
		const holiday = calendar.holidays.get(date);
		const isOff = holiday !== undefined && holiday.fraction > 0;
		const why = reasonOf(calendar, { date, cost, isHalf: (halves.get(date) ?? null) !== null });
		return { date, cost, why, holiday: isOff ? holiday.name : null };
	});
}

function reasonOf(
	calendar: Calendar,
	{ date, cost, isHalf }: { readonly date: LocalDate; readonly cost: Fraction; readonly isHalf: boolean }
): DayReason {
	if (isZero(cost)) {
		if (!isEmployedOn(date, calendar.employment)) return 'not_employed';
		return contractMinutes({ ...calendar, date }) === 0 ? 'no_work' : 'holiday';
	}
	if (isHalf) return 'half';
	return (calendar.holidays.get(date)?.fraction ?? 0) > 0 ? 'half_holiday' : 'full';
}

/** What a request leaves out or counts in half, told in groups. */
export interface LeftOut {
	/** Weekends without work, one for each week. */
	readonly weekends: number;
	/** Other days to which the contract gives no work. */
	readonly freeDays: readonly LocalDate[];
	readonly holidays: readonly { readonly date: LocalDate; readonly name: string }[];
	readonly halfHolidays: readonly { readonly date: LocalDate; readonly name: string }[];
	readonly halves: readonly LocalDate[];
	/** Days before or after the employment. */
	readonly notEmployed: number;
}

/** Everything of a request that does not count as a whole day. */
export function leftOutOf(days: readonly RequestDay[]): LeftOut {
	const datesOf = (why: DayReason) => days.filter((day) => day.why === why).map(({ date }) => date);
	const named = (why: DayReason) =>
		days.filter((day) => day.why === why).map(({ date, holiday }) => ({ date, name: holiday ?? '' }));
	const free = datesOf('no_work');
	return {
		weekends: new Set(free.filter(isWeekend).map(mondayOf)).size,
		freeDays: free.filter((date) => !isWeekend(date)),
		holidays: named('holiday'),
		halfHolidays: named('half_holiday'),
		halves: datesOf('half'),
		notEmployed: datesOf('not_employed').length
	};
}

function isWeekend(date: LocalDate): boolean {
	const day = weekdayOf(date);
	return day === 'sat' || day === 'sun';
}
