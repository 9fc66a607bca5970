import { MS_PER_MINUTE } from '#domain/time/duration.ts';
import type { Interval } from '#domain/time/interval.ts';
import { epochDayToDate, type LocalDate } from '#domain/time/local-date.ts';
import { nextOffsetChange, offsetMsAt } from '#domain/time/zone-offset.ts';

/** Minutes of one wall clock day, 0 … 1440, shown one after the other without a jump. */
export interface WallPiece extends Interval {
	readonly date: LocalDate;
}

const DAY = 1440;
/** Within so many minutes `nextOffsetChange` misses no change. */
const SURE_MINUTES = 8 * DAY;
/** A draft may claim any length; what lies beyond 400 days is not looked at. */
const LENGTH_MAX = 400 * DAY;

/**
 * A stretch of UTC minutes as the wall clock showed it: cut at midnight and where the clocks change. The
 * hour that comes twice in autumn gives two pieces with the same times, the one left out in spring none.
 */
export function wallPieces(stretch: Interval & { readonly zone: string }): WallPiece[] {
	const pieces: WallPiece[] = [];
	const stop = Math.min(stretch.stop, stretch.start + LENGTH_MAX);
	let { start } = stretch;
	while (start < stop) {
		const offset = offsetMsAt(start * MS_PER_MINUTE, stretch.zone) / MS_PER_MINUTE;
		const change = nextOffsetChange(start * MS_PER_MINUTE, stretch.zone);
		const until = Math.min(
			stop,
			start + SURE_MINUTES,
			change === null ? Infinity : Math.ceil(change / MS_PER_MINUTE)
		);
		pushDays(pieces, start + offset, until + offset);
		start = until;
	}
	return pieces;
}

/** Cuts local minutes since the epoch into days. */
function pushDays(pieces: WallPiece[], from: number, to: number): void {
	for (let start = from; start < to;) {
		const epochDay = Math.floor(start / DAY);
		const stop = Math.min(to, (epochDay + 1) * DAY);
		pieces.push({
			date: epochDayToDate(epochDay),
			start: start - epochDay * DAY,
			stop: stop - epochDay * DAY
		});
		start = stop;
	}
}
