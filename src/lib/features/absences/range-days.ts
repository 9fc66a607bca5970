import { absencesOn } from '#domain/absence/absence-on-date.ts';
import type { Absence } from '#domain/absence/absence.ts';
import { awayByDate } from '#domain/absence/team-overlap.ts';
import { dayOffOf, type DayOffView } from '#domain/public-holiday/calendar.ts';
import { contractMinutes } from '#domain/schedule/target-time.ts';
import { monthOf, weeksOfMonth, type LocalDate } from '#domain/time/local-date.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import type { TeamDayShape } from './types.ts';

/** One day of the grid in which a span is chosen. */
export interface RangeDay {
	readonly date: LocalDate;
	readonly isInMonth: boolean;
	readonly isToday: boolean;
	/** The contract gives it no work. */
	readonly isFree: boolean;
	readonly holiday: DayOffView | null;
	/** What of one's own is there already; the absence that is changed left out. */
	readonly own: { readonly category: string; readonly isPending: boolean } | null;
	/** How many of the team are away. */
	readonly away: number;
}

/** A month as the grid shows it, in weeks from Monday. */
export function rangeMonth(input: {
	readonly month: string;
	readonly person: VacationPerson;
	readonly absences: readonly Absence[];
	readonly team: readonly TeamDayShape[];
	/** The absence that is changed. */
	readonly without: string | null;
}): RangeDay[][] {
	const { month, person, team, without } = input;
	const weeks = weeksOfMonth(month);
	const away = awayByDate(team, weeks.flat());
	const absences = input.absences.filter(({ id }) => id !== without);
	const { today, types } = person;
	return weeks.map((dates) =>
		dates.map((date) => {
			const [own] = absencesOn({ date, today, absences, types });
			return {
				date,
				isInMonth: monthOf(date) === month,
				isToday: date === today,
				isFree: contractMinutes({ ...person, date }) === 0,
				holiday: dayOffOf(person.holidays.get(date)),
				own: own === undefined ? null : { category: own.category, isPending: own.isPending },
				away: away.get(date)?.length ?? 0
			};
		})
	);
}
