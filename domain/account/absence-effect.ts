import { halvesOf } from '#domain/absence/absence-days.ts';
import { shareHalfUp } from '#domain/kernel/rounding.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';

/** One decided absence on one day. */
export interface AbsenceShare {
	readonly absenceId: string;
	readonly effect: AbsenceTypeData['effect'];
	/** 1 = the whole day, 0.5 = half of it. */
	readonly fraction: 0.5 | 1;
	/** Which half it is, where that is known. */
	readonly half?: 'am' | 'pm';
}

/** What one absence does to a day: the minutes it credits or takes off the target. */
export interface AbsenceEffect extends Omit<AbsenceShare, 'fraction'> {
	/** What was left of the day for it: 0, 0.5 or 1. */
	readonly fraction: number;
	readonly minutes: number;
}

export interface DayAfterAbsences {
	readonly targetMinutes: number;
	readonly absenceCreditMinutes: number;
	readonly effects: readonly AbsenceEffect[];
}

/**
 * Absences of a day whose base (contract less holiday) is known. `credit` (vacation, sick leave) counts as
 * worked, `neutral` (unpaid leave) lowers the target, `debit` (flexitime day) does nothing, so the account
 * sinks by the target. The shares come in order of precedence: each half of the day counts once, for the first
 * that takes it; a half of which nobody knows which one it is takes the next that is left. The credit never
 * exceeds the base, the target never falls below zero. On a full holiday the base is 0 and nothing is credited.
 */
export function applyAbsences(baseMinutes: number, shares: readonly AbsenceShare[]): DayAfterAbsences {
	const effects: AbsenceEffect[] = [];
	let target = baseMinutes;
	let credit = 0;
	let left = halvesOf({ half: null });
	for (const share of shares) {
		const taken = takenBy(share, left);
		left = left.filter((half) => !taken.includes(half));
		const wanted = shareHalfUp(baseMinutes, taken.length, 2);
		const minutes =
			share.effect === 'credit'
				? Math.min(wanted, baseMinutes - credit)
				: share.effect === 'neutral'
					? Math.min(wanted, target)
					: 0;
		if (share.effect === 'credit') credit += minutes;
		if (share.effect === 'neutral') target -= minutes;
		effects.push({ ...share, fraction: taken.length / 2, minutes });
	}
	return { targetMinutes: target, absenceCreditMinutes: credit, effects };
}

/** What a share takes of the halves that are left. */
function takenBy({ fraction, half }: AbsenceShare, left: readonly ('am' | 'pm')[]): readonly ('am' | 'pm')[] {
	if (fraction === 1) return left;
	return half === undefined ? left.slice(0, 1) : left.filter((one) => one === half);
}
