import type { StretchShape } from './shapes.ts';
import { breakInside } from './entry-form.ts';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';

export interface BreakProposal {
	/** The break entry to lengthen; null = a new one. */
	readonly entryId: string | null;
	readonly start: Instant;
	readonly stop: Instant;
}

interface Span {
	readonly from: number;
	readonly to: number;
	readonly id: string | null;
}

const minuteOf = (instant: Instant) => Math.floor(instantToMs(instant) / 60_000);
const instantOf = (minute: number) => msToInstant(minute * 60_000);

function spansOf(rows: readonly StretchShape[], kind: StretchShape['kind']): Span[] {
	return rows
		.filter((row) => row.kind === kind && row.stop !== null)
		.map((row) => ({ from: minuteOf(row.start), to: minuteOf(row.stop ?? row.start), id: row.id }))
		.filter((span) => span.to > span.from)
		.sort((a, b) => a.from - b.from);
}

/** Breaks with work on both sides: the ones that can be lengthened. */
function breaksBetweenWork(work: readonly Span[], breaks: readonly Span[]): Span[] {
	const first = work[0]?.from ?? Infinity;
	const last = Math.max(...work.map((span) => span.to), -Infinity);
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
 * @param minBlock shortest break that counts (ArbZG §4: 15 minutes)
 */
export function proposeBreak(
	rows: readonly StretchShape[],
	missing: number,
	zone: string,
	minBlock = 15
): BreakProposal | null {
	const work = spansOf(rows, 'work');
	if (missing <= 0 || work.length === 0) return null;
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
