import { canHrSeeTimeEntry, managerSees } from '#domain/people/visibility.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** Whose account it is on the screen: one's own, the group manager's look at it, or HR's. */
export type AccountView = 'user' | 'manager' | 'hr';

/**
 * The entries an account counts in a view. The owner's counts all; a manager's and HR's only what they may
 * see, so drafts never show in a figure of somebody else.
 */
export function entriesInView<T extends Pick<TimeEntry, 'state' | 'route'>>(
	entries: readonly T[],
	view: AccountView
): readonly T[] {
	if (view === 'user') return entries;
	if (view === 'hr') return entries.filter(canHrSeeTimeEntry);
	return entries.filter((entry) => managerSees.includes(entry.state));
}
