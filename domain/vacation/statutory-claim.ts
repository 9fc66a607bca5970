import { fraction, multiply, type Fraction } from '#domain/kernel/fraction.ts';
import { dateOfYear } from '#domain/vacation/carry-over.ts';
import type { EmploymentYear } from '#domain/vacation/employment-year.ts';
import { fullClaimFrom } from '#domain/vacation/waiting-period.ts';

/** Four weeks, whatever the days of a week are (BUrlG §3). */
export const STATUTORY_WEEKS = 4;

/**
 * Why the law gives only twelfths of a year (BUrlG §5(1)): a) and b) the waiting period is not over when the
 * year or the employment ends, c) somebody leaves in the first half of the year. null = it gives the whole.
 */
export function twelfthsByLaw(employment: EmploymentYear): 'waiting' | 'first_half' | null {
	const { year, start, to, leaves } = employment;
	if (start !== null && fullClaimFrom(start) > to) return 'waiting';
	return leaves && to <= dateOfYear(year, '06-30') ? 'first_half' : null;
}

/** `days` ÷ 12 for each full month of employment in the year. */
export function twelfthsOf(days: Fraction, { fullMonths }: EmploymentYear): Fraction {
	return multiply(days, fraction(fullMonths, 12));
}
