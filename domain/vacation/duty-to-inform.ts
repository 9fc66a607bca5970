import { isPositive, type Fraction } from '#domain/kernel/fraction.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { dateOfYear } from '#domain/vacation/carry-over.ts';
import { leftIn } from '#domain/vacation/pools.ts';
import type { VacationYear } from '#domain/vacation/vacation-year.ts';

/** What the employer has to tell a person about one part of the open vacation. */
export interface OpenVacation {
	readonly days: Fraction;
	/** The last day on which it can be taken; null = it does not expire. */
	readonly until: LocalDate | null;
	readonly kind: 'year' | 'carried';
}

/** A notice to one person: how many days are open and when they lapse. */
export interface VacationNotice {
	readonly year: number;
	readonly open: readonly OpenVacation[];
	/** When it was given; null = still owed. Until then nothing of the year is lost and nothing expires. */
	readonly informedOn: LocalDate | null;
}

/**
 * The employer's duty to inform (EuGH C-684/16, BAG 9 AZR 423/16): vacation lapses only if the employer has
 * told the person how many days are open, asked for them to be taken, and said when they lapse. This is what
 * the notice must say; the words and the day on which it was given are kept.
 */
export function vacationNotice(of: VacationYear): VacationNotice {
	const { year, account, rule, informedOn } = of;
	const open = account.pools
		.map((pool): OpenVacation => ({
			days: leftIn(account, pool),
			until: pool.name === 'annual' ? lapseOf(year, rule) : pool.expiresOn,
			kind: pool.name === 'annual' ? 'year' : 'carried'
		}))
		.filter(({ days, until }) => isPositive(days) && (until === null || until >= of.asOf));
	return { year, open, informedOn };
}

/** When days of the year lapse: with the year when none can be carried over, else when the carry-over expires. */
function lapseOf(year: number, { carryLimitDays, expiryMonthDay }: VacationYear['rule']): LocalDate | null {
	if (carryLimitDays === 0) return dateOfYear(year, '12-31');
	return expiryMonthDay === null ? null : dateOfYear(year + 1, expiryMonthDay);
}
