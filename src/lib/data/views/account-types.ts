import type { AccountExplanation } from '#domain/account/account-rules.ts';
import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import type { BalancePoint, WeekTrend } from '#domain/account/balance-course.ts';
import type { MonthRow } from '#domain/account/month-rows.ts';
import type { MonthSoFar } from '#domain/account/month-so-far.ts';
import type { PersonalAccount } from '#domain/account/personal-account.ts';
import type { Timesheet } from '#domain/account/timesheet.ts';
import type { WeekRow } from '#domain/account/week-rows.ts';
import type { WorkTypeCredit } from '#domain/account/work-type-credit.ts';
import type { ContractVersion } from '#domain/schedule/contract-versions.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LocalDate, LocalMonth } from '#domain/time/local-date.ts';
import type { LeaveBar } from '#domain/vacation/leave-bar.ts';
import type { WorkTypeOption } from '#lib/data/views/shared-types.ts';

/** A booking by hand with the name of who made it; null = this device does not know the person. */
export type NamedAdjustment = AccountAdjustment & { readonly authorName: string | null };

/** One's own account since its opening. */
export interface AccountView {
	readonly isLoading: boolean;
	readonly today: LocalDate;
	/** Entries that only this device knows: until they are sent, the figures are provisional. */
	readonly waitingCount: number;
	/** null = nothing to count yet. */
	readonly account: PersonalAccount | null;
	/** Those the account counts, in the order in which they were entered. */
	readonly adjustments: readonly NamedAdjustment[];
	/** The balance of every evening up to yesterday. */
	readonly course: readonly BalancePoint[];
	readonly trend: WeekTrend | null;
	/** Up to the current week, oldest first. */
	readonly weeks: readonly WeekRow[];
	/** In force since the account began, newest first. */
	readonly contracts: readonly ContractVersion[];
	/** null = the company has no rule about vacation. */
	readonly leave: LeaveBar | null;
}

/** One month of the account, explained. */
export interface AccountMonthView {
	readonly month: LocalMonth;
	/** The months that can be looked at, first and last. */
	readonly first: LocalMonth;
	readonly last: LocalMonth;
	/** Up to yesterday; null = no day of the month is over yet, or it lies outside the account. */
	readonly row: MonthRow | null;
	/** Days of it are still to come. */
	readonly isUnderWay: boolean;
	/** What was worked with each type of work, most first. */
	readonly workTypes: readonly (WorkTypeCredit & { readonly type: WorkTypeOption | null })[];
	/** The worked days and the breaks in them. */
	readonly breaks: readonly BreakOfDay[];
	/** The lengths of break that the rules in force name, shortest first. */
	readonly breakLimits: readonly number[];
	/** How the balance at the month's end came about; null where there is no row. */
	readonly closing: AccountExplanation | null;
	readonly contracts: readonly ContractVersion[];
	readonly days: Pick<MonthSoFar, 'confirmedDays' | 'openDays' | 'redDays'>;
	readonly names: ExplanationNames;
}

export interface BreakOfDay {
	readonly date: LocalDate;
	readonly minutes: number;
}

/** What the ids in an explanation are called; an id that is missing has no name on this device. */
export interface ExplanationNames {
	readonly absences: ReadonlyMap<string, string>;
	readonly workTypes: ReadonlyMap<string, string>;
	readonly people: ReadonlyMap<string, string>;
}

/** A month on paper. */
export interface TimesheetView {
	readonly month: LocalMonth;
	readonly today: LocalDate;
	/** When this device put it together. */
	readonly asOf: Instant;
	/** Entries that only this device knows. */
	readonly waitingCount: number;
	/** Empty where it is not known. */
	readonly person: {
		readonly name: string;
		readonly personalNumber: string;
		readonly group: string;
		readonly location: string;
		readonly company: string;
	};
	readonly sheet: Timesheet;
	/** Names by id. */
	readonly workTypes: ReadonlyMap<string, string>;
	readonly absenceTypes: ReadonlyMap<string, string>;
	/** The vacation of this year; null = the company has no rule about it. */
	readonly leave: LeaveBar | null;
}
