import type { TimeEntry } from '#domain/time-entry/time-entry.ts';

type Placed = Pick<TimeEntry, 'id' | 'kind' | 'start'>;

/** The entry that carries the owner's words on a day: its first work, else its first entry; null on an empty day. */
export function explainedBy<Entry extends Placed>(entriesOfDay: readonly Entry[]): Entry | null {
	const sorted = [...entriesOfDay].sort((a, b) =>
		a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1
	);
	return sorted.find(({ kind }) => kind === 'work') ?? sorted[0] ?? null;
}

/** Whether an entry is the one that carries the words, among the other entries of its day. */
export function isExplainedBy(entry: Placed, othersOfDay: readonly Placed[]): boolean {
	return explainedBy([entry, ...othersOfDay.filter(({ id }) => id !== entry.id)])?.id === entry.id;
}
