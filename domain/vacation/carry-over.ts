import { fractionOf, smaller, subtract, ZERO, type Fraction } from '#domain/kernel/fraction.ts';
import { lastOfMonth, type LocalDate } from '#domain/time/local-date.ts';

export interface CarryOverInput {
	/** What was left on 31 December. */
	readonly remaining: Fraction;
	readonly fromYear: number;
	/** null = everything moves on. */
	readonly limitDays: number | null;
	/** `03-31`; null = what moved on does not expire. */
	readonly expiryMonthDay: string | null;
	/** The employer told the person what is open and that it expires. */
	readonly isInformed: boolean;
	/** An illness kept the person from taking it. */
	readonly isLongTermSick: boolean;
}

export interface CarryOver {
	readonly carry: Fraction;
	/** Gone on 31 December. */
	readonly lost: Fraction;
	/** The last day on which it can be taken. */
	readonly expiresOn: LocalDate | null;
	/** What decided. */
	readonly reason: 'not_informed' | 'long_term_sick' | 'company_rule';
}

/**
 * What moves into the next year. The company's rule: so many days, until a month and day.
 *
 * - Nothing is lost and nothing expires unless the employer has told the person in time what is open and that
 *   it lapses (EuGH C-684/16, BAG 9 AZR 423/16).
 * - Days that an illness kept from being taken expire on 31 March of the second following year (EuGH
 *   C-214/10), unless the company never lets days expire. How many move on is the company's limit for them too;
 *   where more has to stay, HR says so with a comment.
 * - BUrlG §7(3) allows carrying over for urgent reasons only; a company's rule is the more generous one.
 */
export function carryOver(input: CarryOverInput): CarryOver {
	const { remaining, fromYear, limitDays, expiryMonthDay } = input;
	if (!input.isInformed) return { carry: remaining, lost: ZERO, expiresOn: null, reason: 'not_informed' };
	const carry = limitDays === null ? remaining : smaller(remaining, fractionOf(limitDays));
	const moved = { carry, lost: subtract(remaining, carry) };
	const reason = input.isLongTermSick ? 'long_term_sick' : 'company_rule';
	if (expiryMonthDay === null) return { ...moved, expiresOn: null, reason };
	const expiresOn = input.isLongTermSick
		? dateOfYear(fromYear + 2, '03-31')
		: dateOfYear(fromYear + 1, expiryMonthDay);
	return { ...moved, expiresOn, reason };
}

/** A month and day in a year; what the calendar does not have becomes the nearest day before: 02-31 is 28 February. */
export function dateOfYear(year: number, monthDay: string): LocalDate {
	const month = clamp(Number(monthDay.slice(0, 2)), 12);
	const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
	const last = lastOfMonth(text);
	const day = clamp(Number(monthDay.slice(3, 5)), Number(last.slice(8, 10)));
	return `${text}-${String(day).padStart(2, '0')}`;
}

function clamp(value: number, most: number): number {
	return Math.min(Math.max(value, 1), most);
}
