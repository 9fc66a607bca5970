import type { Span } from './types.ts';

/** Whether a span holds on a date. */
export function isOn(span: Span, date: string): boolean {
	return span.from <= date && (span.to === null || span.to >= date);
}

/** Spans that hold today or begin later; what is over stays in the record but not in the way. */
export function currentOf<T extends Span>(spans: readonly T[], today: string): readonly T[] {
	return spans.filter((span) => span.to === null || span.to >= today);
}

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
