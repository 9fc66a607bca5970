import type { Absence } from '#domain/absence/absence.ts';
import { hasEnded } from '#domain/absence/absence-standing.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/**
 * What archiving a person does to their absences: those that begin after the day of the archiving are
 * cancelled, whether approved, asked for or still a draft. What has begun or is over stays as it is.
 */
export function absencesToCancel<A extends Pick<Absence, 'from' | 'state'>>(
	absences: readonly A[],
	archivedOn: LocalDate
): A[] {
	return absences.filter((absence) => absence.from > archivedOn && !hasEnded(absence));
}
