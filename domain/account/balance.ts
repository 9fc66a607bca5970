import type { AccountCap } from '#domain/account/account-settings.ts';
import { adjustmentsIn, type AccountAdjustment } from '#domain/account/adjustment.ts';
import { sumDays, type DaySums } from '#domain/account/day-sums.ts';
import type { DayFigures } from '#domain/account/day-figures.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** The account of one person over a period, whole minutes. */
export interface PeriodBalance extends DaySums {
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** What stood on the account before the first day. */
	readonly openingMinutes: number;
	/** Added or taken off by hand in the period. */
	readonly adjustmentMinutes: number;
	/** Lost at the close, because it was above the cap. */
	readonly forfeitedMinutes: number;
	/** Opening plus delta plus adjustments less what was forfeited. */
	readonly closingMinutes: number;
}

/**
 * The balance of a period: closing = opening + delta + adjustments, where delta adds up credited work and
 * absence credit less target of all its days. With a cap the period closes and what is above is forfeited.
 */
export function periodBalance(input: {
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** One for each day of the period. */
	readonly days: readonly DayFigures[];
	readonly openingMinutes: number;
	readonly adjustments: readonly AccountAdjustment[];
	/** Given where the period closes. */
	readonly cap?: Pick<AccountCap, 'maxMinutes'> | null;
}): PeriodBalance {
	const { from, to, days, openingMinutes } = input;
	const sums = sumDays(days);
	const adjustmentMinutes = adjustmentsIn(input.adjustments, from, to).reduce(
		(sum, one) => sum + one.minutes,
		0
	);
	const beforeClose = openingMinutes + sums.deltaMinutes + adjustmentMinutes;
	const forfeitedMinutes = forfeitedAtClose(beforeClose, input.cap ?? null);
	const closingMinutes = beforeClose - forfeitedMinutes;
	return { ...sums, from, to, openingMinutes, adjustmentMinutes, forfeitedMinutes, closingMinutes };
}

/** What is lost when a period closes above the cap; nothing without one. */
export function forfeitedAtClose(minutes: number, cap: Pick<AccountCap, 'maxMinutes'> | null): number {
	return cap === null ? 0 : Math.max(0, minutes - cap.maxMinutes);
}
