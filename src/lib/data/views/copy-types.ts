import type { LocalDate } from '#domain/time/local-date.ts';
import type { CopyRefusal } from '#domain/time-entry/copy-day.ts';
import type { DayOffView } from '#domain/public-holiday/calendar.ts';
import type { AbsenceView } from '#lib/data/views/shared-types.ts';

/** A day that the times of another one can be copied to, or why not. */
export interface CopyTarget {
	readonly date: LocalDate;
	readonly isMissing: boolean;
	readonly workedMinutes: number;
	readonly holiday: DayOffView | null;
	readonly absence: AbsenceView | null;
	/** null = it takes a copy. */
	readonly refusal: CopyRefusal | null;
}

/** What can be copied from a day, and to which days around it. */
export interface CopyView {
	readonly from: LocalDate;
	readonly workedMinutes: number;
	readonly targets: readonly CopyTarget[];
}
