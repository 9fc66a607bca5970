import {
	add,
	compare,
	isPositive,
	isZero,
	smaller,
	subtract,
	sum,
	ZERO,
	type Fraction
} from '#domain/kernel/fraction.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export const poolNames = ['carryExpiring', 'carryNonExpiring', 'annual'] as const;
export type PoolName = (typeof poolNames)[number];

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
	readonly taken: readonly {
		readonly pool: PoolName;
		readonly expiresOn: LocalDate | null;
		readonly days: Fraction;
	}[];
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
	const pools = input.pools.toSorted(byBookingOrder);
	const left = pools.map(({ days }) => (isPositive(days) ? days : ZERO));
	const book = (day: LeaveDay) => bookDay(day, pools, left);
	const approved = input.days
		.filter(({ status }) => status === 'approved')
		.toSorted(byDate)
		.map(book);
	const afterApproved = sum(left);
	const pending = input.days
		.filter(({ status }) => status === 'pending')
		.toSorted(byDate)
		.map(book);
	const expired = sum(left.filter((_days, index) => isOver(pools[index], input.asOf)));
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
		available: subtract(sum(left), expired),
		shortfall: sum([...approved, ...pending].map(({ uncovered }) => uncovered))
	};
}

function bookDay(day: LeaveDay, pools: readonly Pool[], left: Fraction[]): Booking {
	const taken: { pool: PoolName; expiresOn: LocalDate | null; days: Fraction }[] = [];
	let open = day.amount;
	pools.forEach(({ name, expiresOn }, index) => {
		const there = left[index] ?? ZERO;
		if (isZero(open) || isZero(there) || (expiresOn !== null && day.date > expiresOn)) return;
		const days = smaller(open, there);
		left[index] = subtract(there, days);
		open = subtract(open, days);
		taken.push({ pool: name, expiresOn, days });
	});
	return { ...day, taken, uncovered: open };
}

/** Expiring days first, the earliest expiry before the others; then by the order of the pools. */
function byBookingOrder(a: Pool, b: Pool): number {
	const order = poolNames.indexOf(a.name) - poolNames.indexOf(b.name);
	if (order !== 0 || a.expiresOn === b.expiresOn) return order;
	return (a.expiresOn ?? '9999-12-31') < (b.expiresOn ?? '9999-12-31') ? -1 : 1;
}

function byDate(a: LeaveDay, b: LeaveDay): number {
	if (a.date !== b.date) return a.date < b.date ? -1 : 1;
	const [left, right] = [a.absenceId ?? '', b.absenceId ?? ''];
	return left === right ? compare(a.amount, b.amount) : left < right ? -1 : 1;
}

function isOver(pool: Pool | undefined, asOf: LocalDate): boolean {
	return pool !== undefined && pool.expiresOn !== null && asOf > pool.expiresOn;
}

function usedOf(bookings: readonly Booking[], pool: PoolName): Fraction {
	const all = bookings.flatMap(({ taken }) => taken.filter((one) => one.pool === pool));
	return all.reduce((total, { days }) => add(total, days), ZERO);
}

/** What a pool had left when everything was booked, or when only the approved days were. */
export function leftIn(account: VacationAccount, pool: Pool, only?: 'approved'): Fraction {
	const ledger = only === undefined ? account.ledger : account.ledger.filter(({ status }) => status === only);
	const used = ledger.flatMap(({ taken }) =>
		taken.filter((one) => one.pool === pool.name && one.expiresOn === pool.expiresOn)
	);
	return subtract(pool.days, sum(used.map(({ days }) => days)));
}
