import type { Absence } from '#domain/absence/absence.ts';
import { halfOn, lastDayOf } from '#domain/absence/absence-days.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import { precedenceOf } from '#domain/absence/precedence.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** One absence as it falls on one day. */
export interface AbsenceOnDate {
	readonly absenceId: string;
	readonly typeId: string;
	readonly category: AbsenceTypeData['category'];
	readonly effect: AbsenceTypeData['effect'];
	/** Which half of the day; null = the whole day. */
	readonly half: 'am' | 'pm' | null;
	/** Asked for, but not decided yet. */
	readonly isPending: boolean;
	/** Illness with a certificate. */
	readonly isCertified: boolean;
}

export type AbsenceTypes = ReadonlyMap<string, AbsenceTypeData>;

/**
 * The absences of a person on a date, the one that takes precedence first (a full public holiday comes
 * before all of them, see the day's target). An approved one counts until its cancellation is granted; one
 * without an end counts to today.
 */
export function absencesOn(input: {
	readonly date: LocalDate;
	readonly today: LocalDate;
	readonly absences: readonly Absence[];
	readonly types: AbsenceTypes;
}): AbsenceOnDate[] {
	const { date, today, absences, types } = input;
	const found: AbsenceOnDate[] = [];
	for (const absence of absences) {
		if (date < absence.from || date > lastDayOf(absence, today)) continue;
		const standing = standingOf(absence);
		if (standing === 'none') continue;
		const type = types.get(absence.typeId);
		const category = type?.category ?? 'other';
		found.push({
			absenceId: absence.id,
			typeId: absence.typeId,
			category,
			effect: type?.effect ?? 'credit',
			half: halfOn(absence, date),
			isPending: standing === 'pending',
			isCertified: category === 'sick' && absence.certificate !== null
		});
	}
	return found.sort((a, b) => precedenceOf(a) - precedenceOf(b) || (a.absenceId < b.absenceId ? -1 : 1));
}
