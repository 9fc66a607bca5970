import { add, compare, fractionOf, type Fraction } from '#domain/kernel/fraction.ts';
import type { AbsenceRule } from '#domain/absence/absence-rule.ts';

export const otherAbsenceCodes = [
	'OTHER_MAX_EVENT',
	'OTHER_MAX_YEAR',
	'OTHER_HALF_DAY',
	'OTHER_NOTICE',
	'OTHER_ATTACHMENT'
] as const;
export type OtherAbsenceCode = (typeof otherAbsenceCodes)[number];

/** What a request asks of one calendar year. */
export interface YearOfRequest {
	readonly year: number;
	readonly days: Fraction;
	/** Days of this type that count or wait in the year, this request left out. */
	readonly used: Fraction;
}

/**
 * What speaks against an absence of a type with rules (special leave, child sick days …): more days than one
 * event allows, more than a year allows (the year of each single day counts; exactly at the limit is fine),
 * half days of a type that knows whole days only, too short notice, a missing attachment. All that apply, in
 * this order.
 */
export function judgeOtherAbsence(input: {
	readonly rule: AbsenceRule;
	readonly days: Fraction;
	readonly years: readonly YearOfRequest[];
	readonly hasHalfDay?: boolean;
	/** Days from today to the first day off. */
	readonly noticeDays?: number;
	readonly hasAttachment?: boolean;
}): OtherAbsenceCode[] {
	const { rule, days, years } = input;
	const codes: OtherAbsenceCode[] = [];
	const isOver = (asked: Fraction, most: number | null | undefined) =>
		typeof most === 'number' && compare(asked, fractionOf(most)) > 0;
	if (isOver(days, rule.maxDaysPerEvent)) codes.push('OTHER_MAX_EVENT');
	if (years.some((year) => isOver(add(year.used, year.days), rule.maxDaysPerYear)))
		codes.push('OTHER_MAX_YEAR');
	if (rule.unit === 'day' && input.hasHalfDay === true) codes.push('OTHER_HALF_DAY');
	if (isTooSoon(rule, input.noticeDays)) codes.push('OTHER_NOTICE');
	if (rule.needsAttachment === true && input.hasAttachment === false) codes.push('OTHER_ATTACHMENT');
	return codes;
}

function isTooSoon({ noticeDays }: AbsenceRule, given: number | undefined): boolean {
	return typeof noticeDays === 'number' && given !== undefined && given < noticeDays;
}
