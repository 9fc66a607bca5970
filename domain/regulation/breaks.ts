import type { BreakTier, Profile } from '#domain/regulation/profile-shape.ts';
import { breakOf, workedOf, type ShiftTimes } from '#domain/regulation/shifts.ts';

/** Why a gap counts as a break, or not. */
export type GapVerdict = 'COUNTS' | 'TOO_SHORT' | 'TOO_NEAR_START' | 'TOO_NEAR_END';

/** A gap inside a shift, in UTC minutes, and what it is worth. */
export interface Gap {
	readonly start: number;
	readonly stop: number;
	readonly verdict: GapVerdict;
}

/** All that is asked of a profile here. */
export type BreakRules = Pick<Profile, 'breaks'>;

/** The breaks of one shift against its rules, minutes. */
export interface BreakCheck {
	readonly workedMinutes: number;
	/** All gaps, also short ones. */
	readonly breakMinutes: number;
	/** Gaps that count as breaks. */
	readonly qualifyingMinutes: number;
	readonly requiredMinutes: number;
	/** Longest net work without a break that counts. */
	readonly longestStretchMinutes: number;
	/** Net work since the last break that counts. */
	readonly openStretchMinutes: number;
}

/** The lengths of break that the rules name for longer and longer work, shortest first. */
export function breakLengths({ breaks }: BreakRules): number[] {
	return [...new Set(breaks.tiers.map(({ need }) => need))].sort((a, b) => a - b);
}

/**
 * The break a working time owes. "After six hours" means more than six: a day of exactly 6:00 owes
 * none, exactly 9:00 still 30 min (ArbZG §4). Net of breaks: presence of 6:20 with 20 min out is 6:00.
 */
export function requiredBreak(workedMinutes: number, profile: BreakRules): number {
	return breakTierOf(workedMinutes, profile)?.need ?? 0;
}

/**
 * The tier that decides for a working time: of all it exceeds the one that asks for most, because a company may
 * ask for more after six hours than after nine; of equals the higher one. null when no break is owed yet.
 */
export function breakTierOf(workedMinutes: number, { breaks }: BreakRules): BreakTier | null {
	let found: BreakTier | null = null;
	for (const tier of breaks.tiers) {
		if (workedMinutes > tier.over && (found === null || tier.need >= found.need)) found = tier;
	}
	return found;
}

/** Whether a break counts by its length: from `minBlock` minutes on (15 min yes, 14 no). */
export function isLongEnough(breakMinutes: number, { breaks }: Profile): boolean {
	return breakMinutes >= breaks.minBlock;
}

/**
 * Measures the breaks of a shift. A gap counts from `minBlock` minutes on (15 min yes, 14 no); with an
 * edge it must also lie that far inside the shift. Short gaps neither end a stretch nor lengthen it.
 */
export function checkBreaks(shift: ShiftTimes, profile: BreakRules): BreakCheck {
	let qualifyingMinutes = 0;
	let longestStretchMinutes = 0;
	let stretch = 0;
	let previousStop: number | null = null;
	for (const { start, stop } of shift.intervals) {
		if (previousStop !== null && gapVerdict(previousStop, start, shift, profile) === 'COUNTS') {
			qualifyingMinutes += start - previousStop;
			stretch = 0;
		}
		stretch += stop - start;
		longestStretchMinutes = Math.max(longestStretchMinutes, stretch);
		previousStop = stop;
	}
	const workedMinutes = workedOf(shift);
	return {
		workedMinutes,
		breakMinutes: breakOf(shift),
		qualifyingMinutes,
		requiredMinutes: requiredBreak(workedMinutes, profile),
		longestStretchMinutes,
		openStretchMinutes: stretch
	};
}

/** All gaps of a shift, in order, each with what it is worth under the profile. */
export function gapsOf(shift: ShiftTimes, profile: Profile): Gap[] {
	return shift.intervals.slice(1).map((next, i) => {
		const start = shift.intervals[i]?.stop ?? next.start;
		return { start, stop: next.start, verdict: gapVerdict(start, next.start, shift, profile) };
	});
}

function gapVerdict(start: number, stop: number, shift: ShiftTimes, { breaks }: BreakRules): GapVerdict {
	if (stop - start < breaks.minBlock) return 'TOO_SHORT';
	if (start < shift.start + breaks.edge) return 'TOO_NEAR_START';
	return stop > shift.stop - breaks.edge ? 'TOO_NEAR_END' : 'COUNTS';
}
