import { canHrSeeTimeEntry } from '#domain/people/visibility.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** Rows of HR's file: what HR may see, except what it has still to accept. */
export function isExported(entry: Pick<TimeEntry, 'state' | 'route'>): boolean {
	return entry.state !== 'review' && canHrSeeTimeEntry(entry);
}
