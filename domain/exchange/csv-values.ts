import type { LocalDate } from '#domain/time/local-date.ts';
import type { CsvErrorCode } from './csv-problem.ts';

/** A value, or the code that says why the cell holds none. */
export type CellValue<T> = { readonly value: T } | { readonly code: CsvErrorCode };

const TIMESTAMP_MIN = 1e12;
const TIMESTAMP_DIGITS = 13;
const HOURS_MAX = 24;
const MS_PER_TENTH_HOUR = 360_000;

/** true, false, 1 or 0, in any case. */
export function parseBoolean(cell: string): CellValue<boolean> {
	const word = cell.trim().toLowerCase();
	if (word === 'true' || word === '1') return { value: true };
	if (word === 'false' || word === '0') return { value: false };
	return { code: 'BAD_BOOLEAN' };
}

/** Hours of a day, 0 to 24: comma or point, no sign, no thousands separator. */
export function parseHours(cell: string): CellValue<number> {
	const text = cell.trim();
	if (!/^\d+(?:[.,]\d+)?$/.test(text)) return { code: 'BAD_NUMBER' };
	const value = Number(text.replace(',', '.'));
	return value > HOURS_MAX ? { code: 'OUT_OF_RANGE' } : { value };
}

/** A decimal with comma and without trailing zeros: 7,5 or 8. */
export function formatDecimal(value: number): string {
	return String(value).replace('.', ',');
}

/** Contractual minutes as hours. Two decimals give every whole minute back when they are read again. */
export function minutesToHours(minutes: number): number {
	return Math.round((minutes / 60) * 100) / 100;
}

/** Hours as whole minutes. */
export function hoursToMinutes(hours: number): number {
	return Math.round(hours * 60);
}

/** Raw duration in hours with one decimal, half up, comma: 180,000 ms are 0,1. */
export function formatDurationHours(ms: number): string {
	const tenths = Math.floor((ms + MS_PER_TENTH_HOUR / 2) / MS_PER_TENTH_HOUR);
	return `${Math.floor(tenths / 10)},${tenths % 10}`;
}

/** Milliseconds since the epoch with 13 digits; a number of another size is in another unit. */
export function parseTimestamp(cell: string): CellValue<number> {
	const text = cell.trim();
	if (!/^\d+$/.test(text)) return { code: 'BAD_TIMESTAMP' };
	const value = Number(text);
	return text.length === TIMESTAMP_DIGITS && value >= TIMESTAMP_MIN ? { value } : { code: 'TIMESTAMP_UNIT' };
}

/**
 * A date as YYYY-MM-DD or MM-DD-YYYY: 04-05-2024 is always the 5th of April. A first part above 12 with a
 * second one up to 12 was typed day first: DATE_LOOKS_DMY, and then nothing of the file can be trusted.
 */
export function parseDate(cell: string): CellValue<LocalDate> {
	const text = cell.trim();
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return checkDate(text);
	const parts = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text);
	if (parts === null) return { code: 'BAD_DATE' };
	const [, first = '', second = '', year = ''] = parts;
	if (Number(first) > 12 && Number(second) <= 12) return { code: 'DATE_LOOKS_DMY' };
	return checkDate(`${year}-${first}-${second}`);
}

function checkDate(date: LocalDate): CellValue<LocalDate> {
	const year = Number(date.slice(0, 4));
	const month = Number(date.slice(5, 7));
	const day = Number(date.slice(8, 10));
	const exists = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
	return exists ? { value: date } : { code: 'BAD_DATE' };
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A person without a personal number has the number 0 in files. */
export function personalNumberInFile(personalNumber: string): string {
	return personalNumber === '' ? '0' : personalNumber;
}
