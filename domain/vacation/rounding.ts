import {
	add,
	floorOf,
	fraction,
	HALF,
	compare,
	multiply,
	subtract,
	type Fraction
} from '#domain/kernel/fraction.ts';

export const vacationRoundings = ['burlg5', 'none', 'ceil', 'half_up', 'ceil_half'] as const;

/**
 * How a company rounds an entitlement: `burlg5` by the law (BUrlG §5(2)), `none` not at all, `ceil` up to the
 * whole day, `half_up` to the nearest whole day, `ceil_half` up to the half day.
 */
export type VacationRounding = (typeof vacationRoundings)[number];

/**
 * Rounds an entitlement. The law's rounding is for the twelfths of people who join or leave only: a part of
 * a day that makes at least half a day becomes a whole one, a smaller part stays as it is; 11.67 are 12,
 * 9.33 stay 9.33 and 3.496 stay 3.496, because nothing is rounded beforehand. The others are a company's own
 * and hold for every year.
 */
export function roundEntitlement(
	days: Fraction,
	rounding: VacationRounding,
	{ isTwelfths }: { readonly isTwelfths: boolean }
): Fraction {
	switch (rounding) {
		case 'none':
			return days;
		case 'ceil':
			return ceil(days);
		case 'half_up':
			return fraction(floorOf(add(days, HALF)));
		case 'ceil_half':
			return multiply(ceil(add(days, days)), HALF);
		case 'burlg5':
			return isTwelfths && hasHalfADay(days) ? ceil(days) : days;
	}
}

function hasHalfADay(days: Fraction): boolean {
	return compare(subtract(days, fraction(floorOf(days))), HALF) >= 0;
}

function ceil({ numerator, denominator }: Fraction): Fraction {
	return fraction(Math.ceil(numerator / denominator));
}
