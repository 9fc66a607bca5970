import type { Span } from './types.ts';

export type SpanProblem = 'order' | 'date';

/** Problems by index: a missing first day, or an end before the start. */
export function spanProblems(spans: readonly Span[]): ReadonlyMap<number, SpanProblem> {
	const problems = new Map<number, SpanProblem>();
	for (const [index, { from, to }] of spans.entries()) {
		if (from === '') problems.set(index, 'date');
		else if (to !== null && to < from) problems.set(index, 'order');
	}
	return problems;
}
