import { canHrSeeTimeEntry } from '#domain/people/visibility.ts';
import type { TimeEntryRoute } from '#domain/time-entry/event-context.ts';
import type { TimeEntry, TimeEntryFlag } from '#domain/time-entry/time-entry.ts';
import { isEditable } from '#domain/time-entry/write-input.ts';
import type { Instant } from '#domain/time/instant.ts';

/** Rows of HR's file: what HR may see, except what it has still to accept. */
export function isExported(entry: Pick<TimeEntry, 'state' | 'route'>): boolean {
	return entry.state !== 'review' && canHrSeeTimeEntry(entry);
}

/** What the column `confirmed` of a file says: what waits for HR's review is not confirmed yet. */
export function isConfirmedInFile({ state }: Pick<TimeEntry, 'state'>): boolean {
	return !isEditable(state) && state !== 'review';
}

/** What of an entry its row decides. */
export interface ImportedStanding {
	readonly state: 'confirmed' | 'draft';
	readonly route: TimeEntryRoute | null;
	readonly flags: TimeEntryFlag[];
	readonly confirmedAt: Instant | null;
}

/** Confirmed rows come in confirmed, straight to HR and without the timeout; the others as the owner's drafts. */
export function importedStanding(isConfirmed: boolean, now: Instant): ImportedStanding {
	if (!isConfirmed) return { state: 'draft', route: null, flags: [], confirmedAt: null };
	return { state: 'confirmed', route: 'direct', flags: ['IMPORTED'], confirmedAt: now };
}

/** A confirmed row of an absence comes in approved, any other as asked for. */
export function importedAbsenceState(isConfirmed: boolean): 'approved' | 'requested' {
	return isConfirmed ? 'approved' : 'requested';
}
