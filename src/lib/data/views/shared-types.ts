import type { DayOffView } from '#domain/public-holiday/calendar.ts';
import type { CorrectionKind } from '#domain/correction/correction.ts';
import type { CorrectionTurn } from '#domain/correction/proposal.ts';
import type { DayState } from '#domain/account/day-summary.ts';
import type { Mark } from '#domain/regulation/marks.ts';
import type { TimeEntryFlag, TimeEntryKind, TimeEntryState } from '#domain/time-entry/time-entry.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** A mark plus whether the owner explained it on that day. */
export interface MarkView extends Mark {
	readonly isExplained: boolean;
}

export interface WorkTypeOption {
	readonly id: string;
	readonly name: string;
	readonly colour: string;
	readonly icon: string;
}

/** Hours since local midnight of the ribbon's date; may pass 24 for work over midnight. */
export interface RibbonSegment {
	readonly from: number;
	readonly to: number;
	readonly kind: 'work' | 'break' | 'running' | 'absence';
	readonly colour?: string;
}

export interface RibbonView {
	/** First and last hour drawn; 6 and 18 unless the day needs more. */
	readonly from: number;
	readonly to: number;
	/** Hour of now when the ribbon is today's. */
	readonly now: number | null;
	readonly segments: readonly RibbonSegment[];
}

/** One line of a day: a time entry, or the gap between two of them (`id` null, kind 'break'). */
export interface EntryRow {
	readonly id: string | null;
	readonly kind: TimeEntryKind;
	readonly date: LocalDate;
	readonly start: Instant;
	readonly stop: Instant | null;
	readonly startTime: string;
	/** null = running. */
	readonly stopTime: string | null;
	/** The stop lies on the next local date. */
	readonly stopsNextDay: boolean;
	readonly minutes: number;
	readonly zone: string;
	readonly workType: WorkTypeOption | null;
	readonly jobId: string | null;
	readonly note: string;
	readonly explanation: string;
	readonly state: TimeEntryState;
	readonly flags: readonly TimeEntryFlag[];
	readonly comment: string | null;
	readonly isRunning: boolean;
	/** Entered or changed by hand, not by the clock. */
	readonly isManual: boolean;
	/** Not yet on the server. */
	readonly isWaiting: boolean;
	readonly isEditable: boolean;
	/** What its owner may ask to be done about it while it is locked. */
	readonly kindsToAskFor: readonly CorrectionKind[];
	/** Who can put it right then. */
	readonly turn: CorrectionTurn;
	/** Codes of domain/time-entry/validation.ts that hold now. */
	readonly problems: readonly string[];
	/** A break row: long enough to count. null for work. */
	readonly isLongEnough: boolean | null;
}

export interface AbsenceView {
	readonly category: string;
	readonly half: boolean;
	/** Asked for, and not decided. */
	readonly isPending: boolean;
}

/** One day in a grid or a list. */
export interface DayTile {
	readonly date: LocalDate;
	readonly weekday: number;
	/** Of the month shown; false for the neighbours that fill the first and last week. */
	readonly isInMonth: boolean;
	readonly isToday: boolean;
	readonly isFuture: boolean;
	readonly state: DayState;
	readonly isRunning: boolean;
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	readonly isLocked: boolean;
	/** Withdrawable until, while confirmed; see LockView. */
	readonly withdrawableUntil: Instant | 'until-sent' | null;
	/** Any violation. */
	readonly red: boolean;
	readonly marks: readonly MarkView[];
	readonly isExplained: boolean;
	readonly isWaiting: boolean;
	readonly hasDecision: boolean;
	readonly holiday: DayOffView | null;
	readonly absence: AbsenceView | null;
	readonly hasEntries: boolean;
	/** A past working day with a target, no entry, no absence. */
	readonly isMissing: boolean;
}

export interface EmployeeName {
	readonly id: string;
	readonly name: string;
	readonly initials: string;
	readonly personalNumber: string | null;
}
