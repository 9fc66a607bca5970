import type { AbsenceSpan } from '#domain/absence/absence-days.ts';
import { daysBetween, type LocalDate } from '#domain/time/local-date.ts';

/** What can be wrong with the days of an absence. None of it refuses a draft. */
export const spanProblemCodes = [
	'TO_BEFORE_FROM',
	'SPAN_TOO_LONG',
	'TOO_FAR',
	'OPEN_END',
	'HALF_DAY',
	'NO_TYPE'
] as const;
export type SpanProblem = (typeof spanProblemCodes)[number];

/** Longer than a year is more likely a slip of the year. */
export const SPAN_LIMIT_DAYS = 366;
/** Further away, in the past or to come, is a slip too. */
export const FAR_LIMIT_DAYS = 3 * 366;

/**
 * What is wrong with the days of an absence, in this order: they end before they begin, they last longer than a year,
 * they are more than three years away, they have no end though the person is not ill, the halves do not fit. A single day may be a morning or an
 * afternoon; of several days the first may begin at noon and the last may end at noon. A type that the company does
 * not have (any more) cannot be asked for.
 */
export function spanProblems(
	{ from, to, firstHalf, lastHalf }: AbsenceSpan,
	on: { readonly today: LocalDate; readonly isKnownType: boolean; readonly isSick: boolean }
): SpanProblem[] {
	const problems: SpanProblem[] = [];
	if (to !== null && to < from) problems.push('TO_BEFORE_FROM');
	if (daysBetween(from, to ?? on.today) >= SPAN_LIMIT_DAYS) problems.push('SPAN_TOO_LONG');
	if (Math.abs(daysBetween(on.today, from)) > FAR_LIMIT_DAYS) problems.push('TOO_FAR');
	if (to === null && !on.isSick) problems.push('OPEN_END');
	const isSingleDay = to === from;
	const fits = isSingleDay ? lastHalf === null : firstHalf !== 'am' && lastHalf !== 'pm';
	if (!fits || (to === null && lastHalf !== null)) problems.push('HALF_DAY');
	if (!on.isKnownType) problems.push('NO_TYPE');
	return problems;
}
