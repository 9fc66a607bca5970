import type { AccountCap } from '#domain/account/account-settings.ts';
import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import { periodBalance, type PeriodBalance } from '#domain/account/balance.ts';
import type { DayFigures } from '#domain/account/day-figures.ts';
import { isPresent } from '#domain/kernel/present.ts';
import { lastOfMonth, monthOf, type LocalDate, type LocalMonth } from '#domain/time/local-date.ts';

/** One month of an account as it stands in lists and reports. */
export interface MonthRow extends PeriodBalance {
	readonly month: LocalMonth;
	/** Days with at least one violation. */
	readonly redDays: number;
}

/** A day with its figures, and whether a rule was violated on it. */
export type AccountDay = DayFigures & { readonly red: boolean };

export interface MonthRowsInput {
	/** By date, without gaps. The first and the last month may be cut. */
	readonly days: readonly AccountDay[];
	readonly openingMinutes: number;
	readonly adjustments: readonly AccountAdjustment[];
	readonly cap?: AccountCap | null | undefined;
}

/**
 * One row for each month, over any number of years: each opens with what the one before closed with.
 * A cap takes effect where its period ends (month or year), and only in months that are here to their
 * last day: a month still under way forfeits nothing yet.
 */
export function monthRows(input: MonthRowsInput): MonthRow[] {
	const rows: MonthRow[] = [];
	let openingMinutes = input.openingMinutes;
	for (const { month, from, to, days } of byMonth(input.days)) {
		const cap = closes(month, to, input.cap);
		const balance = periodBalance({ ...input, from, to, days, openingMinutes, cap });
		const redDays = days.reduce((count, day) => count + (day.red ? 1 : 0), 0);
		rows.push({ ...balance, month, redDays });
		openingMinutes = balance.closingMinutes;
	}
	return rows;
}

/** The cap, if this month is complete and ends one of its periods. */
function closes(month: LocalMonth, to: LocalDate, cap: AccountCap | null | undefined): AccountCap | null {
	if (!isPresent(cap) || to !== lastOfMonth(month)) return null;
	return cap.period === 'month' || month.endsWith('-12') ? cap : null;
}

interface MonthOfDays {
	readonly month: LocalMonth;
	readonly from: LocalDate;
	/** The last day that is here. */
	to: LocalDate;
	readonly days: AccountDay[];
}

/** Cuts days into months. */
function byMonth(days: readonly AccountDay[]): MonthOfDays[] {
	const months: MonthOfDays[] = [];
	for (const day of days) {
		const month = monthOf(day.date);
		let open = months.at(-1);
		if (open?.month !== month) {
			open = { month, from: day.date, to: day.date, days: [] };
			months.push(open);
		}
		open.to = day.date;
		open.days.push(day);
	}
	return months;
}
