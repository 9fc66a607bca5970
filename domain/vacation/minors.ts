import { divide, fraction, fractionOf, multiply, type Fraction } from '#domain/kernel/fraction.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Werktage are the days from Monday to Saturday. */
const WERKTAGE_PER_WEEK = 6;

/**
 * The least vacation of a young person (JArbSchG §19(2)): who is not yet 16 on 1 January gets 30 Werktage,
 * not yet 17 gets 27, not yet 18 gets 25, turned into the person's own days per week. Adults: 0, other
 * rules hold. An entitlement below it is worth a warning to HR.
 */
export function leastVacationOfMinor(input: {
	readonly birthDate: LocalDate;
	readonly year: number;
	readonly weekDays: number;
}): Fraction {
	const werktage = werktageAt(ageOnFirstOfJanuary(input.birthDate, input.year));
	return divide(multiply(fraction(werktage), fractionOf(input.weekDays)), fraction(WERKTAGE_PER_WEEK));
}

function werktageAt(age: number): number {
	if (age < 16) return 30;
	if (age < 17) return 27;
	return age < 18 ? 25 : 0;
}

/** Who is born on 1 January is a year older on that day. */
function ageOnFirstOfJanuary(birthDate: LocalDate, year: number): number {
	const years = year - Number(birthDate.slice(0, 4));
	return birthDate.slice(5) === '01-01' ? years : years - 1;
}

/** One more week of vacation for severely disabled people, in their own days per week (SGB IX §208(1)); HR enters it as an adjustment. */
export function severeDisabilityDays(weekDays: number): Fraction {
	return fractionOf(weekDays);
}
