import { isZero, subtract, sum, toNumber, type Fraction } from '#domain/kernel/fraction.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { dateOfYear } from '#domain/vacation/carry-over.ts';
import { isOver, leftIn } from '#domain/vacation/pools.ts';
import type { VacationYear } from '#domain/vacation/vacation-year.ts';

/** The vacation of a year as one bar, days with at most two decimals. */
export interface LeaveBar {
	readonly year: number;
	/** Entitlement of the year. */
	readonly grantedDays: number;
	/** Brought along from earlier years. */
	readonly carriedDays: number;
	/** Approved, up to today. */
	readonly takenDays: number;
	/** Approved, still to come. */
	readonly plannedDays: number;
	/** Asked for and not decided. */
	readonly requestedDays: number;
	/** What can still be asked for: left when everything asked for is approved. */
	readonly leftDays: number;
	/** Parts of what is left that lapse, the earliest first. */
	readonly expiring: readonly { readonly days: number; readonly on: LocalDate }[];
	/** Not taken in time. */
	readonly expiredDays: number;
}

/**
 * Granted and carried days, and what became of them: taken and planned, asked for, left and expired come to the
 * same, less what was taken beyond what there was. What lapses is part of what is left.
 */
export function leaveBarOf(of: VacationYear): LeaveBar {
	const { account, asOf, year } = of;
	const approved = account.ledger.filter(({ status }) => status === 'approved');
	const taken = sum(approved.filter(({ date }) => date <= asOf).map(({ amount }) => amount));
	return {
		year,
		grantedDays: rounded(of.entitlement.days),
		carriedDays: rounded(sum(of.carriedIn.map(({ days }) => days))),
		takenDays: rounded(taken),
		plannedDays: rounded(subtract(sum(approved.map(({ amount }) => amount)), taken)),
		requestedDays: rounded(account.pending),
		leftDays: rounded(account.available),
		expiring: expiringOf(of),
		expiredDays: rounded(account.expired)
	};
}

/** Carried days with a last day, and what of the year's own days no longer moves into the next one. */
function expiringOf({ account, asOf, year, yearEnd }: VacationYear): LeaveBar['expiring'] {
	const pools = account.pools.flatMap((pool) =>
		pool.expiresOn === null || isOver(pool, asOf) ? [] : [{ days: leftIn(account, pool), on: pool.expiresOn }]
	);
	return [...pools, { days: yearEnd.lost, on: dateOfYear(year, '12-31') }]
		.filter(({ days }) => !isZero(days))
		.toSorted((a, b) => (a.on < b.on ? -1 : 1))
		.map(({ days, on }) => ({ days: rounded(days), on }));
}

function rounded(days: Fraction): number {
	return Math.round(toNumber(days) * 100) / 100;
}
