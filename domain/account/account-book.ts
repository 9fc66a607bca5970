import type { AccountCap } from '#domain/account/account-settings.ts';
import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import { evaluateDays, type EvaluatedDay, type EvaluationInput } from '#domain/account/evaluated-day.ts';
import { judgeAverages, lastWindowEnd } from '#domain/account/book-averages.ts';
import {
	bookEntry,
	entriesAround,
	reachOf,
	takeOut,
	type BookableEntry,
	type BookedEntry
} from '#domain/account/booked-entries.ts';
import { monthRows, type MonthRow } from '#domain/account/month-rows.ts';
import { addDays, daysBetween, mondayOf, type LocalDate } from '#domain/time/local-date.ts';

/** What an account is kept from: everything of the person but the entries, which change one by one. */
export interface BookTerms {
	readonly evaluation: Omit<EvaluationInput, 'entries'>;
	readonly openingMinutes: number;
	readonly adjustments: readonly AccountAdjustment[];
	readonly cap?: AccountCap | null;
}

/** The account of one person over years, with every day and month worked out. Never changed, only replaced. */
export interface AccountBook {
	readonly terms: BookTerms;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly entries: readonly BookedEntry[];
	/** Every day `from` … `to`. */
	readonly days: readonly EvaluatedDay[];
	readonly months: readonly MonthRow[];
}

/** Works out an account from scratch. */
export function openAccountBook(
	terms: BookTerms,
	span: { readonly from: LocalDate; readonly to: LocalDate },
	entries: readonly BookableEntry[]
): AccountBook {
	const { from, to } = span;
	const days = evaluateDays({ ...terms.evaluation, average: undefined, entries }, from, to);
	const { average } = terms.evaluation;
	if (average !== undefined) judgeAverages(days, from, { ...terms.evaluation, average }, span);
	return {
		terms,
		from,
		to,
		entries: entries.map(bookEntry),
		days,
		months: monthRows({ ...terms, days })
	};
}

/**
 * The same account after entries came, changed or went (a changed one is in both lists). Only the weeks
 * that can have become different are worked out again.
 */
export function withEntries(
	book: AccountBook,
	change: {
		readonly removed: readonly string[];
		readonly added: readonly BookableEntry[];
	}
): AccountBook {
	const entries = [...book.entries];
	const removed = change.removed.flatMap((id) => takeOut(entries, id));
	const added = change.added.map(bookEntry);
	// What was one shift with the old entries may fall apart without them, so both states are looked at.
	const reach = reachOf([...removed, ...added], [...book.entries, ...added]);
	if (reach === null) return book;
	return worked({ ...book, entries: [...entries, ...added] }, reach.from, reach.to);
}

/** The same account after a contract, a holiday, an absence or an adjustment changed for the days `from` … `to`. */
export function withTerms(book: AccountBook, terms: BookTerms, from: LocalDate, to: LocalDate): AccountBook {
	return worked({ ...book, terms }, from, to);
}

/** Works out the whole weeks around a span again, the averages that look back at them, and the months. */
function worked(book: AccountBook, first: LocalDate, last: LocalDate): AccountBook {
	const from = later(mondayOf(first), book.from);
	const to = earlier(addDays(mondayOf(last), 6), book.to);
	if (from > to) return book;
	const { evaluation } = book.terms;
	const { average } = evaluation;
	const days = [...book.days];
	const entries = entriesAround(book.entries, from, to);
	days.splice(
		daysBetween(book.from, from),
		daysBetween(from, to) + 1,
		...evaluateDays({ ...evaluation, average: undefined, entries }, from, to)
	);
	if (average !== undefined) {
		const until = earlier(lastWindowEnd(to, evaluation), book.to);
		judgeAverages(days, book.from, { ...evaluation, average }, { from, to: until });
	}
	return { ...book, days, months: monthRows({ ...book.terms, days }) };
}

function later(a: LocalDate, b: LocalDate): LocalDate {
	return a > b ? a : b;
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
	return a < b ? a : b;
}
