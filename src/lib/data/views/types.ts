import type { BreakBlock } from '#domain/regulation/break-proposal.ts';
import type { EmployeeName } from './shared-types.ts';
import type {
	DayTile,
	EntryRow,
	MarkView,
	RibbonSegment,
	RibbonView,
	WorkTypeOption
} from './shared-types.ts';
import type { DayOffView } from '#domain/public-holiday/calendar.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { DayState, LockedDayState } from '#domain/account/day-state.ts';

export type {
	AbsenceView,
	DayTile,
	EmployeeName,
	EntryRow,
	MarkView,
	RibbonSegment,
	RibbonView,
	WorkTypeOption
} from './shared-types.ts';

/** How a lock on an entry or a day reads: since when, and until when the owner may take it back. */
export interface LockView {
	readonly state: LockedDayState;
	readonly confirmedAt: Instant | null;
	/** null = no longer withdrawable. A confirmation not yet received by the server is withdrawable: Infinity is `'until-sent'`. */
	readonly withdrawableUntil: Instant | 'until-sent' | null;
	/** Waits for a manager's approval, who can still return it. */
	readonly isWithManager: boolean;
}

/** The Today screen. */
export interface TodayView {
	readonly phase: 'idle' | 'running' | 'break' | 'done';
	/** False while only the boot snapshot speaks: the clock buttons work all the same. */
	readonly isComplete: boolean;
	readonly date: LocalDate;
	readonly week: number;
	readonly zone: string;
	readonly name: string;
	/** First name for the greeting. */
	readonly firstName: string;
	readonly isFirstDay: boolean;
	/** Start of the running work entry or of the running break. */
	readonly runningSince: Instant | null;
	readonly runningSinceTime: string | null;
	/** Work type of the running entry, or the last used one while idle. */
	readonly workType: WorkTypeOption | null;
	readonly workTypes: readonly WorkTypeOption[];
	/**
	 * Minutes of finished work plus the running entry up to the minute clock. Like the target and the break, of the day
	 * on which what runs began: after midnight that is still the day before.
	 */
	readonly workedMinutes: number;
	readonly breakMinutes: number;
	/** Milliseconds of work finished before the running entry; hero shows this + (now − runningSince). */
	readonly finishedWorkMs: number;
	readonly targetMinutes: number;
	/** When the target will be reached if work goes on; null while idle, done, without a target or at 0 %. */
	readonly expectedEnd: Instant | null;
	readonly expectedEndTime: string | null;
	/** Credited minutes past the target; null before it is reached. */
	readonly overTargetMinutes: number | null;
	readonly ribbon: RibbonView;
	/** Newest first, breaks between entries included as rows without id. */
	readonly rows: readonly EntryRow[];
	/** Live hint before a break becomes due. */
	readonly breakHint: {
		readonly inMinutes: number;
		readonly needMinutes: number;
		readonly dueTime: string;
	} | null;
	/** Break under way: minutes so far and the minutes that are due today. */
	readonly breakProgress: { readonly minutes: number; readonly needMinutes: number } | null;
	/** Past the warn limit of the day: the strip "at 10 h it ends by rule". */
	readonly maxHint: { readonly maxMinutes: number } | null;
	/** What lies ahead by the rules if work goes on, or ends now; null = nothing. */
	readonly ahead: {
		readonly breakDue: { readonly time: string; readonly needMinutes: number } | null;
		readonly maximum: { readonly time: string; readonly minutes: number } | null;
		readonly nextStart: { readonly time: string; readonly date: LocalDate } | null;
	} | null;
	/** What may be asked at this hour, for who wants to be asked. */
	readonly offer: { readonly act: 'start' | 'finish'; readonly at: Instant; readonly time: string } | null;
	/** When a day usually ends, for a forgotten one. */
	readonly usualEndTime: string | null;
	readonly marks: readonly MarkView[];
	readonly holiday: DayOffView | null;
	/** Why the person is away; `until` is its last day, null = open. */
	readonly absence: {
		readonly id: string;
		readonly category: string;
		readonly half: boolean;
		readonly until: LocalDate | null;
	} | null;
	/** Work runs twice: since when the clock runs that is proposed to stay, and the others. */
	readonly doubled: {
		readonly keptTime: string;
		readonly doubleTimes: readonly string[];
		readonly doubleIds: readonly string[];
	} | null;
	/** Work running for more than 16 hours: ask for its end. */
	readonly forgotten: { readonly entryId: string; readonly date: LocalDate; readonly since: Instant } | null;
	/** The last worked day before today that waits for confirmation. */
	readonly yesterday: YesterdayCard | null;
	/** Entries that came back, newest first. */
	readonly returned: readonly { readonly date: LocalDate; readonly comment: string | null }[];
	/** Monday to Sunday of the current week, for the desktop column. */
	readonly weekRows: readonly DayTile[];
	readonly weekWorkedMinutes: number;
	readonly weekTargetMinutes: number;
	/** Days of the week that can be confirmed now. */
	readonly confirmableDates: readonly LocalDate[];
	/** All days of the last two weeks that wait for one's word, this week's included, oldest first. */
	readonly openDates: readonly LocalDate[];
	/** Whether today itself can be confirmed (phase done). */
	readonly canConfirmToday: boolean;
}

export interface YesterdayCard {
	readonly date: LocalDate;
	/** True when the date is really yesterday; else name the weekday. */
	readonly isYesterday: boolean;
	readonly workedMinutes: number;
	readonly breakMinutes: number;
	readonly targetMinutes: number;
	readonly marks: readonly MarkView[];
	readonly ribbon: RibbonView;
	readonly deadlineDays: number | null;
}

/** One month as the calendar shows it. */
export interface MonthView {
	readonly month: string;
	readonly isLoading: boolean;
	readonly today: LocalDate;
	readonly weeks: readonly WeekView[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
}

export interface WeekView {
	readonly monday: LocalDate;
	readonly week: number;
	readonly year: number;
	readonly days: readonly DayTile[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	/** Every worked day of the week is confirmed or later. */
	readonly isLocked: boolean;
	/** Past or present days with entries that are not confirmed yet. */
	readonly openDays: number;
	/** Past working days with a target, without entry and absence. */
	readonly missingDays: number;
	readonly redDays: number;
	readonly confirmableDates: readonly LocalDate[];
}

/** One day in full. */
export interface DayView {
	readonly date: LocalDate;
	readonly isLoading: boolean;
	readonly isToday: boolean;
	readonly isFuture: boolean;
	readonly zone: string;
	readonly week: number;
	readonly tile: DayTile;
	readonly state: DayState;
	readonly rows: readonly EntryRow[];
	/** Break of the day so far, what runs included. */
	readonly breakMinutes: number;
	readonly ribbon: RibbonView;
	readonly marks: readonly MarkView[];
	/** What makes a break count by the day’s rules. */
	readonly breakBlock: BreakBlock;
	readonly lock: LockView | null;
	readonly comment: string | null;
	readonly explanation: string;
	readonly canConfirm: boolean;
	/** Why not, as a code of the rules (`E_RUNNING`, `E_OVERLAP`, `E_INVALID`, `E_TIMEOUT` …). */
	readonly confirmBlock: string | null;
	/** The decision that has to be taken before the day can be confirmed. */
	readonly decisionId: string | null;
	/** Days left to confirm; negative = overdue; null = no limit or nothing open. */
	readonly deadlineDays: number | null;
	/** The last worked day before this one, for "like yesterday"; null when there is none or the day has entries. */
	readonly copyFrom: LocalDate | null;
	readonly workTypes: readonly WorkTypeOption[];
	/** Entries of the day and its neighbours for live validation in the editor. */
	readonly neighbours: readonly NeighbourEntry[];
}

export interface NeighbourEntry {
	readonly id: string;
	readonly kind: 'work' | 'break';
	readonly start: Instant;
	readonly stop: Instant | null;
}

/** The approvals queue of a manager. */
export interface ApprovalsView {
	readonly isLoading: boolean;
	/** Items with marks, the worker's words, overlaps or flags: "Bitte ansehen". */
	readonly attention: readonly ApprovalItem[];
	/** "Ohne Auffälligkeiten". */
	readonly clean: readonly ApprovalItem[];
	readonly total: number;
	/** Everything decided lately that can still be taken back is not here: the toast's undo does that. */
	readonly lastSyncAt: Instant | null;
}

/** One person's confirmed week. `id` is `userId:monday`. */
export interface ApprovalItem {
	readonly id: string;
	readonly person: EmployeeName;
	readonly monday: LocalDate;
	readonly week: number;
	/** The entries a decision covers: confirmed, route manager, in a group of mine. */
	readonly entryIds: readonly string[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	readonly breakMinutes: number;
	/** Credited work and paid absence less target. */
	readonly deltaMinutes: number;
	readonly redMarks: number;
	readonly marks: readonly MarkView[];
	readonly hasWords: boolean;
	readonly confirmedAt: Instant | null;
	/** Whole days from the last entry's date to the confirmation. */
	readonly daysAfterEnd: number | null;
	readonly days: readonly ApprovalDay[];
	/** A decision of mine on it waits to be sent. */
	readonly isWaiting: boolean;
}

export interface ApprovalDay {
	readonly date: LocalDate;
	readonly entryIds: readonly string[];
	readonly workedMinutes: number;
	readonly breakMinutes: number;
	readonly targetMinutes: number;
	readonly ribbon: RibbonView;
	readonly marks: readonly MarkView[];
	readonly words: string;
	readonly notes: readonly string[];
	readonly rows: readonly EntryRow[];
	readonly holiday: DayOffView | null;
	readonly absence: { readonly category: string; readonly half: boolean } | null;
	/** Worked less than planned, minutes; 0 when not. */
	readonly missingMinutes: number;
	readonly state: DayState;
}

/** Any read model's segments may be drawn with ui/Ribbon. */
export type RibbonSegments = readonly RibbonSegment[];
