import type { DayOff } from '#domain/exchange/half-days.ts';
import { addDays, daysBetween, type LocalDate } from '#domain/time/local-date.ts';
import { absenceDays, lastDayOf, type AbsenceDay, type AbsenceSpan } from '#domain/absence/absence-days.ts';

/** A stretch of days that becomes one absence. */
export interface AbsenceRun {
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** Which half of the day; null = whole days. */
	readonly half: 'am' | 'pm' | null;
	readonly confirmed: boolean;
}

type DayRow = Pick<DayOff, 'date' | 'half' | 'confirmed'>;

/**
 * Joins the days of one person and type: days that follow each other with only target-free days between
 * become one absence. Half days, and days without target that have a row of their own, stand alone, so that
 * an export writes the very same rows again.
 */
export function joinDays(rows: readonly DayRow[], hasTarget: (date: LocalDate) => boolean): AbsenceRun[] {
	const sorted = rows.toSorted((a, b) => (a.date < b.date ? -1 : 1));
	const runs: AbsenceRun[] = [];
	let isOpen = false;
	for (const { date, half, confirmed } of sorted) {
		const last = runs.at(-1);
		const canJoin = half === null && hasTarget(date);
		if (
			isOpen &&
			canJoin &&
			last !== undefined &&
			last.confirmed === confirmed &&
			isFreeBetween(last.to, date, hasTarget)
		) {
			runs[runs.length - 1] = { ...last, to: date };
		} else {
			runs.push({ from: date, to: date, half, confirmed });
		}
		isOpen = canJoin;
	}
	return runs;
}

/** Nobody with a weekly target has a longer gap; keeps the search short for dates that lie centuries apart. */
const GAP_MAX_DAYS = 31;

function isFreeBetween(from: LocalDate, to: LocalDate, hasTarget: (date: LocalDate) => boolean): boolean {
	if (daysBetween(from, to) > GAP_MAX_DAYS) return false;
	for (let date = addDays(from, 1); date < to; date = addDays(date, 1)) {
		if (hasTarget(date)) return false;
	}
	return true;
}

/**
 * The days of an absence as rows of a file: of several days those with a target, of a single day that day.
 * An absence without end counts to `today`.
 */
export function splitAbsence(
	absence: AbsenceSpan,
	hasTarget: (date: LocalDate) => boolean,
	today: LocalDate
): AbsenceDay[] {
	const isOneDay = absence.from === lastDayOf(absence, today);
	return absenceDays(absence, today).filter(({ date }) => isOneDay || hasTarget(date));
}
