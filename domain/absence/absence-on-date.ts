import type { Absence } from '#domain/absence/absence.ts';
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
}

export type AbsenceTypes = ReadonlyMap<string, AbsenceTypeData>;

/** Sick leave shows before vacation, vacation before anything else. */
const precedence: readonly AbsenceTypeData['category'][] = ['sick', 'vacation', 'holiday', 'other'];

const decided: ReadonlySet<Absence['state']> = new Set(['approved', 'cancel_requested']);
const pending: ReadonlySet<Absence['state']> = new Set(['requested', 'mgr_approved']);

/**
 * The absences of a person on a date, the one that takes precedence first. An approved one counts until
 * its cancellation is granted; one without an end counts to today.
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
		if (date < absence.from || date > (absence.to ?? today)) continue;
		const isPending = pending.has(absence.state);
		if (!isPending && !decided.has(absence.state)) continue;
		const type = types.get(absence.typeId);
		found.push({
			absenceId: absence.id,
			typeId: absence.typeId,
			category: type?.category ?? 'other',
			effect: type?.effect ?? 'credit',
			half: halfOn(absence, date),
			isPending
		});
	}
	return found.sort((a, b) => rankOf(a) - rankOf(b));
}

function halfOn(absence: Absence, date: LocalDate): 'am' | 'pm' | null {
	if (date === absence.from && absence.firstHalf !== null) return absence.firstHalf;
	return date === absence.to ? absence.lastHalf : null;
}

function rankOf(absence: AbsenceOnDate): number {
	return precedence.indexOf(absence.category) + (absence.isPending ? precedence.length : 0);
}
