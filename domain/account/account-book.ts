import type { AccountCap } from '#domain/account/account-settings.ts';
import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import {
	evaluateDays,
	type EvaluatedDay,
	type EvaluatedEntry,
	type EvaluationInput
} from '#domain/account/evaluated-day.ts';
import { judgeAverages, lastWindowEnd } from '#domain/account/book-averages.ts';
import {
	bookEntry,
	compareBooked,
	connected,
	hull,
	putIn,
	takeOut,
	type BookableEntry,
	type BookedEntry
} from '#domain/account/booked-entries.ts';
import { monthRow, monthRows, reopenedMonth, type MonthRow } from '#domain/account/month-rows.ts';
import { rulebookOf } from '#domain/regulation/mark-input.ts';
import { MS_PER_DAY, MS_PER_MINUTE } from '#domain/time/duration.ts';
import {
	addDays,
	dateToEpochDay,
	daysBetween,
	epochDayToDate,
	mondayOf,
	monthOf,
	type LocalDate
} from '#domain/time/local-date.ts';

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
	/** By start. */
	readonly entries: readonly BookedEntry[];
	/** Every day `from` … `to`. */
	readonly days: readonly EvaluatedDay[];
	readonly months: readonly MonthRow[];
}

const DAY_MINUTES = MS_PER_DAY / MS_PER_MINUTE;
/** Work this far apart is never one shift, whatever the profile. */
const APART_MIN = 720;

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
		entries: entries.map(bookEntry).sort(compareBooked),
		days,
		months: monthRows({ ...terms, days })
	};
}

/**
 * The same account after entries came, changed or went (a changed one is in both lists). Only the weeks
 * that can have become different are worked out again, and the months from the first of them on.
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
	for (const one of added) putIn(entries, one);
	const touched = hull([...removed, ...added]);
	if (touched === null) return book;
	const apart = apartOf(book);
	// What was one shift with the old entries may fall apart without them, so both states are looked at.
	const reach =
		hull([connected(book.entries, touched, apart), connected(entries, touched, apart)]) ?? touched;
	return worked({ ...book, entries }, dateNear(reach.start, -1), dateNear(reach.stop, 1));
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
	const start = daysBetween(book.from, from);
	evaluateDays(
		{ ...evaluation, average: undefined, entries: entriesAround(book, from, to) },
		from,
		to
	).forEach((day, index) => (days[start + index] = day));
	const lastChanged = average === undefined ? to : earlier(lastWindowEnd(to, evaluation), book.to);
	const touched = { from, to: lastChanged };
	if (average !== undefined) judgeAverages(days, book.from, { ...evaluation, average }, touched);
	return { ...book, days, months: monthsAfter(book, days, touched) };
}

/** The touched months are added up again; the others keep their sums and open with what may be another balance. */
function monthsAfter(
	{ terms, ...book }: AccountBook,
	days: readonly EvaluatedDay[],
	touched: { readonly from: LocalDate; readonly to: LocalDate }
): MonthRow[] {
	const [first, last] = [monthOf(touched.from), monthOf(touched.to)];
	const months: MonthRow[] = [];
	for (const row of book.months) {
		const openingMinutes = months.at(-1)?.closingMinutes ?? terms.openingMinutes;
		if (row.month < first || row.month > last) {
			months.push(reopenedMonth(row, openingMinutes, terms.cap));
		} else {
			const ofMonth = days.slice(daysBetween(book.from, row.from), daysBetween(book.from, row.to) + 1);
			months.push(monthRow(ofMonth, { ...terms, openingMinutes }));
		}
	}
	return months;
}

/** The entries that decide about some days: those on them, and whatever hangs together with them. */
function entriesAround(book: AccountBook, from: LocalDate, to: LocalDate): EvaluatedEntry[] {
	const apart = apartOf(book);
	const span = {
		start: (dateToEpochDay(from) - 1) * DAY_MINUTES,
		stop: (dateToEpochDay(to) + 2) * DAY_MINUTES
	};
	const { start, stop } = connected(book.entries, span, apart);
	return book.entries.filter((one) => one.stop >= start && one.start <= stop).map(({ entry }) => entry);
}

/** The gap beyond which work decides about no other work: the longest rest of the rules at hand. */
function apartOf({ terms, from, to }: AccountBook): number {
	const rulesOn = rulebookOf(terms.evaluation);
	return [from, to].reduce((apart, date) => Math.max(apart, rulesOn(date).rest.min ?? 0), APART_MIN);
}

/** A date some days from a UTC minute; zones differ by less than a day. */
function dateNear(minute: number, days: number): LocalDate {
	return epochDayToDate(Math.floor(minute / DAY_MINUTES) + days);
}

function later(a: LocalDate, b: LocalDate): LocalDate {
	return a > b ? a : b;
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
	return a < b ? a : b;
}
