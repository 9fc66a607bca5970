import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import type { DayFigures } from '#domain/account/day-figures.ts';
import { monthRows } from '#domain/account/month-rows.ts';
import type { AccountCap } from '#domain/account/account-settings.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** An account as it is shown: what the days that are over come to, and today beside it. */
export interface BalanceAsOf {
	/** Closing of yesterday: every day that is over counts with its whole target. */
	readonly asOfYesterdayMinutes: number;
	/** Today so far, not part of the balance yet; null when today is not among the days. */
	readonly today: DayFigures | null;
}

/**
 * The balance as of yesterday, with today apart: a morning begins without a minus of eight hours. Hand-made
 * adjustments dated today or later wait with today.
 */
export function balanceAsOf(input: {
	/** By date, without gaps, from the first day of the account on. */
	readonly days: readonly DayFigures[];
	readonly today: LocalDate;
	readonly openingMinutes: number;
	readonly adjustments: readonly AccountAdjustment[];
	readonly cap?: AccountCap | null;
}): BalanceAsOf {
	const over = input.days.filter((day) => day.date < input.today).map((day) => ({ ...day, red: false }));
	const rows = monthRows({ ...input, days: over });
	return {
		asOfYesterdayMinutes: rows.at(-1)?.closingMinutes ?? input.openingMinutes,
		today: input.days.find((day) => day.date === input.today) ?? null
	};
}
