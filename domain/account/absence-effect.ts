import { shareHalfUp } from '#domain/kernel/rounding.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';

/** One decided absence on one day. */
export interface AbsenceShare {
	readonly absenceId: string;
	readonly effect: AbsenceTypeData['effect'];
	/** 1 = the whole day, 0.5 = half of it. */
	readonly fraction: 0.5 | 1;
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
 * sinks by the target. Fractions are added in order and capped at one day; the credit never exceeds the
 * base, the target never falls below zero. On a full holiday the base is 0 and nothing is credited.
 */
export function applyAbsences(baseMinutes: number, shares: readonly AbsenceShare[]): DayAfterAbsences {
	const effects: AbsenceEffect[] = [];
	let target = baseMinutes;
	let credit = 0;
	let halvesLeft = 2;
	for (const share of shares) {
		const halves = Math.min(share.fraction === 1 ? 2 : 1, halvesLeft);
		halvesLeft -= halves;
		const wanted = shareHalfUp(baseMinutes, halves, 2);
		const minutes =
			share.effect === 'credit'
				? Math.min(wanted, baseMinutes - credit)
				: share.effect === 'neutral'
					? Math.min(wanted, target)
					: 0;
		if (share.effect === 'credit') credit += minutes;
		if (share.effect === 'neutral') target -= minutes;
		effects.push({ ...share, fraction: halves / 2, minutes });
	}
	return { targetMinutes: target, absenceCreditMinutes: credit, effects };
}
