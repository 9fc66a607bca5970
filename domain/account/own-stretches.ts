import type { AccountEntry } from '#domain/account/account-entry.ts';
import { roundForAccount, type TimeRounding } from '#domain/account/account-rounding.ts';
import { instantToMinute } from '#domain/time/duration.ts';
import { subtract, type Interval } from '#domain/time/interval.ts';

/** Minutes of work that belong to one entry and to no other. */
export interface OwnStretch extends Interval {
	readonly entry: AccountEntry;
	/** UTC minute at which the entry began. */
	readonly entryStart: number;
	readonly zone: string;
}

/**
 * Whose minutes are whose: work covered twice counts once, for the entry that started first (of two from
 * the same minute the one with the smaller id). Explicit breaks are taken off, running entries left out.
 * With a rounding the work is rounded first.
 */
export function ownStretches(
	entries: readonly AccountEntry[],
	zone: string,
	rounding: TimeRounding | null = null
): OwnStretch[] {
	const work: OwnStretch[] = [];
	const breaks: Interval[] = [];
	for (const entry of entries) {
		if (entry.stop === null) continue;
		const raw = { start: instantToMinute(entry.start), stop: instantToMinute(entry.stop) };
		if (entry.kind === 'break') {
			breaks.push(raw);
			continue;
		}
		const ownZone = entry.zone ?? zone;
		const { start, stop } = rounding === null ? raw : roundForAccount(raw, ownZone, rounding);
		if (stop > start) work.push({ start, stop, entry, entryStart: raw.start, zone: ownZone });
	}
	work.sort(byStartAndId);
	const own: OwnStretch[] = [];
	let coveredUntil = -Infinity;
	for (const one of work) {
		if (one.stop <= coveredUntil) continue;
		own.push({ ...one, start: Math.max(one.start, coveredUntil) });
		coveredUntil = one.stop;
	}
	return subtract(own, breaks);
}

function byStartAndId(a: OwnStretch, b: OwnStretch): number {
	if (a.start !== b.start) return a.start - b.start;
	// Rounding may let two entries begin together: the one that really began first keeps its minutes.
	if (a.entryStart !== b.entryStart) return a.entryStart - b.entryStart;
	const [left, right] = [a.entry.id ?? '', b.entry.id ?? ''];
	return left < right ? -1 : left > right ? 1 : a.stop - b.stop;
}
