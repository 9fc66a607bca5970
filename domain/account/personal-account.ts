import type { AccountCap } from '#domain/account/account-settings.ts';
import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import { balanceAsOf, type BalanceAsOf } from '#domain/account/balance-as-of.ts';
import { legalMinutesByDate } from '#domain/account/average-facts.ts';
import { judgeAverages } from '#domain/account/book-averages.ts';
import {
	evaluateDays,
	type EvaluatedDay,
	type EvaluatedEntry,
	type EvaluationInput
} from '#domain/account/evaluated-day.ts';
import { monthRows, type MonthRow } from '#domain/account/month-rows.ts';
import { accountStart, type OpeningBalance } from '#domain/account/opening.ts';
import { contractStart } from '#domain/schedule/target-time.ts';
import { addDays, mondayOf, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';

/** A person's whole account as its owner reads it. */
export interface PersonalAccount extends BalanceAsOf {
	/** The first day it counts. */
	readonly since: LocalDate;
	readonly openingMinutes: number;
	/** Up to yesterday, oldest first; the last month may be under way. */
	readonly months: readonly MonthRow[];
	/** Every day from `since` to the Sunday of the current week, whose target is whole that way. */
	readonly days: readonly EvaluatedDay[];
}

/**
 * A person's account from its first day to yesterday, today beside it: opening balance, every day's credited
 * work and paid absence less its target, adjustments. null while there is nothing to count. The averages of its
 * first weeks look back at what was worked before it begins.
 */
export function personalAccount(input: {
	/** Everything of the person but the entries. */
	readonly terms: Omit<EvaluationInput, 'entries'>;
	/** The person's entries, from as far before the account as averages look back. */
	readonly entries: readonly EvaluatedEntry[];
	readonly opening: OpeningBalance | null;
	readonly adjustments: readonly AccountAdjustment[];
	readonly cap?: AccountCap | null;
	readonly today: LocalDate;
}): PersonalAccount | null {
	const { terms, entries, opening, adjustments, cap = null, today } = input;
	const firstWorked = firstDayOf(entries, terms.zone);
	const since = accountStart({ opening, adjustments, contractStart: contractStart(terms), firstWorked });
	if (since === null || since > today) return null;
	const sunday = addDays(mondayOf(today), 6);
	const days = evaluateDays({ ...terms, average: undefined, entries }, since, sunday);
	const { average } = terms;
	if (average !== undefined) {
		const facts = { ...average, workedBefore: workedBefore(since, { ...terms, entries }) };
		judgeAverages(days, since, { ...terms, average: facts }, { from: since, to: today });
	}
	const account = { adjustments, cap, openingMinutes: opening?.minutes ?? 0 };
	return {
		since,
		openingMinutes: account.openingMinutes,
		...balanceAsOf({ ...account, days, today }),
		months: monthRows({ ...account, days: days.filter(({ date }) => date < today) }),
		days
	};
}

/** Legal working time of the days before the account begins. */
function workedBefore(since: LocalDate, input: EvaluationInput): Map<LocalDate, number> {
	const known = [...(input.average?.workedBefore ?? []), ...legalMinutesByDate(input)];
	return new Map(known.filter(([date]) => date < since));
}

function firstDayOf(entries: readonly EvaluatedEntry[], zone: string): LocalDate | null {
	let first: LocalDate | null = null;
	for (const entry of entries) {
		const date = localDateOf(entry.start, entry.zone ?? zone);
		if (first === null || date < first) first = date;
	}
	return first;
}
