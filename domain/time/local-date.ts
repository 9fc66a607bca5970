import { civilToEpochDay, epochDayToCivil } from '#domain/time/civil.ts';

/** A calendar day at a place: `2026-11-19`. */
export type LocalDate = string;

/** A calendar month: `2026-11`. */
export type LocalMonth = string;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const MEMO_LIMIT = 20_000;
const dateByEpochDay = new Map<number, LocalDate>();

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar. */
export function dateToEpochDay(date: LocalDate): number {
	return civilToEpochDay({
		year: Number(date.slice(0, 4)),
		month: Number(date.slice(5, 7)),
		day: Number(date.slice(8, 10))
	});
}

/** Whether a text is a day of the calendar, `2026-02-28` but not `2026-02-29`; never throws. */
export function isRealDate(text: string): boolean {
	const day = dateToEpochDay(text);
	return !Number.isNaN(day) && epochDayToDate(day) === text;
}

/** The date that lies so many days after 1970-01-01. */
export function epochDayToDate(epochDay: number): LocalDate {
	const known = dateByEpochDay.get(epochDay);
	if (known !== undefined) return known;
	const { year, month, day } = epochDayToCivil(epochDay);
	const date = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
	if (dateByEpochDay.size >= MEMO_LIMIT) dateByEpochDay.clear();
	dateByEpochDay.set(epochDay, date);
	return date;
}

function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}

/** The date n days later (earlier when n is negative). */
export function addDays(date: LocalDate, n: number): LocalDate {
	return epochDayToDate(dateToEpochDay(date) + n);
}

/** Days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
	return dateToEpochDay(to) - dateToEpochDay(from);
}

/** The earlier of two dates. */
export function earlierOf(a: LocalDate, b: LocalDate): LocalDate {
	return a < b ? a : b;
}

/** The later of two dates. */
export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
	return a > b ? a : b;
}

/** The day of the week of a date. */
export function weekdayOf(date: LocalDate): Weekday {
	return weekdays[weekdayIndex(dateToEpochDay(date))] ?? 'mon';
}

// 1970-01-01 was a Thursday, which is 3 in a week that starts on Monday.
function weekdayIndex(epochDay: number): number {
	return (((epochDay + 3) % 7) + 7) % 7;
}

/** The Monday of the week a date lies in. */
export function mondayOf(date: LocalDate): LocalDate {
	const epochDay = dateToEpochDay(date);
	return epochDayToDate(epochDay - weekdayIndex(epochDay));
}

/** Week number by ISO 8601: week 1 is the week with the year's first Thursday. */
export function isoWeekOf(date: LocalDate): { readonly year: number; readonly week: number } {
	const thursday = addDays(mondayOf(date), 3);
	const year = Number(thursday.slice(0, 4));
	const firstOfYear = `${thursday.slice(0, 4)}-01-01`;
	return { year, week: Math.floor(daysBetween(firstOfYear, thursday) / 7) + 1 };
}

/** All dates from the first to the last, both included; empty when `to` lies before `from`. */
export function datesFrom(from: LocalDate, to: LocalDate): LocalDate[] {
	const dates: LocalDate[] = [];
	const last = dateToEpochDay(to);
	for (let day = dateToEpochDay(from); day <= last; day += 1) dates.push(epochDayToDate(day));
	return dates;
}

/** The month of a date: `2026-11`. */
export function monthOf(date: LocalDate): LocalMonth {
	return date.slice(0, 7);
}

/** The month n months later (earlier when n is negative). */
export function addMonths(month: LocalMonth, n: number): LocalMonth {
	const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
	return `${String(Math.floor(count / 12)).padStart(4, '0')}-${twoDigits((count % 12) + 1)}`;
}

/** The first day of a month. */
export function firstOfMonth(month: LocalMonth): LocalDate {
	return `${month}-01`;
}

/** The last day of a month. */
export function lastOfMonth(month: LocalMonth): LocalDate {
	return addDays(firstOfMonth(addMonths(month, 1)), -1);
}

/**
 * The date n months later with the same day number, or the last day of a month that is too short
 * (BGB §188(3)): 31 January plus one month is 28 February.
 */
export function addMonthsToDate(date: LocalDate, n: number): LocalDate {
	const month = addMonths(monthOf(date), n);
	const last = lastOfMonth(month);
	const sameDay = `${month}-${date.slice(8, 10)}`;
	return sameDay < last ? sameDay : last;
}

/** The weeks that touch a month, Monday first, each with all seven days. */
export function weeksOfMonth(month: LocalMonth): LocalDate[][] {
	const weeks: LocalDate[][] = [];
	const last = lastOfMonth(month);
	for (let monday = mondayOf(firstOfMonth(month)); monday <= last; monday = addDays(monday, 7)) {
		weeks.push(datesFrom(monday, addDays(monday, 6)));
	}
	return weeks;
}
