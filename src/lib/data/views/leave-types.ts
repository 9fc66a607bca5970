import type { Absence } from '#domain/absence/absence.ts';
import type { AbsenceTypeData } from '#domain/reference/reference.ts';
import type { LocalDate } from '#domain/time/local-date.ts';
import type { VacationPerson } from '#domain/vacation/vacation-person.ts';
import type { TeamDayView } from '#lib/data/views/team-types.ts';

/** An absence with its type's words, and whether it waits to be sent. */
export type AbsenceRow = Absence & {
	readonly label: string;
	readonly category: AbsenceTypeData['category'];
};

/** A type of absence as a form offers it. */
export interface AbsenceTypeOption {
	readonly id: string;
	readonly label: string;
	readonly data: AbsenceTypeData;
}

/** A public holiday, or a day off of the company, at the person's place. */
export interface HolidayRow {
	readonly date: LocalDate;
	readonly name: string;
	readonly fraction: 0.5 | 1;
}

/** Who answers a request: people by name, and whether HR has the last word. */
export interface Approvers {
	readonly names: readonly string[];
	readonly isHr: boolean;
}

/** Everything the screen of one's absences is made of, by what this device holds. */
export interface LeaveView {
	/** Not everything has arrived on this device. */
	readonly isLoading: boolean;
	/** By the company's zone, as the rules tell it. */
	readonly today: LocalDate;
	/** What the domain reckons vacation and requests by. */
	readonly person: VacationPerson;
	/** Newest first. */
	readonly absences: readonly AbsenceRow[];
	/** Those one can ask for or report. */
	readonly types: readonly AbsenceTypeOption[];
	/** When others of the team are away. */
	readonly team: readonly TeamDayView[];
	/** This year's and next year's, by date. */
	readonly holidays: readonly HolidayRow[];
	/** Where the holidays are from; null = not known. */
	readonly place: { readonly country: string; readonly state: string | null } | null;
	/** What people are called whom this device knows. */
	readonly names: ReadonlyMap<string, string>;
	approversOf(typeId: string, from: LocalDate): Approvers;
}
