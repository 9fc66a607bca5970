import type { AccountCap } from '#domain/account/account-settings.ts';
import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import { closingOf, periodBalance, type PeriodBalance } from '#domain/account/balance.ts';
import type { DayFigures } from '#domain/account/day-figures.ts';
import { lastOfMonth, monthOf, type LocalMonth } from '#domain/time/local-date.ts';

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
	let opening = input.openingMinutes;
	for (const days of byMonth(input.days)) {
		const row = monthRow(days, { ...input, openingMinutes: opening });
		rows.push(row);
		opening = row.closingMinutes;
	}
	return rows;
}

/** The row of one month from its days, at least one. */
export function monthRow(days: readonly AccountDay[], input: Omit<MonthRowsInput, 'days'>): MonthRow {
	const from = days[0]?.date ?? '';
	const to = days.at(-1)?.date ?? from;
	const month = monthOf(from);
	return {
		...periodBalance({ ...input, from, to, days, cap: closes(month, to, input.cap) }),
		month,
		redDays: days.reduce((count, day) => count + (day.red ? 1 : 0), 0)
	};
}

/** The same month opened with another balance: its own sums stay, its closing moves. */
export function reopenedMonth(
	row: MonthRow,
	openingMinutes: number,
	cap: AccountCap | null | undefined
): MonthRow {
	return { ...row, ...closingOf({ ...row, openingMinutes }, closes(row.month, row.to, cap)) };
}

/** The cap, if this month is complete and ends one of its periods. */
function closes(month: LocalMonth, to: string, cap: AccountCap | null | undefined): AccountCap | null {
	if (cap === null || cap === undefined || to !== lastOfMonth(month)) return null;
	return cap.period === 'month' || month.endsWith('-12') ? cap : null;
}

/** Cuts days into months. */
export function byMonth<T extends { readonly date: string }>(days: readonly T[]): T[][] {
	const months: T[][] = [];
	let start = 0;
	while (start < days.length) {
		const month = monthOf(days[start]?.date ?? '');
		let stop = start + 1;
		while (stop < days.length && monthOf(days[stop]?.date ?? '') === month) stop += 1;
		months.push(days.slice(start, stop));
		start = stop;
	}
	return months;
}
