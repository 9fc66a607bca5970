import type { CorrectionKind } from '#domain/correction/correction.ts';
import type { CorrectionTurn } from '#domain/correction/proposal.ts';
import type { BreakBlock } from '#domain/regulation/break-proposal.ts';
import type { DayState, LockedDayState } from '#domain/account/day-state.ts';
import type { Mark } from '#domain/regulation/marks.ts';
import type { TimeEntryKind, TimeEntryState } from '#domain/time-entry/time-entry.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** What the calendar's components ask of their callers: nothing more than they draw. */
export interface MarkShape extends Mark {
	readonly isExplained: boolean;
}

export interface WorkTypeShape {
	readonly id: string;
	readonly name: string;
	readonly colour: string;
	readonly icon: string;
}

/** Hours since local midnight of the ribbon's date; may pass 24 for work over midnight. */
export interface SegmentShape {
	readonly from: number;
	readonly to: number;
	readonly kind: 'work' | 'break' | 'running' | 'absence';
	readonly colour?: string;
}

export interface RibbonShape {
	readonly from: number;
	readonly to: number;
	readonly now: number | null;
	readonly segments: readonly SegmentShape[];
}

/** A stretch with its place in time; `id` null = the gap between two entries. */
export interface StretchShape {
	readonly id: string | null;
	readonly kind: TimeEntryKind;
	readonly start: Instant;
	readonly stop: Instant | null;
}

export interface EntryShape extends StretchShape {
	readonly date: LocalDate;
	readonly startTime: string;
	readonly stopTime: string | null;
	readonly stopsNextDay: boolean;
	readonly minutes: number;
	readonly zone: string;
	readonly workType: WorkTypeShape | null;
	readonly jobId: string | null;
	readonly note: string;
	readonly explanation: string;
	readonly state: TimeEntryState;
	readonly comment: string | null;
	readonly isRunning: boolean;
	readonly isManual: boolean;
	readonly isWaiting: boolean;
	readonly isEditable: boolean;
	/** What its owner may ask to be done about it while it is locked. */
	readonly kindsToAskFor: readonly CorrectionKind[];
	/** Who can put it right then. */
	readonly turn: CorrectionTurn;
	readonly problems: readonly string[];
	readonly isLongEnough: boolean | null;
}

export interface TileShape {
	readonly date: LocalDate;
	readonly isInMonth: boolean;
	readonly isToday: boolean;
	readonly isFuture: boolean;
	readonly state: DayState;
	readonly isRunning: boolean;
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	readonly isLocked: boolean;
	readonly red: boolean;
	readonly marks: readonly MarkShape[];
	readonly isExplained: boolean;
	readonly isWaiting: boolean;
	readonly hasDecision: boolean;
	readonly holiday: { readonly name: string; readonly fraction: 0.5 | 1 } | null;
	readonly absence: {
		readonly category: string;
		readonly half: boolean;
		/** Asked for, and not decided. */
		readonly isPending: boolean;
	} | null;
	readonly hasEntries: boolean;
	readonly isMissing: boolean;
}

export interface WeekShape {
	readonly monday: LocalDate;
	readonly week: number;
	readonly days: readonly TileShape[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	readonly isLocked: boolean;
	readonly openDays: number;
	readonly missingDays: number;
	readonly redDays: number;
	readonly confirmableDates: readonly LocalDate[];
}

export interface LockShape {
	readonly state: LockedDayState;
	readonly confirmedAt: Instant | null;
	readonly withdrawableUntil: Instant | 'until-sent' | null;
	/** Waits for a manager's approval, who can still return it. */
	readonly isWithManager: boolean;
}

export interface DayShape {
	readonly date: LocalDate;
	readonly isToday: boolean;
	readonly isFuture: boolean;
	readonly zone: string;
	readonly week: number;
	readonly tile: TileShape;
	readonly state: DayState;
	readonly rows: readonly EntryShape[];
	readonly breakMinutes: number;
	readonly ribbon: RibbonShape;
	readonly marks: readonly MarkShape[];
	/** What makes a break count by the day’s rules. */
	readonly breakBlock: BreakBlock;
	readonly lock: LockShape | null;
	readonly comment: string | null;
	readonly explanation: string;
	readonly canConfirm: boolean;
	readonly confirmBlock: string | null;
	/** The decision that has to be taken before the day can be confirmed. */
	readonly decisionId: string | null;
	readonly deadlineDays: number | null;
	readonly copyFrom: LocalDate | null;
	readonly workTypes: readonly WorkTypeShape[];
	readonly neighbours: readonly (StretchShape & { readonly id: string })[];
}

export interface ReviewDayShape extends TileShape {
	readonly ribbon: RibbonShape;
	readonly breakMinutes: number;
	readonly explanation: string;
	readonly confirmBlock: string | null;
	/** The decision that has to be taken before the day can be confirmed. */
	readonly decisionId: string | null;
	readonly canConfirm: boolean;
	readonly withdrawableUntil: Instant | 'until-sent' | null;
}

export interface ReviewWeekShape {
	readonly monday: LocalDate;
	readonly week: number;
	readonly days: readonly ReviewDayShape[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
}

export interface ReviewShape {
	readonly unit: 'day' | 'week' | 'month';
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** Older days are still arriving on this device. */
	readonly isLoading: boolean;
	readonly zone: string;
	readonly days: readonly ReviewDayShape[];
	readonly weeks: readonly ReviewWeekShape[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	readonly confirmable: readonly LocalDate[];
	readonly leftOut: readonly { readonly date: LocalDate; readonly code: string }[];
	readonly markedDays: number;
	readonly deadline: { readonly date: LocalDate; readonly daysLeft: number } | null;
	/** Days whose confirmation can still be taken back. */
	readonly withdrawable: readonly LocalDate[];
}
