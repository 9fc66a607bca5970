import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

/** Entries HR may see, and so the rows of HR's file: confirmed straight to HR, verified, closed. */
export function isExported({ state, route }: Pick<TimeEntry, 'state' | 'route'>): boolean {
	return state === 'verified' || state === 'closed' || (state === 'confirmed' && route === 'direct');
}
