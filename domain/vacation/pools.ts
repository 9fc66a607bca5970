import { isPositive, isZero, smaller, subtract, sum, ZERO, type Fraction } from '#domain/kernel/fraction.ts';
import { byText } from '#domain/kernel/order.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export const poolNames = ['carryExpiring', 'carryNonExpiring', 'annual'] as const;
export type PoolName = (typeof poolNames)[number];

/** Sorts after every date of leave. */
const NEVER: LocalDate = '9999-12-31';

/** Days of one kind that can be taken. */
export interface Pool {
	readonly name: PoolName;
	readonly days: Fraction;
	/** The last day of leave they can be used for; null = they do not expire in this account. */
	readonly expiresOn: LocalDate | null;
}

/** A day of leave that counts or waits. */
export interface LeaveDay {
	readonly date: LocalDate;
	readonly amount: Fraction;
	readonly status: 'approved' | 'pending';
	readonly absenceId?: string;
}

/** One line of the ledger: a day of leave and the pools it was taken from. */
export interface Booking extends LeaveDay {
	readonly taken: readonly { readonly pool: Pool; readonly days: Fraction }[];
	/** What no pool could cover. */
	readonly uncovered: Fraction;
}

export interface VacationAccount {
	readonly pools: readonly Pool[];
	/** Approved days by date, then pending days by date. */
	readonly ledger: readonly Booking[];
	readonly used: Readonly<Record<PoolName, Fraction>>;
	/** Not taken in time. */
	readonly expired: Fraction;
	/** Left after everything approved. */
	readonly remaining: Fraction;
	readonly pending: Fraction;
	/** Left when everything asked for is approved too; requests are checked against it. */
	readonly available: Fraction;
	/** Approved and pending days that no pool can cover. */
	readonly shortfall: Fraction;
}

/**
 * Books days of leave. Approved days come first, in the order of their dates: up to the expiry date from the
 * expiring carry-over, then from the other carry-over, then from the year's days; after it the expiring
 * carry-over is out of reach. The day of leave decides, not the day of asking. Pending days follow the same
 * way. What is left of expiring days is expired from the day after their date on; a day asked for in time
 * keeps its days until it is decided.
 */
export function bookVacation(input: {
	readonly pools: readonly Pool[];
	readonly days: readonly LeaveDay[];
	readonly asOf: LocalDate;
}): VacationAccount {
	const pools = input.pools.toSorted(byText(bookingOrder));
	const left = new Map(pools.map((pool) => [pool, isPositive(pool.days) ? pool.days : ZERO]));
	const days = input.days.toSorted(byText(({ date }) => date));
	const book = (day: LeaveDay) => bookDay(day, left);
	const approved = days.filter(({ status }) => status === 'approved').map(book);
	const afterApproved = sum([...left.values()]);
	const pending = days.filter(({ status }) => status === 'pending').map(book);
	const expired = sum([...left].flatMap(([pool, there]) => (isOver(pool, input.asOf) ? [there] : [])));
	return {
		pools,
		ledger: [...approved, ...pending],
		used: {
			carryExpiring: usedOf(approved, 'carryExpiring'),
			carryNonExpiring: usedOf(approved, 'carryNonExpiring'),
			annual: usedOf(approved, 'annual')
		},
		expired,
		remaining: subtract(afterApproved, expired),
		pending: sum(pending.map(({ amount }) => amount)),
		available: subtract(sum([...left.values()]), expired),
		shortfall: sum([...approved, ...pending].map(({ uncovered }) => uncovered))
	};
}

function bookDay(day: LeaveDay, left: Map<Pool, Fraction>): Booking {
	const taken: { pool: Pool; days: Fraction }[] = [];
	let open = day.amount;
	for (const [pool, there] of left) {
		const days = isOver(pool, day.date) ? ZERO : smaller(open, there);
		if (isZero(days)) continue;
		left.set(pool, subtract(there, days));
		open = subtract(open, days);
		taken.push({ pool, days });
	}
	return { ...day, taken, uncovered: open };
}

/** By the order of the kinds; of one kind the earliest expiry first. */
function bookingOrder({ name, expiresOn }: Pool): string {
	return `${poolNames.indexOf(name)} ${expiresOn ?? NEVER}`;
}

/** Whether the last day of leave that a pool can be used for lies before a date. */
export function isOver({ expiresOn }: Pool, date: LocalDate): boolean {
	return date > (expiresOn ?? NEVER);
}

function usedOf(bookings: readonly Booking[], name: PoolName): Fraction {
	const all = bookings.flatMap(({ taken }) => taken.filter(({ pool }) => pool.name === name));
	return sum(all.map(({ days }) => days));
}

/** What one of the account's pools had left when everything was booked, or when only the approved days were. */
export function leftIn(account: VacationAccount, pool: Pool, only?: 'approved'): Fraction {
	const ledger = only === undefined ? account.ledger : account.ledger.filter(({ status }) => status === only);
	const used = ledger.flatMap(({ taken }) => taken.filter((one) => one.pool === pool));
	return subtract(pool.days, sum(used.map(({ days }) => days)));
}
