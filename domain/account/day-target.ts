import type { Absence } from '#domain/absence/absence.ts';
import { absencesOn, type AbsenceOnDate, type AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { roundHalfUp } from '#domain/kernel/rounding.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import type { HolidayCalendar, HolidayOnDate } from '#domain/public-holiday/calendar.ts';
import { targetMinutes } from '#domain/schedule/target-time.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What a day asks of a person, and what its absences give. */
export interface DayTarget {
	/** Due by contract, less holidays and unpaid leave. */
	readonly targetMinutes: number;
	/** Counted as worked because of paid absence. */
	readonly creditMinutes: number;
	readonly holiday: HolidayOnDate | null;
	/** The one that takes precedence. */
	readonly absence: AbsenceOnDate | null;
}

/**
 * Paid absence credits its share of the day, unpaid absence lowers the target by it, a flexitime day
 * changes nothing. Shares of one day add up to one day at most. Nothing is credited on a day off.
 */
export function dayTargetOf(input: {
	readonly date: LocalDate;
	readonly today: LocalDate;
	readonly schedules: readonly WorkingSchedule[];
	readonly holidays: HolidayCalendar;
	readonly absences: readonly Absence[];
	readonly absenceTypes: AbsenceTypes;
}): DayTarget {
	const { date, today, schedules, holidays, absences, absenceTypes } = input;
	const base = targetMinutes({ date, schedules, holidays });
	const found = absences.length === 0 ? [] : absencesOn({ date, today, absences, types: absenceTypes });
	let target = base;
	let credit = 0;
	let share = 0;
	for (const absence of found) {
		if (absence.isPending) continue;
		const part = Math.min(absence.half === null ? 1 : 0.5, 1 - share);
		share += part;
		if (absence.effect === 'credit') credit += roundHalfUp(base * part);
		if (absence.effect === 'neutral') target -= roundHalfUp(base * part);
	}
	return {
		targetMinutes: Math.max(0, target),
		creditMinutes: Math.min(base, credit),
		holiday: holidays.get(date) ?? null,
		absence: found[0] ?? null
	};
}
