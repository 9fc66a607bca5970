import { instantToMs, type Instant } from '#domain/time/instant.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { personalNumberInFile } from './csv-values.ts';
import { isConfirmedInFile } from './exported-entries.ts';
import type { TimeRow } from './times-csv.ts';

/** Work that has both its ends. */
export type FinishedWork = TimeEntry & { readonly kind: 'work'; readonly stop: Instant };

/** A file of times holds finished work: a break is the gap between two rows, and what runs has no end yet. */
export function isFinishedWork(entry: TimeEntry): entry is FinishedWork {
	return entry.kind === 'work' && entry.stop !== null;
}

/** Whose time it is, as a file says it. */
export interface PersonInFile {
	readonly userName: string;
	readonly name: string;
	readonly personalNumber: string;
}

/** The row of an entry in the file of times. `workTypeName` is empty for the default work type. */
export function timeRowOf(entry: FinishedWork, person: PersonInFile, workTypeName: string): TimeRow {
	return {
		sip: person.userName,
		start: instantToMs(entry.start),
		stop: instantToMs(entry.stop),
		confirmed: isConfirmedInFile(entry),
		dn: person.name,
		p_number: personalNumberInFile(person.personalNumber),
		label: workTypeName
	};
}
