import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** An absence as lists and sheets draw it. */
export type AbsenceShown = Absence & {
	readonly label: string;
	readonly category: AbsenceTypeData['category'];
	/** On this device only, so far. */
	readonly isWaiting: boolean;
	/** A question about it that is open; null = none. */
	readonly questionHref: string | null;
};

export interface TypeShape {
	readonly id: string;
	readonly label: string;
	readonly data: AbsenceTypeData;
}

export interface TeamDayShape {
	readonly userId: string;
	readonly name: string;
	readonly from: LocalDate;
	readonly to: LocalDate;
	readonly firstHalf: 'am' | 'pm' | null;
	readonly lastHalf: 'am' | 'pm' | null;
}

export interface HolidayShape {
	readonly date: LocalDate;
	readonly name: string;
	readonly fraction: 0.5 | 1;
}

export interface ApproversShape {
	readonly names: readonly string[];
	readonly isHr: boolean;
}

/** How fresh the figures are. */
export interface Freshness {
	/** They may change: something waits to be sent, or the server was not reached lately. */
	readonly isProvisional: boolean;
	/** The last exchange in words; null = never. */
	readonly asOf: string | null;
}
