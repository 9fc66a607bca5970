import type { AccountEntry } from '#domain/account/account-entry.ts';
import { applyAbsences, type AbsenceShare } from '#domain/account/absence-effect.ts';
import { DEFAULT_ACCOUNT_SETTINGS, type AccountSettings } from '#domain/account/account-settings.ts';
import { attributeByType, attributeMinutes, type MinutesByType } from '#domain/account/attribution.ts';
import { creditedMinutes, type AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { breakOf, effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';
import { targetMinutes, type Employment } from '#domain/schedule/target-time.ts';
import { datesFrom, type LocalDate } from '#domain/time/local-date.ts';

/** Minimum rest of the rules in force, or what it is on a date; null where they name none. */
export type RestRule = number | null | ((date: LocalDate) => number | null);

/** Everything the account of one person is made of. */
export interface AccountInput {
	/** From a day before the first date to a day after the last: a shift may begin or end outside. */
	readonly entries: readonly AccountEntry[];
	/** Where the person works; entries keep the zone they were made in. */
	readonly zone: string;
	readonly schedules: readonly WorkingSchedule[];
	readonly employment?: Employment | undefined;
	readonly holidays: HolidayCalendar;
	/** Decided absences of each day, in the order in which they count. */
	readonly absences: ReadonlyMap<LocalDate, readonly AbsenceShare[]>;
	readonly workTypes?: AccountWorkTypes | undefined;
	readonly settings?: AccountSettings | undefined;
	/** Rest that divides two shifts of one date; null where the regulation profile names none. */
	readonly restMinutes?: RestRule | undefined;
}

/** One day of an account, whole minutes. Running entries count for nothing until they stop. */
export interface DayFigures {
	readonly date: LocalDate;
	/** Due by contract, less holiday and unpaid absence. */
	readonly targetMinutes: number;
	/** Work as it was, explicit breaks taken off, before any percentage or rounding. */
	readonly workedMinutes: number;
	/** Work as it counts: by the percentages of its types. */
	readonly creditedMinutes: number;
	/** What paid absence counts for. */
	readonly absenceCreditMinutes: number;
	/** All gaps inside the shifts that began on this day, short ones included. */
	readonly breakMinutes: number;
	/** Credited work plus absence credit less target. */
	readonly deltaMinutes: number;
}

const NO_ABSENCES: readonly AbsenceShare[] = [];
const NO_WORK: MinutesByType = new Map();
const NO_TYPES: AccountWorkTypes = new Map();

/** The figures of each day `from` … `to`. */
export function dayFigures(input: AccountInput, from: LocalDate, to: LocalDate): DayFigures[] {
	const { attribution, rounding } = input.settings ?? DEFAULT_ACCOUNT_SETTINGS;
	const { entries, zone, workTypes = NO_TYPES } = input;
	const byType = attributeByType({ entries, zone, mode: attribution, rounding });
	// Without a rounding the minutes by type already are the worked ones.
	const raw = rounding === null ? null : attributeMinutes({ entries, zone, mode: attribution });
	const breaks = breaksByDate(input);
	return datesFrom(from, to).map((date) => {
		const work = byType.get(date) ?? NO_WORK;
		const credited = creditedMinutes(work, workTypes);
		const absence = applyAbsences(targetMinutes({ ...datedInput(input), date }), absencesOf(input, date));
		return {
			date,
			targetMinutes: absence.targetMinutes,
			workedMinutes: raw === null ? sumOfTypes(work) : (raw.get(date) ?? 0),
			creditedMinutes: credited,
			absenceCreditMinutes: absence.absenceCreditMinutes,
			breakMinutes: breaks.get(date) ?? 0,
			deltaMinutes: credited + absence.absenceCreditMinutes - absence.targetMinutes
		};
	});
}

function datedInput({ schedules, holidays, employment }: AccountInput) {
	return { schedules, holidays, employment };
}

/** The decided absences of a date, in the order in which they count. */
export function absencesOf(input: AccountInput, date: LocalDate): readonly AbsenceShare[] {
	return input.absences.get(date) ?? NO_ABSENCES;
}

function sumOfTypes(work: MinutesByType): number {
	let sum = 0;
	for (const minutes of work.values()) sum += minutes;
	return sum;
}

/** Total break time by the date of the shift, all gaps of it. */
export function breaksByDate({
	entries,
	zone,
	restMinutes
}: Pick<AccountInput, 'entries' | 'zone' | 'restMinutes'>): Map<LocalDate, number> {
	const byDate = new Map<LocalDate, number>();
	for (const shift of shiftsOf(effectiveWork(entries, zone), restMinutes ?? null)) {
		byDate.set(shift.date, (byDate.get(shift.date) ?? 0) + breakOf(shift));
	}
	return byDate;
}
