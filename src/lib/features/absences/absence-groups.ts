import { lastDayOf } from '#domain/absence/absence-days.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import type { Absence } from '#domain/absence/absence.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

type Grouped = Pick<Absence, 'id' | 'from' | 'to' | 'state'>;

export interface AbsenceGroups<A extends Grouped> {
	/** Written down and not asked for. */
	readonly drafts: readonly A[];
	/** Asked for and not decided, and what was declined for days to come: soonest first. */
	readonly asked: readonly A[];
	/** Decided, now or later, soonest first. */
	readonly upcoming: readonly A[];
	/** Over, latest first. */
	readonly past: readonly A[];
	/** Taken back or cancelled, latest first. */
	readonly ended: readonly A[];
}

/** Sorts days off by what one looks for. An open end counts as now. */
export function groupAbsences<A extends Grouped>(absences: readonly A[], today: LocalDate): AbsenceGroups<A> {
	const sorted = absences.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
	const groups = Map.groupBy(sorted, (absence) => groupOf(absence, today));
	const of = (group: keyof AbsenceGroups<A>) => groups.get(group) ?? [];
	return {
		drafts: of('drafts'),
		asked: of('asked'),
		upcoming: of('upcoming'),
		past: of('past').toReversed(),
		ended: of('ended').toReversed()
	};
}

function groupOf(absence: Grouped, today: LocalDate): keyof AbsenceGroups<Grouped> {
	const isOver = lastDayOf(absence, today) < today;
	const standing = standingOf(absence);
	if (absence.state === 'draft') return 'drafts';
	if (standing === 'pending') return 'asked';
	if (absence.state === 'rejected') return isOver ? 'past' : 'asked';
	if (standing === 'none') return 'ended';
	return isOver ? 'past' : 'upcoming';
}
