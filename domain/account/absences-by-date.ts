import type { Absence } from '#domain/absence/absence.ts';
import { lastDayOf } from '#domain/absence/absence-days.ts';
import { absencesOn, type AbsenceOnDate, type AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import type { AbsenceShare } from '#domain/account/absence-effect.ts';
import { datesFrom, type LocalDate } from '#domain/time/local-date.ts';

/** The absences of each day of a period that has any, the one that takes precedence first. */
export function absencesByDate(input: {
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly today: LocalDate;
	readonly absences: readonly Absence[];
	readonly types: AbsenceTypes;
}): Map<LocalDate, AbsenceOnDate[]> {
	const { from, to, today, types } = input;
	const touching = new Map<LocalDate, Absence[]>();
	for (const absence of input.absences) {
		for (const date of datesFrom(absence.from, lastDayOf(absence, today))) {
			if (date < from || date > to) continue;
			const list = touching.get(date);
			if (list === undefined) touching.set(date, [absence]);
			else list.push(absence);
		}
	}
	const found = new Map<LocalDate, AbsenceOnDate[]>();
	for (const [date, absences] of touching) {
		const onDate = absencesOn({ date, today, absences, types });
		if (onDate.length > 0) found.set(date, onDate);
	}
	return found;
}

/** What of a day's absences the account reads: only what is decided counts. */
export function sharesOf(absences: readonly AbsenceOnDate[]): AbsenceShare[] {
	return absences
		.filter((absence) => !absence.isPending)
		.map(({ absenceId, effect, half }) =>
			half === null ? { absenceId, effect, fraction: 1 } : { absenceId, effect, fraction: 0.5, half }
		);
}

/** `sharesOf` for every day. */
export function sharesByDate(
	absences: ReadonlyMap<LocalDate, readonly AbsenceOnDate[]>
): Map<LocalDate, AbsenceShare[]> {
	return new Map([...absences].map(([date, onDate]) => [date, sharesOf(onDate)]));
}
