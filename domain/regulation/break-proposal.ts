import { checkBreaks, type BreakCheck } from '#domain/regulation/breaks.ts';
import type { Mark } from '#domain/regulation/mark.ts';
import { effectiveWork, type RegulatedEntry } from '#domain/regulation/shifts.ts';
import { instantToMinute, MS_PER_MINUTE } from '#domain/time/duration.ts';
import { msToInstant, type Instant } from '#domain/time/instant.ts';
import { localDateOf, wallTimeToMs } from '#domain/time/zone.ts';

/** A stretch of a day; `id` null = the gap between two entries. */
export interface ProposalStretch {
	readonly id: string | null;
	readonly kind: 'work' | 'break';
	readonly start: Instant;
	readonly stop: Instant | null;
}

export interface BreakProposal {
	/** The break entry to lengthen; null = a new one. */
	readonly entryId: string | null;
	readonly start: Instant;
	readonly stop: Instant;
}

/** What makes a break count by the rules of the day, in minutes. */
export interface BreakBlock {
	/** Shortest break that counts (ArbZG §4: 15 minutes). */
	readonly minBlock: number;
	/** How far from the ends of the shift it must lie (JArbSchG §11: an hour for minors). */
	readonly edge: number;
}

interface Span {
	readonly from: number;
	readonly to: number;
	readonly id: string | null;
}

/** What a break inside a long stretch of work is proposed with. */
const STRETCH_BREAK_MINUTES = 30;
/** Proposed breaks begin at a full five minutes, and over noon where work spans it. */
const STEP_MINUTES = 5;
const NOON = '12:00';

const minuteOf = instantToMinute;
const instantOf = (minute: number) => msToInstant(minute * MS_PER_MINUTE);

/** The finished stretches of a kind, in order; one that still runs has no length yet. */
function spansOf(rows: readonly ProposalStretch[], kind: ProposalStretch['kind']): Span[] {
	return rows
		.filter((row) => row.kind === kind)
		.map((row) => ({ from: minuteOf(row.start), to: minuteOf(row.stop ?? row.start), id: row.id }))
		.filter((span) => span.to > span.from)
		.sort((a, b) => a.from - b.from);
}

/** Breaks with work on both sides: the ones that can be lengthened. */
function breaksBetweenWork(work: readonly Span[], breaks: readonly Span[]): Span[] {
	const first = Math.min(...work.map((span) => span.from));
	const last = Math.max(...work.map((span) => span.to));
	return breaks.filter((span) => span.from > first && span.to < last);
}

/** Lengthens a break into the work after it, or, when that is too short, into the work before it. */
function lengthened(span: Span, minutes: number, work: readonly Span[]): BreakProposal | null {
	const after = work.find((piece) => piece.to > span.to);
	if (after && span.from + minutes < after.to) {
		return { entryId: span.id, start: instantOf(span.from), stop: instantOf(span.from + minutes) };
	}
	const before = work.findLast((piece) => piece.from < span.from);
	if (before && span.to - minutes > before.from) {
		return { entryId: span.id, start: instantOf(span.to - minutes), stop: instantOf(span.to) };
	}
	return null;
}

/**
 * A break that would mend "break too short": the longest one lengthened by what is missing, or a new
 * one inside the longest stretch of work.
 * @param missing minutes of break the day still owes
 * @param minBlock shortest break that counts by the rules of the day (ArbZG §4: 15 minutes)
 */
export function proposeBreak(
	rows: readonly ProposalStretch[],
	missing: number,
	zone: string,
	minBlock: number
): BreakProposal | null {
	const work = spansOf(rows, 'work');
	if (missing <= 0) return null;
	const longest = breaksBetweenWork(work, spansOf(rows, 'break')).sort(
		(a, b) => b.to - b.from - (a.to - a.from)
	)[0];
	if (longest) {
		const have = longest.to - longest.from;
		const counted = have >= minBlock ? have : 0;
		const proposal = lengthened(longest, Math.max(counted + missing, minBlock), work);
		if (proposal) return proposal;
	}
	const stretch = [...work].sort((a, b) => b.to - b.from - (a.to - a.from))[0];
	if (!stretch) return null;
	const inside = breakInside(
		instantOf(stretch.from),
		instantOf(stretch.to),
		Math.max(missing, minBlock),
		zone
	);
	return inside && { entryId: null, ...inside };
}

/** Whether a longer or an additional break would mend the mark. */
export function isBreakMark(mark: { readonly code: string }): boolean {
	return mark.code === 'BRK_MISSING' || mark.code === 'BRK_STRETCH';
}

/**
 * The break that mends the marks of a day: what is missing, put onto the longest break there is; with
 * too long a stretch of work, a new break after which no stretch is too long. It lies as far from the ends of the
 * shift as the rules ask for, so that it counts.
 */
export function breakForMarks(day: {
	readonly marks: readonly Pick<Mark, 'code' | 'actual' | 'limit'>[];
	readonly rows: readonly ProposalStretch[];
	readonly zone: string;
	readonly breakBlock: BreakBlock;
}): BreakProposal | null {
	const { marks, rows, zone, breakBlock } = day;
	const missing = marks.find((mark) => mark.code === 'BRK_MISSING');
	const minutes = missing ? missing.limit - missing.actual : 0;
	const tooLong = marks.find((mark) => mark.code === 'BRK_STRETCH');
	const work = rows.filter((row) => row.kind === 'work');
	const considered = tooLong === undefined ? rows : work;
	const needed =
		tooLong === undefined ? minutes : Math.max(minutes, STRETCH_BREAK_MINUTES, breakBlock.minBlock);
	const first = proposeBreak(considered, needed, zone, breakBlock.minBlock);
	if (first === null) return null;
	const length = Math.max(needed, breakBlock.minBlock);
	const places = [first, ...otherPlaces(spansOf(work, 'work'), length, zone)];
	const cuts = (place: BreakProposal) =>
		breaksWith(place, considered, breakBlock).longestStretchMinutes <= (tooLong?.limit ?? Infinity);
	const counts = (place: BreakProposal) =>
		breaksWith(place, considered, breakBlock).qualifyingMinutes >= (missing?.limit ?? 0);
	// Where one break cannot mend the day, the first is at least the beginning of it.
	return places.find((place) => cuts(place) && counts(place)) ?? places.find(cuts) ?? first;
}

/** Everywhere inside work that a break of some minutes could begin: nearest to noon first, or to the middle of work without noon. */
function otherPlaces(work: readonly Span[], minutes: number, zone: string): BreakProposal[] {
	const from = Math.min(...work.map((span) => span.from));
	const to = Math.max(...work.map((span) => span.to));
	const noon = noonOf(instantOf(from), zone);
	const wished = noon > from && noon < to ? noon : Math.floor((from + to) / 2);
	const begins: number[] = [];
	for (const span of work) {
		const earliest = Math.floor(span.from / STEP_MINUTES) * STEP_MINUTES + STEP_MINUTES;
		for (let begin = earliest; begin + minutes < span.to; begin += STEP_MINUTES) begins.push(begin);
	}
	return begins
		.sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished))
		.map((begin) => ({ entryId: null, start: instantOf(begin), stop: instantOf(begin + minutes) }));
}

/** The breaks of the day once one more is taken, by the rule that sets the marks. */
function breaksWith(
	place: BreakProposal,
	rows: readonly ProposalStretch[],
	breakBlock: BreakBlock
): BreakCheck {
	const pause = { kind: 'break', start: place.start, stop: place.stop } as const;
	const intervals = effectiveWork([...rows, pause].map(withoutId), 'UTC');
	const shift = {
		intervals,
		start: Math.min(...intervals.map((one) => one.start)),
		stop: Math.max(...intervals.map((one) => one.stop))
	};
	return checkBreaks(shift, { breaks: { tiers: [], maxStretch: null, ...breakBlock } });
}

function withoutId({ kind, start, stop }: Omit<ProposalStretch, 'id'>): RegulatedEntry {
	return { kind, start, stop };
}

/** Where a break of some minutes goes into new work: over noon when the work spans it, else the middle. */
export function breakInside(
	start: Instant,
	stop: Instant,
	minutes: number,
	zone: string
): { readonly start: Instant; readonly stop: Instant } | null {
	const from = minuteOf(start);
	const to = minuteOf(stop);
	if (minutes <= 0 || to - from < minutes + 2) return null;
	const noonMinute = noonOf(start, zone);
	const isNoonInside = noonMinute > from && noonMinute + minutes < to;
	const middle = from + Math.floor((to - from - minutes) / 2);
	const begin = isNoonInside ? noonMinute : Math.max(from + 1, middle - (middle % STEP_MINUTES));
	return { start: instantOf(begin), stop: instantOf(begin + minutes) };
}

function noonOf(instant: Instant, zone: string): number {
	return minuteOf(msToInstant(wallTimeToMs(localDateOf(instant, zone), NOON, zone)));
}
