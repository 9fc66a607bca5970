import type { Absence } from '#domain/absence/absence.ts';
import { halfOn, lastDayOf } from '#domain/absence/absence-days.ts';
import type { AbsenceOnDate, AbsenceTypes } from '#domain/absence/absence-on-date.ts';
import { standingOf } from '#domain/absence/absence-standing.ts';
import { datesFrom, type LocalDate } from '#domain/time/local-date.ts';

/** What of a day one absence takes. */
export interface PartOfDay {
	readonly category: AbsenceOnDate['category'];
	readonly half: 'am' | 'pm' | null;
}

/**
 * Whether a further absence does not fit on a day. A day holds one whole absence, or two different halves;
 * illness may lie over everything, and everything under illness. So special leave over approved vacation
 * does not fit.
 */
export function collidesOnDay(part: PartOfDay, taken: readonly PartOfDay[]): boolean {
	if (part.category === 'sick') return false;
	return taken.some((other) => other.category !== 'sick' && sharesDayPart(part, other));
}

/** Whether two absences of one day meet: everything meets a whole day, a half only the same half. */
export function sharesDayPart(a: Pick<PartOfDay, 'half'>, b: Pick<PartOfDay, 'half'>): boolean {
	return a.half === null || b.half === null || a.half === b.half;
}

type PartOfRequest = Pick<Absence, 'id' | 'typeId' | 'from' | 'to' | 'firstHalf' | 'lastHalf'>;

/** The first date on which a request collides with another absence that counts or waits; null = none. */
export function firstOverlap(input: {
	readonly request: PartOfRequest;
	/** Absences of the same person; the request itself, and what it replaces, does not count. */
	readonly others: readonly (PartOfRequest & Pick<Absence, 'state'>)[];
	readonly types: AbsenceTypes;
	readonly today: LocalDate;
	readonly replaces?: string | null;
}): LocalDate | null {
	const { request, types, today, replaces } = input;
	const lastDay = lastDayOf(request, today);
	const partOn = (one: typeof request, date: LocalDate): PartOfDay => ({
		category: types.get(one.typeId)?.category ?? 'other',
		half: halfOn(one, date)
	});
	const others = input.others.filter(
		(one) => one.id !== request.id && one.id !== replaces && standingOf(one) !== 'none'
	);
	const near = others.filter((one) => one.from <= lastDay && lastDayOf(one, today) >= request.from);
	if (near.length === 0) return null;
	const found = datesFrom(request.from, lastDay).find((date) => {
		const taken = near.filter((one) => one.from <= date && date <= lastDayOf(one, today));
		return collidesOnDay(
			partOn(request, date),
			taken.map((one) => partOn(one, date))
		);
	});
	return found ?? null;
}
