import type { Severity } from '#domain/regulation/profile.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

export const markCodes = [
	'BRK_MISSING',
	'BRK_STRETCH',
	'DAY_OVER_REGULAR',
	'DAY_OVER_MAX',
	'SPAN_OVER',
	'REST_SHORT',
	'REST_REDUCED',
	'SUNDAY_WORK',
	'HOLIDAY_WORK',
	'SATURDAY_WORK',
	'NIGHT_WORK',
	'WEEK_OVER_MAX',
	'AVG_OVER',
	'WORK_DURING_ABSENCE',
	'LONG_RUNNING',
	'LATE_CONFIRM',
	'LATE_SYNC',
	'CLOCK_SUSPECT'
] as const;
export type MarkCode = (typeof markCodes)[number];

/** One breach of one rule on one day. A violation is what managers see as a red mark. */
export interface Mark {
	readonly code: MarkCode;
	readonly severity: Severity;
	/** Minutes found. */
	readonly actual: number;
	/** Minutes allowed or owed. */
	readonly limit: number;
	readonly date: LocalDate;
	/** Id of the regulation profile that says so. */
	readonly profile: string;
}

/** Order in which marks are shown: by date, then by code. */
export function compareMarks(a: Mark, b: Mark): number {
	if (a.date !== b.date) return a.date < b.date ? -1 : 1;
	return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

/** Whether any mark is a violation. */
export function isRed(marks: readonly Mark[]): boolean {
	return marks.some((mark) => mark.severity === 'violation');
}
