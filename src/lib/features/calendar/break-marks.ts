import { proposeBreak, type BreakProposal } from '#lib/features/time-entry/break-proposal.ts';
import type { MarkShape, StretchShape } from '#lib/features/time-entry/shapes.ts';

/** What a break inside a long stretch of work is proposed with. */
const STRETCH_BREAK_MINUTES = 30;

/** Whether a longer or an additional break would mend the mark. */
export function isBreakMark(mark: Pick<MarkShape, 'code'>): boolean {
	return mark.code === 'BRK_MISSING' || mark.code === 'BRK_STRETCH';
}

/**
 * The break that mends the marks of a day: what is missing, put onto the longest break there is; with
 * too long a stretch of work, a new break inside that stretch.
 */
export function breakForMarks(
	marks: readonly Pick<MarkShape, 'code' | 'actual' | 'limit'>[],
	rows: readonly StretchShape[],
	zone: string
): BreakProposal | null {
	const missing = marks.find((mark) => mark.code === 'BRK_MISSING');
	const minutes = missing ? missing.limit - missing.actual : 0;
	if (marks.some((mark) => mark.code === 'BRK_STRETCH')) {
		const work = rows.filter((row) => row.kind === 'work');
		return proposeBreak(work, Math.max(minutes, STRETCH_BREAK_MINUTES), zone);
	}
	return proposeBreak(rows, minutes, zone);
}
