import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { DayState } from '#domain/account/day-summary.ts';

/** What the Today screen shows. The read models of the data layer fit these shapes. */
export interface WorkTypeChoice {
	readonly id: string;
	readonly name: string;
	readonly colour: string;
	readonly icon: string;
}
export interface MarkShown {
	readonly code: string;
	readonly severity: 'violation' | 'warning' | 'info';
	readonly actual: number;
	readonly limit: number;
	readonly rule?: string;
	readonly isExplained: boolean;
}
export interface RibbonShown {
	readonly from: number;
	readonly to: number;
	readonly now: number | null;
	readonly segments: readonly {
		readonly from: number;
		readonly to: number;
		readonly kind: 'work' | 'break' | 'running' | 'absence';
		readonly colour?: string;
	}[];
}
export interface RowShown {
	readonly id: string | null;
	readonly kind: 'work' | 'break';
	readonly date: LocalDate;
	readonly start: Instant;
	readonly startTime: string;
	readonly stopTime: string | null;
	readonly minutes: number;
	readonly workType: WorkTypeChoice | null;
	readonly note: string;
	readonly isRunning: boolean;
	readonly isManual: boolean;
	readonly isWaiting: boolean;
	readonly problems: readonly string[];
	readonly isLongEnough: boolean | null;
}
export interface DayShown {
	readonly date: LocalDate;
	readonly state: DayState;
	readonly isRunning: boolean;
	readonly isToday: boolean;
	readonly isFuture: boolean;
	readonly isMissing: boolean;
	readonly isWaiting: boolean;
	readonly hasEntries: boolean;
	readonly workedMinutes: number;
	readonly marks: readonly MarkShown[];
	readonly red: boolean;
	readonly holiday: { readonly name: string; readonly fraction: number } | null;
	readonly absence: { readonly category: string; readonly half: boolean } | null;
}
export interface TodayShown {
	readonly phase: 'idle' | 'running' | 'break' | 'done';
	readonly isComplete: boolean;
	readonly date: LocalDate;
	readonly week: number;
	readonly zone: string;
	readonly firstName: string;
	readonly isFirstDay: boolean;
	readonly runningSince: Instant | null;
	readonly runningSinceTime: string | null;
	readonly workType: WorkTypeChoice | null;
	readonly workTypes: readonly WorkTypeChoice[];
	readonly breakMinutes: number;
	readonly finishedWorkMs: number;
	readonly targetMinutes: number;
	readonly expectedEndTime: string | null;
	readonly overTargetMinutes: number | null;
	readonly ribbon: RibbonShown;
	readonly rows: readonly RowShown[];
	readonly breakHint: {
		readonly inMinutes: number;
		readonly needMinutes: number;
		readonly dueTime: string;
	} | null;
	readonly breakProgress: { readonly minutes: number; readonly needMinutes: number } | null;
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
	readonly marks: readonly MarkShown[];
	readonly holiday: { readonly name: string; readonly fraction: number } | null;
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
	readonly forgotten: { readonly entryId: string; readonly date: LocalDate; readonly since: Instant } | null;
	readonly yesterday: YesterdayShown | null;
	readonly returned: readonly { readonly date: LocalDate; readonly comment: string | null }[];
	readonly weekRows: readonly DayShown[];
	readonly weekWorkedMinutes: number;
	readonly weekTargetMinutes: number;
	readonly confirmableDates: readonly LocalDate[];
	readonly openDates: readonly LocalDate[];
	readonly canConfirmToday: boolean;
}
export interface YesterdayShown {
	readonly date: LocalDate;
	readonly isYesterday: boolean;
	readonly workedMinutes: number;
	readonly breakMinutes: number;
	readonly targetMinutes: number;
	readonly marks: readonly MarkShown[];
	readonly deadlineDays: number | null;
}

/** The acts of the clock. */
export type ClockAct = 'start' | 'break' | 'resume' | 'finish';

/** Who of the team is at work, as far as this device was told. */
export interface TeamShown {
	/** The others see this person, too. */
	readonly isMember: boolean;
	readonly people: readonly {
		readonly userId: string;
		readonly name: string;
		readonly state: 'working' | 'break';
		readonly since: Instant;
		readonly sinceTime: string;
		readonly isSinceToday: boolean;
	}[];
	readonly asOfTime: string | null;
}
