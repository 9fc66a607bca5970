import type { RxCollection } from 'rxdb/plugins/core';
import { combineLatest, firstValueFrom, map, type Observable } from 'rxjs';
import { addDays, type LocalDate } from '#domain/time/local-date.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { neighbourStarts } from '#domain/time-entry/neighbours.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { LocalDatabase } from '#lib/data/engine/database.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';

/** Time entries of a window and which of them wait to be sent. */
export interface EntryWindow {
	readonly entries: readonly TimeEntry[];
	readonly waiting: ReadonlySet<string>;
}

const startOfUtcDay = (date: LocalDate) => `${date}T00:00:00.000Z`;

/**
 * A person's entries whose local start may lie on `from` … `to`, with a day of margin for time zones on both
 * sides; callers pick by local date. Windows begin at whole days, so that the same question is asked once.
 */
export function ownEntries$(
	database: LocalDatabase,
	userId: string,
	from: LocalDate,
	to: LocalDate
): Observable<EntryWindow> {
	return database.entries
		.find({
			selector: {
				userId,
				start: { $gte: startOfUtcDay(addDays(from, -1)), $lt: startOfUtcDay(addDays(to, 2)) }
			}
		})
		.$.pipe(map(toWindow));
}

/** Clocks that run, however long ago they were started. */
export function runningEntries$(database: LocalDatabase, userId: string): Observable<EntryWindow> {
	return database.entries.find({ selector: { running: 1, userId } }).$.pipe(map(toWindow));
}

/** A window plus whatever runs. */
export function currentEntries$(
	database: LocalDatabase,
	userId: string,
	from: LocalDate,
	to: LocalDate
): Observable<EntryWindow> {
	return combineLatest([ownEntries$(database, userId, from, to), runningEntries$(database, userId)]).pipe(
		map(([window, running]) => {
			const known = new Set(window.entries.map((entry) => entry.id));
			const older = running.entries.filter((entry) => !known.has(entry.id));
			return {
				entries: [...older, ...window.entries],
				waiting: new Set([...window.waiting, ...running.waiting])
			};
		})
	);
}

/** Entries of others that a decision of ours may be about, from a date on. */
export function entriesInState$(
	database: LocalDatabase,
	state: TimeEntry['state'],
	from: LocalDate
): Observable<EntryWindow> {
	return database.entries
		.find({ selector: { state, start: { $gte: startOfUtcDay(from) } } })
		.$.pipe(map(toWindow));
}

/** The entries of exactly these local dates, by start. */
export async function ownEntriesOn(
	database: LocalDatabase,
	userId: string,
	from: LocalDate,
	to: LocalDate
): Promise<TimeEntry[]> {
	const window = await firstValueFrom(ownEntries$(database, userId, from, to));
	return window.entries.filter((entry) => {
		const date = localDateOf(entry.start, entry.zone);
		return from <= date && date <= to;
	});
}

/** Records by id, deleted ones left out. */
export async function entriesById(database: LocalDatabase, ids: readonly string[]): Promise<TimeEntry[]> {
	const docs = await database.entries.storageInstance.findDocumentsById([...ids], false);
	return docs.filter((doc) => doc.removed === 0 && doc.data !== null).map((doc) => doc.data as TimeEntry);
}

function toWindow(docs: readonly { toJSON(): unknown }[]): EntryWindow {
	const live = docs
		.map((doc) => doc.toJSON() as EntryDoc)
		.filter((doc) => doc.removed === 0 && doc.data !== null);
	return {
		entries: live.map((doc) => doc.data as TimeEntry).sort(byStart),
		waiting: new Set(live.filter((doc) => doc.pending === 1).map((doc) => doc.id))
	};
}

function byStart(a: TimeEntry, b: TimeEntry): number {
	return a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1;
}

/** A person's living entries that can be neighbours of these times; none around nothing. */
export async function entriesAround(
	entries: RxCollection<EntryDoc>,
	userId: string,
	times: readonly Pick<TimeEntry, 'start' | 'stop'>[]
): Promise<TimeEntry[]> {
	const starts = neighbourStarts(times);
	if (starts === null) return [];
	const found = await Promise.all([
		entries.find({ selector: { userId, start: { $gte: starts.from, $lt: starts.to } } }).exec(),
		entries.find({ selector: { running: 1, userId, start: { $lt: starts.from } } }).exec()
	]);
	return found
		.flat()
		.map((doc) => doc.toJSON() as EntryDoc)
		.filter((doc) => doc.removed === 0 && doc.data !== null)
		.map((doc) => doc.data as TimeEntry);
}
