import type { Instant } from '#domain/time/instant.ts';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf, resolveLocal } from '#domain/time/zone.ts';
import type { ClockAct, TodayShown } from './today-state.ts';

/** Which acts "different time" offers in a phase, the likelier one first. */
export function actsFor(phase: TodayShown['phase']): readonly ClockAct[] {
	if (phase === 'running') return ['finish', 'break'];
	if (phase === 'break') return ['resume', 'finish'];
	return ['start'];
}

export type TimeProblem = 'future' | 'before_start' | 'nonexistent';

/**
 * The instant of a wall time that lies in the past: today's, or yesterday's when today's is not there yet
 * and something has been running since then. An hour that exists twice means its first pass.
 */
export function instantOf(input: {
	readonly time: string;
	readonly date: LocalDate;
	readonly zone: string;
	readonly now: Instant;
	/** Start of what runs; nothing may end before it. */
	readonly since: Instant | null;
}): { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly problem: TimeProblem } {
	const today = wallTime(input.date, input.time, input.zone);
	if (today === null) return { ok: false, problem: 'nonexistent' };
	if (today <= input.now) {
		return input.since !== null && today <= input.since
			? { ok: false, problem: 'before_start' }
			: { ok: true, at: today };
	}
	if (input.since === null || localDateOf(input.since, input.zone) === input.date)
		return { ok: false, problem: 'future' };
	const before = wallTime(addDays(input.date, -1), input.time, input.zone);
	return before !== null && before > input.since
		? { ok: true, at: before }
		: { ok: false, problem: 'before_start' };
}

/** When a forgotten day ended: on the day it began, or after midnight when the time is earlier than the start. */
export function endOf(input: {
	readonly time: string;
	readonly since: Instant;
	readonly date: LocalDate;
	readonly zone: string;
}): Instant | null {
	const sameDay = wallTime(input.date, input.time, input.zone);
	if (sameDay !== null && sameDay > input.since) return sameDay;
	return wallTime(addDays(input.date, 1), input.time, input.zone);
}

function wallTime(date: LocalDate, time: string, zone: string): Instant | null {
	const resolved = resolveLocal(date, time, zone);
	if (resolved.status === 'ok') return resolved.instant;
	return resolved.status === 'ambiguous' ? resolved.earlier : null;
}
