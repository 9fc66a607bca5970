import type { Profile } from '#domain/regulation/profile.ts';
import { breakOf, workedOf, type Shift } from '#domain/regulation/shifts.ts';

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

/**
 * The break a working time owes. "After six hours" means more than six: a day of exactly 6:00 owes
 * none, exactly 9:00 still 30 min (ArbZG §4). Net of breaks: presence of 6:20 with 20 min out is 6:00.
 */
export function requiredBreak(workedMinutes: number, profile: Profile): number {
	const tier = profile.breaks.tiers.findLast((one) => workedMinutes > one.over);
	return tier?.need ?? 0;
}

/**
 * Measures the breaks of a shift. A gap counts from `minBlock` minutes on (15 min yes, 14 no); with an
 * edge it must also lie that far inside the shift. Short gaps neither end a stretch nor lengthen it.
 */
export function checkBreaks(shift: Shift, profile: Profile): BreakCheck {
	let qualifyingMinutes = 0;
	let longestStretchMinutes = 0;
	let stretch = 0;
	let previousStop: number | null = null;
	for (const { start, stop } of shift.intervals) {
		if (previousStop !== null && isQualifying({ start: previousStop, stop: start }, shift, profile)) {
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

function isQualifying(gap: { start: number; stop: number }, shift: Shift, { breaks }: Profile): boolean {
	if (gap.stop - gap.start < breaks.minBlock) return false;
	if (breaks.edge === 0) return true;
	return gap.start >= shift.start + breaks.edge && gap.stop <= shift.stop - breaks.edge;
}
