import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { DayTile, RibbonView } from '#lib/data/views/shared-types.ts';

export type ReviewUnit = 'day' | 'week' | 'month';

/** The review before days are confirmed, and what can be taken back of them afterwards. */
export interface ReviewView {
	readonly unit: ReviewUnit;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly isLoading: boolean;
	readonly zone: string;
	readonly days: readonly ReviewDay[];
	/** The same days, week by week, with the sums of the days that are reviewed. */
	readonly weeks: readonly ReviewWeek[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	readonly confirmable: readonly LocalDate[];
	readonly leftOut: readonly LeftOutDay[];
	/** Days to confirm that carry a red mark. */
	readonly markedDays: number;
	/** The last day on which what is open longest can be confirmed; null = no limit, or nothing is open. */
	readonly deadline: { readonly date: LocalDate; readonly daysLeft: number } | null;
	/** Days whose confirmation can still be taken back. */
	readonly withdrawable: readonly LocalDate[];
}

export interface ReviewWeek {
	readonly monday: LocalDate;
	readonly week: number;
	readonly days: readonly ReviewDay[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
}

export interface ReviewDay extends DayTile {
	readonly ribbon: RibbonView;
	readonly breakMinutes: number;
	readonly explanation: string;
	readonly confirmBlock: string | null;
	/** The decision that has to be taken before the day can be confirmed. */
	readonly decisionId: string | null;
	readonly canConfirm: boolean;
	readonly confirmedAt: Instant | null;
}

/** A day that cannot be confirmed, with the code of the rule: `EMPTY` when nothing was recorded. */
export interface LeftOutDay {
	readonly date: LocalDate;
	readonly code: string;
}
