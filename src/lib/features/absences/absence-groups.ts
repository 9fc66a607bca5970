import type { Absence } from '#domain/absence/absence.ts';
import { lastDayOf } from '#domain/absence/absence-days.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export type AbsenceShown = Pick<
	Absence,
	'id' | 'from' | 'to' | 'firstHalf' | 'lastHalf' | 'state' | 'decisions'
> & { readonly label: string; readonly category: string };

export interface AbsenceGroups {
	/** Now or later, soonest first, whatever their state. */
	readonly upcoming: readonly AbsenceShown[];
	/** Over, latest first. */
	readonly past: readonly AbsenceShown[];
}

/** Sorts days off by what one looks for: what is coming, then what was. An open end counts as now. */
export function groupAbsences(absences: readonly AbsenceShown[], today: LocalDate): AbsenceGroups {
	const isOver = (absence: AbsenceShown) => lastDayOf(absence, today) < today;
	const byStart = absences.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
	return {
		upcoming: byStart.filter((absence) => !isOver(absence)),
		past: byStart.filter(isOver).toReversed()
	};
}
