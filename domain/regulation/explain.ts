import { averageBasis, type AverageBasis } from '#domain/regulation/explain-average.ts';
import { breakTierOf, checkBreaks, gapsOf, type Gap } from '#domain/regulation/breaks.ts';
import { cutByDate } from '#domain/regulation/cut-by-date.ts';
import { entryMarkCodes } from '#domain/regulation/entry-marks.ts';
import { rulebookOf, type MarksInput } from '#domain/regulation/mark-input.ts';
import type { Mark } from '#domain/regulation/mark.ts';
import { marksOf } from '#domain/regulation/marks.ts';
import { nightMinutes } from '#domain/regulation/night.ts';
import type { BreakTier, Profile } from '#domain/regulation/profile-shape.ts';
import { effectiveWork, shiftsOf, workedOf, type Shift } from '#domain/regulation/shifts.ts';
import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import type { Interval } from '#domain/time/interval.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import { mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';

/** A stretch of time and its length. */
export interface Span {
	readonly start: Instant;
	readonly stop: Instant;
	readonly minutes: number;
}

/** A gap between two stretches of work, and whether it counts as a break. */
export interface GapSpan extends Span {
	readonly verdict: Gap['verdict'];
}

/** A working day as the rules see it. */
export interface ShiftBasis {
	readonly date: LocalDate;
	readonly start: Instant;
	readonly stop: Instant;
	readonly work: readonly Span[];
	readonly gaps: readonly GapSpan[];
	readonly workedMinutes: number;
	readonly breakMinutes: number;
	readonly countedBreakMinutes: number;
}

/** The sum behind a mark: what was added up, from what, against which rule. */
export type MarkBasis =
	| { readonly kind: 'breaks'; readonly shift: ShiftBasis; readonly tier: BreakTier | null }
	| { readonly kind: 'stretch'; readonly shift: ShiftBasis; readonly longestMinutes: number }
	| { readonly kind: 'worked'; readonly shift: ShiftBasis }
	| { readonly kind: 'span'; readonly shift: ShiftBasis }
	| { readonly kind: 'night'; readonly shift: ShiftBasis; readonly night: Profile['night'] }
	| { readonly kind: 'rest'; readonly before: ShiftBasis; readonly after: ShiftBasis; readonly rest: Span }
	| { readonly kind: 'day'; readonly work: readonly Span[] }
	| {
			readonly kind: 'week';
			readonly shifts: readonly { readonly date: LocalDate; readonly minutes: number }[];
	  }
	| AverageBasis
	| { readonly kind: 'entries'; readonly entryIds: readonly string[] };

export interface MarkExplanation {
	readonly mark: Mark;
	/** The paragraph, or `company`. */
	readonly rule: string;
	readonly profile: { readonly id: string; readonly title: string; readonly validFrom: LocalDate };
	readonly basis: MarkBasis;
}

/**
 * The sum that made a mark, as data, from the same input `marksOf` got: nothing is calculated another
 * way. null when the input does not give this mark.
 */
export function explainMark(mark: Mark, input: MarksInput): MarkExplanation | null {
	if (!isGiven(mark, input)) return null;
	const profile = rulebookOf(input)(mark.date);
	const basis = basisOf(mark, input, profile);
	if (basis === null) return null;
	const { id, title, validFrom } = profile;
	return { mark, rule: mark.rule, profile: { id, title, validFrom }, basis };
}

/** Whether the input gives exactly this mark; work during an absence is told by the account, which knows absences. */
function isGiven(mark: Mark, input: MarksInput): boolean {
	if (mark.code === 'WORK_DURING_ABSENCE') return true;
	return marksOf({ ...input, from: mark.date, to: mark.date }).some(
		({ code, actual, limit }) => code === mark.code && actual === mark.actual && limit === mark.limit
	);
}

function basisOf(mark: Mark, input: MarksInput, profile: Profile): MarkBasis | null {
	const rulesOn = rulebookOf(input);
	const work = effectiveWork(input.entries, input.zone);
	const shifts = shiftsOf(work, (date) => rulesOn(date).rest.min);
	switch (mark.code) {
		case 'SUNDAY_WORK':
		case 'HOLIDAY_WORK':
		case 'SATURDAY_WORK':
			return orNull(workOn(mark.date, work), (spans) => ({ kind: 'day', work: spans }));
		case 'WEEK_OVER_MAX':
			return orNull(shiftsOfWeek(mark.date, shifts), (week) => ({ kind: 'week', shifts: week }));
		case 'AVG_OVER':
			return averageBasis(mark.date, shifts, input);
		case 'LONG_RUNNING':
		case 'LATE_CONFIRM':
		case 'LATE_SYNC':
		case 'CLOCK_SUSPECT':
		case 'WORK_DURING_ABSENCE':
			return orNull(entryIdsOf(mark, input), (entryIds) => ({ kind: 'entries', entryIds }));
		default:
			return shiftBasisOf(mark, shifts, profile);
	}
}

function orNull<T>(list: readonly T[], toBasis: (list: readonly T[]) => MarkBasis): MarkBasis | null {
	return list.length === 0 ? null : toBasis(list);
}

/** Of two shifts that began on one date, the one whose figure the mark tells. */
function shiftBasisOf(mark: Mark, shifts: readonly Shift[], profile: Profile): MarkBasis | null {
	for (const [i, shift] of shifts.entries()) {
		if (shift.date !== mark.date) continue;
		const basis = basisOfShift(mark, shift, shifts[i - 1] ?? null, profile);
		if (basis !== null) return basis;
	}
	return null;
}

function basisOfShift(mark: Mark, shift: Shift, previous: Shift | null, profile: Profile): MarkBasis | null {
	const check = checkBreaks(shift, profile);
	const told = describeShift(shift, profile);
	const when = (actual: number, basis: MarkBasis): MarkBasis | null =>
		actual === mark.actual ? basis : null;
	switch (mark.code) {
		case 'BRK_MISSING':
			return when(check.qualifyingMinutes, {
				kind: 'breaks',
				shift: told,
				tier: breakTierOf(check.workedMinutes, profile)
			});
		case 'BRK_STRETCH':
			return when(check.longestStretchMinutes, {
				kind: 'stretch',
				shift: told,
				longestMinutes: check.longestStretchMinutes
			});
		case 'SPAN_OVER':
			return when(shift.stop - shift.start, { kind: 'span', shift: told });
		case 'NIGHT_WORK':
			return when(nightMinutes(shift, profile), { kind: 'night', shift: told, night: profile.night });
		case 'REST_SHORT':
		case 'REST_REDUCED': {
			if (previous === null) return null;
			const rest = toSpan({ start: previous.stop, stop: shift.start });
			const before = describeShift(previous, profile);
			return when(rest.minutes, { kind: 'rest', before, after: told, rest });
		}
		default:
			return when(check.workedMinutes, { kind: 'worked', shift: told });
	}
}

function describeShift(shift: Shift, profile: Profile): ShiftBasis {
	const check = checkBreaks(shift, profile);
	return {
		date: shift.date,
		start: toInstant(shift.start),
		stop: toInstant(shift.stop),
		work: shift.intervals.map(toSpan),
		gaps: gapsOf(shift, profile).map((gap) => ({ ...toSpan(gap), verdict: gap.verdict })),
		workedMinutes: check.workedMinutes,
		breakMinutes: check.breakMinutes,
		countedBreakMinutes: check.qualifyingMinutes
	};
}

/** The parts of the work that lie on a calendar day. */
function workOn(date: LocalDate, work: Parameters<typeof cutByDate>[0]): Span[] {
	return work.flatMap((interval) => {
		const minutes = cutByDate([interval]).get(date);
		if (minutes === undefined) return [];
		const earlier = [...cutByDate([interval])].filter(([other]) => other < date);
		const start = earlier.reduce((sum, [, part]) => sum + part, interval.start);
		return [toSpan({ start, stop: start + minutes })];
	});
}

function shiftsOfWeek(
	monday: LocalDate,
	shifts: readonly Shift[]
): { readonly date: LocalDate; readonly minutes: number }[] {
	return shifts
		.filter((shift) => mondayOf(shift.date) === monday)
		.map((shift) => ({ date: shift.date, minutes: workedOf(shift) }));
}

/** The entries that carry a mark by themselves; for work during an absence all that began that day. */
function entryIdsOf(mark: Mark, { entries, zone, now }: MarksInput): string[] {
	return entries
		.filter((entry) => localDateOf(entry.start, entry.zone ?? zone) === mark.date)
		.filter(
			(entry) =>
				mark.code === 'WORK_DURING_ABSENCE' || entryMarkCodes(entry, now).some((code) => code === mark.code)
		)
		.flatMap((entry) => entry.id ?? []);
}

function toSpan({ start, stop }: Interval): Span {
	return { start: toInstant(start), stop: toInstant(stop), minutes: stop - start };
}

function toInstant(minute: number): Instant {
	return msToInstant(minute * MS_PER_MINUTE);
}
