import type { Absence } from '#domain/absence/absence.ts';
import { halvesOf } from '#domain/absence/absence-days.ts';
import type { AbsenceOnDate, AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { absencesByDate } from '#domain/account/absences-by-date.ts';
import type { AccountEntry } from '#domain/account/account-entry.ts';
import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { workedPerDate } from '#domain/regulation/average-marks.ts';
import { legalEntries } from '#domain/regulation/legal-entries.ts';
import { rulebookOf, type AverageFacts, type MarksInput } from '#domain/regulation/mark-input.ts';
import type { AverageRule, Profile } from '#domain/regulation/profile-shape.ts';
import { effectiveWork, shiftsOf } from '#domain/regulation/shifts.ts';
import type { Employment } from '#domain/schedule/target-time.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { takesVacation } from '#domain/vacation/leave-days.ts';

const DAYS_PER_MONTH_MAX = 31;

/** How many days the average of some rules looks at, at most; 0 where they know none. */
export function averageReachDays({ average }: { readonly average: AverageRule | null }): number {
	if (average === null) return 0;
	return average.weeks === undefined ? (average.months ?? 0) * DAYS_PER_MONTH_MAX : average.weeks * 7;
}

/** Legal working time of the shifts that began on each day: what weekly limits and averages count. */
export function legalMinutesByDate(input: {
	readonly entries: readonly AccountEntry[];
	readonly zone: string;
	readonly workTypes?: AccountWorkTypes | undefined;
	readonly profile: Profile;
	readonly profileOn?: MarksInput['profileOn'];
}): Map<LocalDate, number> {
	const rulesOn = rulebookOf(input);
	const work = effectiveWork(legalEntries(input.entries, input.workTypes), input.zone);
	return workedPerDate(
		shiftsOf(work, (date) => rulesOn(date).rest.min),
		{}
	);
}

/** What the averages of a person's days need besides the entries at hand, for days `from` … `to`. */
export function averageFactsOf(input: {
	/** The first day any of the windows looks at. */
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly today: LocalDate;
	readonly absences: readonly Absence[];
	readonly absenceTypes: AbsenceTypes;
	readonly holidays: HolidayCalendar;
	readonly employment: Employment;
	readonly workedBefore?: ReadonlyMap<LocalDate, number>;
}): AverageFacts {
	const absences = absencesByDate({ ...input, types: input.absenceTypes });
	return {
		...(input.workedBefore === undefined ? {} : { workedBefore: input.workedBefore }),
		neutralByDate: neutralDays(absences, input.absenceTypes, input.holidays),
		employmentStart: input.employment.start ?? null
	};
}

/**
 * Share of each day that annual or sick leave takes out of the averages (directive 2003/88/EC art. 16(b)),
 * free days inside the leave included; a half on which both lie counts once. Annual leave is every
 * type taken from the vacation account. What is only asked for takes nothing, and a public holiday stays in.
 */
export function neutralDays(
	absences: ReadonlyMap<LocalDate, readonly AbsenceOnDate[]>,
	types: AbsenceTypes,
	holidays: HolidayCalendar
): Map<LocalDate, number> {
	const neutral = new Map<LocalDate, number>();
	for (const [date, onDate] of absences) {
		const leave = onDate.filter(
			({ typeId, category, isPending }) =>
				!isPending && (category === 'sick' || takesVacation(types.get(typeId)))
		);
		const halves = new Set(leave.flatMap(halvesOf));
		const share = Math.min(halves.size / 2, 1 - Math.min(1, holidays.get(date)?.fraction ?? 0));
		if (share > 0) neutral.set(date, share);
	}
	return neutral;
}
