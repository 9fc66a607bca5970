import type { Absence } from '#domain/absence/absence.ts';
import { datesFrom, type LocalDate } from '#domain/time/local-date.ts';

/** Which part of a day an absence asks for. */
export interface AbsenceDay {
	readonly date: LocalDate;
	/** null = the whole day. */
	readonly half: 'am' | 'pm' | null;
}

export type AbsenceSpan = Pick<Absence, 'from' | 'to' | 'firstHalf' | 'lastHalf'>;

/** The last day of an absence; one without an end counts to today, at least its first day. */
export function lastDayOf({ from, to }: Pick<Absence, 'from' | 'to'>, today: LocalDate): LocalDate {
	return to ?? (today > from ? today : from);
}

/** Which half of a date an absence takes: first and last day may be halves. */
export function halfOn(absence: AbsenceSpan, date: LocalDate): 'am' | 'pm' | null {
	if (date === absence.from && absence.firstHalf !== null) return absence.firstHalf;
	return date === absence.to ? absence.lastHalf : null;
}

/** The calendar days of an absence with their halves. */
export function absenceDays(absence: AbsenceSpan, today: LocalDate): AbsenceDay[] {
	return datesFrom(absence.from, lastDayOf(absence, today)).map((date) => ({
		date,
		half: halfOn(absence, date)
	}));
}

/** 1 for a whole day, 0.5 for a half. */
export function fractionOfDay({ half }: Pick<AbsenceDay, 'half'>): 0.5 | 1 {
	return half === null ? 1 : 0.5;
}

const bothHalves = ['am', 'pm'] as const;

/** The halves of a day that an absence takes. */
export function halvesOf({ half }: Pick<AbsenceDay, 'half'>): readonly ('am' | 'pm')[] {
	return half === null ? bothHalves : [half];
}
