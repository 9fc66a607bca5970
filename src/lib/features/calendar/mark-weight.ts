interface WeighedMark {
	readonly code: string;
	readonly severity: 'violation' | 'warning' | 'info';
}

/** Longer than the usual day, still within the limit: the sum says it already, nobody has to act. */
export function isPlainFact(mark: WeighedMark): boolean {
	return mark.code === 'DAY_OVER_REGULAR';
}

/** What someone should look at before agreeing: red marks and warnings, but no mere notes. */
export function asksForAttention(mark: WeighedMark): boolean {
	return mark.severity !== 'info' && !isPlainFact(mark);
}
