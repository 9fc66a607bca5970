import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { isPresent } from '#domain/kernel/present.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import type { Employment } from '#domain/schedule/target-time.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { yearOf } from '#domain/vacation/employment-year.ts';
import type { PersonalVacation, VacationRuleVersion } from '#domain/vacation/vacation-rule.ts';

/** What an account reads of an absence. */
export type VacationAbsence = Pick<
	Absence,
	'id' | 'typeId' | 'from' | 'to' | 'firstHalf' | 'lastHalf' | 'state' | 'certificate'
>;

/** Everything the vacation account of one person is made of. */
export interface VacationPerson {
	readonly rules: readonly VacationRuleVersion[];
	readonly personal: PersonalVacation;
	readonly employment: Employment;
	readonly schedules: readonly WorkingSchedule[];
	readonly holidays: HolidayCalendar;
	/** All of the person's absences, illness too: it gives days back. */
	readonly absences: readonly VacationAbsence[];
	readonly types: AbsenceTypes;
	readonly today: LocalDate;
}

/**
 * The year in which the account begins: where HR has entered what was carried over; else the first year of
 * the company's rule or of the employment, whichever is later; else this year. Nothing is carried over from
 * years before, they were kept elsewhere.
 */
export function accountSince({ rules, personal, employment, today }: VacationPerson): number {
	if (personal.carriedInto.length > 0) return Math.min(...personal.carriedInto.map(({ year }) => year));
	const ruled = rules.flatMap(({ validFrom }) => validFrom ?? []).toSorted();
	const known = [ruled[0], employment.start].filter(isPresent).map(yearOf);
	return known.length === 0 ? yearOf(today) : Math.max(...known);
}
