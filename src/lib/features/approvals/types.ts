import type { LocalDate } from '#domain/time/local-date.ts';
import type { Instant } from '#domain/time/instant.ts';

/** One breach on one day, as the worker saw it too. */
export interface QueueMark {
	readonly code: string;
	readonly severity: 'violation' | 'warning' | 'info';
	readonly actual: number;
	readonly limit: number;
	readonly date: LocalDate;
	readonly isExplained: boolean;
}

export interface QueueRibbon {
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

/** One line of a day: a time entry, or the gap between two (`id` null). */
export interface QueueRow {
	readonly id: string | null;
	readonly kind: 'work' | 'break';
	readonly startTime: string;
	readonly stopTime: string | null;
	readonly stopsNextDay: boolean;
	readonly minutes: number;
	readonly workType: { readonly name: string; readonly colour: string } | null;
	readonly note: string;
	readonly isManual: boolean;
}

export interface QueueDay {
	readonly date: LocalDate;
	readonly entryIds: readonly string[];
	readonly workedMinutes: number;
	readonly breakMinutes: number;
	readonly targetMinutes: number;
	readonly ribbon: QueueRibbon;
	readonly marks: readonly QueueMark[];
	/** The worker's words on the day's marks. */
	readonly words: string;
	readonly notes: readonly string[];
	readonly rows: readonly QueueRow[];
	readonly holiday: { readonly name: string; readonly fraction: 0.5 | 1 } | null;
	readonly absence: { readonly category: string; readonly half: boolean } | null;
	/** Worked less than planned, minutes; 0 when not. */
	readonly missingMinutes: number;
}

/** One person's confirmed week that waits for a decision. */
export interface QueueItem {
	readonly id: string;
	readonly person: {
		readonly id: string;
		readonly name: string;
		readonly initials: string;
		readonly personalNumber: string | null;
	};
	readonly monday: LocalDate;
	readonly week: number;
	readonly entryIds: readonly string[];
	readonly workedMinutes: number;
	readonly targetMinutes: number;
	readonly breakMinutes: number;
	/** Credited work and paid absence less target. */
	readonly deltaMinutes: number;
	readonly redMarks: number;
	readonly marks: readonly QueueMark[];
	readonly hasWords: boolean;
	readonly confirmedAt: Instant | null;
	readonly daysAfterEnd: number | null;
	readonly days: readonly QueueDay[];
	/** A decision of mine on it waits to be sent. */
	readonly isWaiting: boolean;
}

/** A decision that came back because the week changed after it was looked at. */
export interface BouncedDecision {
	readonly id: string;
	/** The items of the decisions list it stands for. */
	readonly decisionIds: readonly string[];
	readonly personName: string;
	readonly date: LocalDate;
	/** The week it belongs to, when that still waits for a decision. */
	readonly itemId: string | null;
}
