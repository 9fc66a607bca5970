import { byText } from '#domain/kernel/order.ts';
import { instantToMinute, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { subtract, union, type Interval } from '#domain/time/interval.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { localDateOfMs } from '#domain/time/zone.ts';
import type { TimeEntryKind } from '#domain/time-entry/time-entry.ts';

/** What the legal rules read of an entry. Without a zone of its own the caller's counts. */
export interface RegulatedEntry {
	/** Decides between two entries that begin in the same minute; without one, the zone does. */
	readonly id?: string;
	readonly kind: TimeEntryKind;
	readonly start: string;
	readonly stop: string | null;
	readonly zone?: string;
}

/** Effective work, in UTC minutes, with the zone of the entry that began it. */
export interface WorkInterval extends Interval {
	readonly zone: string;
}

/** Consecutive work that belongs to one working day, at least one interval. */
export interface Shift {
	/** The local date of its first minute. */
	readonly date: LocalDate;
	readonly intervals: readonly WorkInterval[];
	readonly start: number;
	readonly stop: number;
}

/** When a shift was worked, whatever day it belongs to. */
export type ShiftTimes = Omit<Shift, 'date'>;

/** Two stretches less than four hours apart are one shift, also over midnight. */
const SAME_SHIFT_GAP = 240;
/** Rest that divides two shifts of one date where the profile names none. */
const DEFAULT_REST = 660;

/**
 * All work minus all explicit breaks, disjoint and in order. Running entries are left out; overlapping work
 * counts once, in the zone of the entry that began first (of two from the same minute, the smaller id).
 */
export function effectiveWork(entries: readonly RegulatedEntry[], zone: string): WorkInterval[] {
	const work: WorkInterval[] = [];
	const breaks: Interval[] = [];
	for (const entry of [...entries].sort(byId)) {
		if (entry.stop === null) continue;
		const start = instantToMinute(entry.start);
		const stop = instantToMinute(entry.stop);
		if (entry.kind === 'break') breaks.push({ start, stop });
		else work.push({ start, stop, zone: entry.zone ?? zone });
	}
	return subtract(union(work), breaks);
}

/** `union` keeps the order of what begins together, so the order of arrival must not reach it. */
const byId = byText<RegulatedEntry>((entry) => entry.id ?? entry.zone ?? '');

/**
 * Cuts work into shifts. A stretch joins the current shift when it begins less than 240 min after it,
 * or on the shift's own date before the profile's rest (660 min if it has none) is over.
 * @param rest the minimum rest, or what it is on the date of a shift where that changes
 */
export function shiftsOf(
	intervals: readonly WorkInterval[],
	rest: number | null | ((date: LocalDate) => number | null)
): Shift[] {
	const restOn = (date: LocalDate): number =>
		(typeof rest === 'function' ? rest(date) : rest) ?? DEFAULT_REST;
	const shifts: GrowingShift[] = [];
	for (const next of intervals) {
		const open = shifts.at(-1);
		if (open !== undefined && isSameShift(open, next, restOn)) {
			open.intervals.push(next);
			open.stop = next.stop;
		} else {
			const { start, stop, zone } = next;
			shifts.push({ date: dateOfMinute(start, zone), intervals: [next], start, stop });
		}
	}
	return shifts;
}

interface GrowingShift extends Shift {
	readonly intervals: WorkInterval[];
	stop: number;
}

function isSameShift(open: Shift, next: WorkInterval, restOn: (date: LocalDate) => number): boolean {
	const gap = next.start - open.stop;
	if (gap < SAME_SHIFT_GAP) return true;
	return gap < restOn(open.date) && dateOfMinute(next.start, next.zone) === open.date;
}

/** The local date of a UTC minute. */
export function dateOfMinute(minute: number, zone: string): LocalDate {
	return localDateOfMs(minute * MS_PER_MINUTE, zone);
}

/** Net minutes worked in a shift. */
export function workedOf(shift: ShiftTimes): number {
	return shift.intervals.reduce((sum, one) => sum + one.stop - one.start, 0);
}

/** Minutes of all gaps inside a shift, short ones included. */
export function breakOf(shift: ShiftTimes): number {
	return shift.stop - shift.start - workedOf(shift);
}
