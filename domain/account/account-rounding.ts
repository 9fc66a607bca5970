import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import type { Interval } from '#domain/time/interval.ts';
import { offsetMsAt } from '#domain/time/zone-offset.ts';

/** How a company rounds times for the account; `default` rounds in the worker's favour. */
export interface TimeRounding {
	readonly mode: 'floor' | 'ceil' | 'nearest' | 'default';
	/** To multiples of so many minutes of the wall clock. */
	readonly minutes: number;
}

/**
 * Start and stop of work as the account counts them: a copy rounded to the wall clock of the entry's
 * zone. Mode `default` floors the start and ceils the stop. Breaks, legal checks and exports keep the
 * raw times. May be empty afterwards.
 */
export function roundForAccount(stretch: Interval, zone: string, rounding: TimeRounding): Interval {
	const { mode, minutes } = rounding;
	return {
		start: roundMinute(stretch.start, { mode: mode === 'default' ? 'floor' : mode, minutes }, zone),
		stop: roundMinute(stretch.stop, { mode: mode === 'default' ? 'ceil' : mode, minutes }, zone)
	};
}

/** One UTC minute, rounded on the wall clock. */
function roundMinute(
	minute: number,
	{ mode, minutes }: { readonly mode: 'floor' | 'ceil' | 'nearest'; readonly minutes: number },
	zone: string
): number {
	const offset = offsetMsAt(minute * MS_PER_MINUTE, zone) / MS_PER_MINUTE;
	const local = minute + offset;
	const steps = local / minutes;
	const whole =
		mode === 'floor' ? Math.floor(steps) : mode === 'ceil' ? Math.ceil(steps) : Math.floor(steps + 0.5);
	return whole * minutes - offset;
}
