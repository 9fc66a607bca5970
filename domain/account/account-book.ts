import type { AccountCap } from '#domain/account/account-settings.ts';
import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import {
	evaluateDays,
	type EvaluatedDay,
	type EvaluatedEntry,
	type EvaluationInput
} from '#domain/account/evaluated-day.ts';
import { monthRow, monthRows, reopenedMonth, type MonthRow } from '#domain/account/month-rows.ts';
import { rulebookOf } from '#domain/regulation/mark-input.ts';
import { instantToMinute, MS_PER_DAY, MS_PER_MINUTE } from '#domain/time/duration.ts';
import type { Interval } from '#domain/time/interval.ts';
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
	readonly evaluation: Omit<EvaluationInput, 'entries' | 'average'>;
	readonly openingMinutes: number;
	readonly adjustments: readonly AccountAdjustment[];
	readonly cap?: AccountCap | null;
}

/** An entry with its minutes read once; running ones end where they begin. */
interface BookedEntry extends Interval {
	readonly entry: EvaluatedEntry & { readonly id: string };
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
	entries: readonly (EvaluatedEntry & { readonly id: string })[]
): AccountBook {
	const { from, to } = span;
	const days = evaluateDays({ ...terms.evaluation, entries }, from, to);
	return {
		terms,
		from,
		to,
		entries: entries.map(booked).sort(byStart),
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
		readonly added: readonly (EvaluatedEntry & { readonly id: string })[];
	}
): AccountBook {
	const entries = [...book.entries];
	const removed = change.removed.flatMap((id) => takeOut(entries, id));
	const added = change.added.map(booked);
	for (const one of added) insert(entries, one);
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

/** Works out the whole weeks around a span again, and the months from there on. */
function worked(book: AccountBook, first: LocalDate, last: LocalDate): AccountBook {
	const from = later(mondayOf(first), book.from);
	const to = earlier(addDays(mondayOf(last), 6), book.to);
	if (from > to) return book;
	const days = [...book.days];
	const start = daysBetween(book.from, from);
	evaluateDays({ ...book.terms.evaluation, entries: entriesAround(book, from, to) }, from, to).forEach(
		(day, index) => (days[start + index] = day)
	);
	return { ...book, days, months: monthsAfter(book, days, { from, to }) };
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

/** A span widened until nothing outside it lies closer than `apart` minutes: shifts and rests end there. */
function connected(entries: readonly BookedEntry[], span: Interval, apart: number): Interval {
	let { start, stop } = span;
	for (let isWider = true; isWider;) {
		isWider = false;
		for (const one of entries) {
			if (one.stop < start - apart || one.start > stop + apart) continue;
			if (one.start >= start && one.stop <= stop) continue;
			if (one.start < start) start = one.start;
			if (one.stop > stop) stop = one.stop;
			isWider = true;
		}
	}
	return { start, stop };
}

/** Takes an entry out of the list; nothing when it is not there. */
function takeOut(entries: BookedEntry[], id: string): BookedEntry[] {
	const at = entries.findIndex((one) => one.entry.id === id);
	return at < 0 ? [] : entries.splice(at, 1);
}

/** Puts an entry where its start belongs. */
function insert(entries: BookedEntry[], one: BookedEntry): void {
	let at = entries.length;
	while (at > 0 && (entries[at - 1]?.start ?? 0) > one.start) at -= 1;
	entries.splice(at, 0, one);
}

function booked(entry: EvaluatedEntry & { readonly id: string }): BookedEntry {
	const start = instantToMinute(entry.start);
	const stop = entry.stop === null ? start : instantToMinute(entry.stop);
	return { entry, start, stop: Math.max(start, stop) };
}

function byStart(a: BookedEntry, b: BookedEntry): number {
	return a.start - b.start;
}

function hull(intervals: readonly Interval[]): Interval | null {
	if (intervals.length === 0) return null;
	return {
		start: Math.min(...intervals.map((one) => one.start)),
		stop: Math.max(...intervals.map((one) => one.stop))
	};
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
