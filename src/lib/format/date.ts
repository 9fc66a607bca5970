import { isoWeekOf } from '#domain/time/local-date.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import { m } from '#lib/paraglide/messages.js';
import { locale } from '#lib/i18n/locale.svelte.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Intl formatters cost a millisecond each to build, so every combination is built once. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const language = locale.current === 'de' ? 'de-DE' : 'en-GB';
	const key = `${language}|${JSON.stringify(options)}`;
	let found = formatters.get(key);
	if (!found) {
		found = new Intl.DateTimeFormat(language, options);
		formatters.set(key, found);
	}
	return found;
}

/* A local date has no zone: it is read at noon UTC and written in UTC, so that no zone can move it. */
const noon = (date: LocalDate) => new Date(`${date}T12:00:00Z`);

function dateText(date: LocalDate, options: Intl.DateTimeFormatOptions): string {
	return formatter({ ...options, timeZone: 'UTC' }).format(noon(date));
}

/** `07:28` in a zone; the device's zone when none is given. */
export function formatTime(instant: Instant, zone?: string): string {
	const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
	return formatter(zone === undefined ? options : { ...options, timeZone: zone }).format(new Date(instant));
}

/** The day of an instant in the device's zone, short: `23. Nov.`. */
export function formatDay(instant: Instant, zone?: string): string {
	const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
	return formatter(zone === undefined ? options : { ...options, timeZone: zone }).format(new Date(instant));
}

/** `Donnerstag, 19. November` */
export function formatDate(date: LocalDate): string {
	return dateText(date, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** `Do, 19. November`, for narrow places. */
export function formatDateShort(date: LocalDate): string {
	return dateText(date, { weekday: 'short', day: 'numeric', month: 'long' }).replace(/^(\p{L}+)\.,/u, '$1,');
}

/** `19. Nov.` */
export function formatDayMonth(date: LocalDate): string {
	return dateText(date, { day: 'numeric', month: 'short' });
}

/** `19. November 2026` */
export function formatDateYear(date: LocalDate): string {
	return dateText(date, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `Donnerstag` */
export function formatWeekday(date: LocalDate): string {
	return dateText(date, { weekday: 'long' });
}

/** `Do` */
export function formatWeekdayShort(date: LocalDate): string {
	return dateText(date, { weekday: 'short' }).replace(/\.$/, '');
}

/** `19.` in German, `19` in English. */
export function formatDayOfMonth(date: LocalDate): string {
	const day = String(Number(date.slice(8)));
	return locale.current === 'de' ? `${day}.` : day;
}

/** `November 2026` from `2026-11`. */
export function formatMonth(month: string): string {
	return dateText(`${month}-01`, { month: 'long', year: 'numeric' });
}

/** `Nov. 2026` from `2026-11`, for narrow places. */
export function formatMonthShort(month: string): string {
	return dateText(`${month}-01`, { month: 'short', year: 'numeric' });
}

/** `November` from `2026-11`. */
export function formatMonthName(month: string): string {
	return dateText(`${month}-01`, { month: 'long' });
}

/** `KW 47` / `CW 47`; accepts a date of the week or the week's number. */
export function formatWeek(week: LocalDate | number): string {
	return m.common_week({ n: typeof week === 'number' ? week : isoWeekOf(week).week });
}

/** `21.–30. Dez.` or `30. Nov. – 6. Dez.`: both ends inclusive; the year too when it is not `today`'s. */
export function formatDateRange(from: LocalDate, to: LocalDate, today?: LocalDate): string {
	const isOtherYear = today !== undefined && to.slice(0, 4) !== today.slice(0, 4);
	if (from === to) return isOtherYear ? formatDateYear(from) : formatDateShort(from);
	const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
	return formatter(isOtherYear ? { ...options, year: 'numeric' } : options).formatRange(noon(from), noon(to));
}

/** "heute", "gestern", else the weekday with its date: how people name a day. */
export function formatRelativeDay(date: LocalDate, today: LocalDate): string {
	const days = Math.round((noon(today).getTime() - noon(date).getTime()) / 86_400_000);
	if (days === 0) return m.common_today_word();
	if (days === 1) return m.common_yesterday_word();
	return formatDateShort(date);
}
