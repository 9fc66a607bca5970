import type { RegulatedEntry } from '#domain/regulation/shifts.ts';

/** What the account reads of a time entry. Without a work type it counts in full. */
export interface AccountEntry extends RegulatedEntry {
	readonly workTypeId?: string | null;
}
