import { TARGET_MAX_MINUTES, type Weekday } from '#domain/people/employee.ts';

const MINUTES_PER_HOUR = 60;

export type WeekMinutes = Readonly<Record<Weekday, number>>;

/**
 * Reads hours a person typed for one day: `8`, `7,5`, `7.5`, `7:30` or nothing (a day off).
 * @returns minutes, or null when it is no time between 0 and 24 hours
 */
export function hoursToMinutes(text: string): number | null {
	const trimmed = text.trim();
	if (trimmed === '' || trimmed === '–' || trimmed === '-') return 0;
	const clock = /^(\d{1,2}):([0-5]\d)$/.exec(trimmed);
	const decimal = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(trimmed);
	const minutes = clock
		? Number(clock[1]) * 60 + Number(clock[2])
		: decimal
			? Math.round(Number(`${decimal[1]}.${decimal[2] ?? '0'}`) * 60)
			: null;
	return minutes !== null && minutes <= TARGET_MAX_MINUTES ? minutes : null;
}

/** Minutes as a person would type them back: `7:30`; a day off is empty. */
export function minutesToHours(minutes: number): string {
	if (minutes === 0) return '';
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads a balance a person typed: `12:30`, `-3,5`, `+0:15`, `−120`.
 * @returns minutes with their sign, or null when it is no number of hours
 */
export function balanceToMinutes(text: string): number | null {
	const typed = /^([+\-−–])?\s*(?:(\d{1,4}):([0-5]\d)|(\d{1,4})(?:[.,](\d{1,2}))?)$/.exec(text.trim());
	if (typed === null) return null;
	const [, sign, hours, minutes, whole, part] = typed;
	const size =
		hours === undefined
			? Math.round(Number(`${whole}.${part ?? '0'}`) * MINUTES_PER_HOUR)
			: Number(hours) * MINUTES_PER_HOUR + Number(minutes);
	return sign === undefined || sign === '+' || size === 0 ? size : -size;
}

/** A balance as a person would type it back: `12:30`, `−3:30`. */
export function minutesToBalance(minutes: number): string {
	const size = Math.abs(minutes);
	const text = `${Math.floor(size / MINUTES_PER_HOUR)}:${String(size % MINUTES_PER_HOUR).padStart(2, '0')}`;
	return minutes < 0 ? `−${text}` : text;
}
