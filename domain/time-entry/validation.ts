import { instantToMinute, MS_PER_HOUR, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { instantToMs, type Instant } from '#domain/time/instant.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** What is wrong with an entry, in the order in which it is told. None of it refuses a draft. */
export const validationCodes = [
	'IN_FUTURE',
	'STOP_BEFORE_START',
	'ZERO_LENGTH',
	'ENTRY_TOO_LONG',
	'OVERLAP'
] as const;
export type ValidationCode = (typeof validationCodes)[number];

/** Clocks may differ by this much before a time counts as lying in the future. */
export const FUTURE_TOLERANCE_MS = 5 * MS_PER_MINUTE;
export const ENTRY_MAX_MS = 24 * MS_PER_HOUR;
/** A clock running longer than this is probably forgotten. */
export const LONG_RUNNING_MS = 16 * MS_PER_HOUR;

export type Stretch = Pick<TimeEntry, 'id' | 'kind' | 'start' | 'stop'>;

/**
 * All that is wrong with an entry: start or stop later than now + 5 min, stop before start, nothing
 * left after flooring to minutes, longer than 24 h, at least one minute shared with another entry of
 * the same kind. A running entry counts as open until now.
 */
export function validateEntry(
	entry: Stretch,
	ctx: { readonly now: Instant; readonly others: readonly Stretch[] }
): ValidationCode[] {
	const codes: ValidationCode[] = [];
	const now = instantToMs(ctx.now);
	const start = instantToMs(entry.start);
	const stop = entry.stop === null ? null : instantToMs(entry.stop);
	if (Math.max(start, stop ?? start) > now + FUTURE_TOLERANCE_MS) codes.push('IN_FUTURE');
	if (stop !== null) codes.push(...lengthProblems(start, stop));
	if (overlapsWith(entry, ctx.others, instantToMinute(ctx.now)).length > 0) codes.push('OVERLAP');
	return codes;
}

export type LengthProblem = Extract<ValidationCode, 'STOP_BEFORE_START' | 'ZERO_LENGTH' | 'ENTRY_TOO_LONG'>;

/** What is wrong with the length of an entry, from milliseconds; exactly 24 h is fine. */
export function lengthProblems(start: number, stop: number): LengthProblem[] {
	const codes: LengthProblem[] = [];
	if (stop < start) codes.push('STOP_BEFORE_START');
	if (Math.floor(stop / MS_PER_MINUTE) === Math.floor(start / MS_PER_MINUTE)) codes.push('ZERO_LENGTH');
	if (stop - start > ENTRY_MAX_MS) codes.push('ENTRY_TOO_LONG');
	return codes;
}

/** The entries of the same kind that share at least one minute with this one (`nowMinute` since the epoch). */
export function overlapsWith<T extends Stretch>(
	entry: Stretch,
	others: readonly T[],
	nowMinute: number
): T[] {
	const start = instantToMinute(entry.start);
	const stop = stopMinute(entry, nowMinute);
	return others.filter(
		(other) =>
			other.id !== entry.id &&
			other.kind === entry.kind &&
			Math.min(stop, stopMinute(other, nowMinute)) > Math.max(start, instantToMinute(other.start))
	);
}

/**
 * The ids of all entries that share at least one minute with another one of the same kind; like asking
 * `overlapsWith` for each, in one pass.
 */
export function overlappingIds(entries: readonly Stretch[], nowMinute: number): ReadonlySet<string> {
	const ids = new Set<string>();
	const sorted = entries
		.map(({ id, kind, start, stop }) => ({
			id,
			kind,
			start: instantToMinute(start),
			stop: stop === null ? nowMinute : instantToMinute(stop)
		}))
		.sort((a, b) => a.start - b.start);
	sorted.forEach((one, index) => {
		for (let i = index + 1; i < sorted.length; i += 1) {
			const later = sorted[i];
			if (later === undefined || later.start >= one.stop) break;
			const shared = Math.min(one.stop, later.stop) - later.start;
			if (later.kind !== one.kind || later.id === one.id || shared < 1) continue;
			ids.add(one.id).add(later.id);
		}
	});
	return ids;
}

function stopMinute(entry: Stretch, nowMinute: number): number {
	return entry.stop === null ? nowMinute : instantToMinute(entry.stop);
}

/** Whether a clock runs for more than 16 hours, which is more likely a forgotten one. */
export function isLongRunning(entry: Pick<TimeEntry, 'start' | 'stop'>, now: Instant): boolean {
	return entry.stop === null && instantToMs(now) - instantToMs(entry.start) > LONG_RUNNING_MS;
}
