import { checkBreaks, type BreakCheck } from '#domain/regulation/breaks.ts';
import type { Profile } from '#domain/regulation/profile.ts';
import { effectiveWork, shiftsOf, type RegulatedEntry } from '#domain/regulation/shifts.ts';
import { instantToMinute, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';

/** A break that must begin soon. `inMinutes` is 0 or less once it is overdue. */
export interface BreakHint {
	/** Until here work may go on; one minute later a rule is broken. */
	readonly dueAt: Instant;
	readonly inMinutes: number;
	/** How long the break must be. */
	readonly needMinutes: number;
}

/**
 * When the person at work must take the next break, and how long, if work simply goes on: when the
 * longest stretch is reached, or when the working time would owe more break than was taken. null when
 * nobody is at work or no rule comes near any more.
 */
export function breakHint(input: {
	readonly entries: readonly RegulatedEntry[];
	readonly zone: string;
	readonly profile: Profile;
	readonly now: Instant;
}): BreakHint | null {
	const { entries, zone, profile, now } = input;
	const isOnBreak = entries.some((entry) => entry.kind === 'break' && entry.stop === null);
	const running = entries.find((entry) => entry.kind === 'work' && entry.stop === null);
	if (running === undefined || isOnBreak) return null;
	const nowMinute = instantToMinute(now);
	// The first minute counts as worked, so that the shift it continues is found.
	const untilMinute = Math.max(nowMinute, instantToMinute(running.start) + 1);
	const until = msToInstant(untilMinute * MS_PER_MINUTE);
	const untilNow = entries.map((entry) => (entry.stop === null ? { ...entry, stop: until } : entry));
	const shift = shiftsOf(effectiveWork(untilNow, zone), profile.rest.min).at(-1);
	if (shift === undefined) return null;
	const due = nextDue(checkBreaks(shift, profile), profile);
	if (due === null) return null;
	const dueMinute = untilMinute + due.inMinutes;
	return {
		dueAt: msToInstant(dueMinute * MS_PER_MINUTE),
		inMinutes: dueMinute - nowMinute,
		needMinutes: due.needMinutes
	};
}

function nextDue(
	check: BreakCheck,
	{ breaks }: Profile
): { readonly inMinutes: number; readonly needMinutes: number } | null {
	const owed = breaks.tiers
		.map((tier) => ({
			inMinutes: tier.over - check.workedMinutes,
			needMinutes: tier.need - check.qualifyingMinutes
		}))
		.filter((one) => one.needMinutes > 0);
	const next = owed[0] ?? null;
	if (breaks.maxStretch === null)
		return next && { ...next, needMinutes: atLeastBlock(next.needMinutes, breaks.minBlock) };
	const stretch = { inMinutes: breaks.maxStretch - check.openStretchMinutes, needMinutes: breaks.minBlock };
	if (next === null || stretch.inMinutes < next.inMinutes) return stretch;
	return { ...next, needMinutes: atLeastBlock(next.needMinutes, breaks.minBlock) };
}

function atLeastBlock(minutes: number, minBlock: number): number {
	return Math.max(minutes, minBlock);
}
