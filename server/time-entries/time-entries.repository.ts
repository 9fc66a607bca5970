import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import { bulkInsert } from '#server/db/bulk-insert.ts';
import type { Database } from '#server/db/client.ts';

/** A stored time entry: the columns that decide, and the text that travels. */
export interface StoredTimeEntry {
	readonly seq: number;
	readonly id: string;
	readonly userId: string;
	readonly day: string;
	readonly state: TimeEntry['state'];
	readonly deleted: boolean;
	readonly mutationId: string;
	readonly text: string;
}

export interface NewTimeEntryRow {
	readonly seq: number;
	readonly id: string;
	readonly userId: string;
	readonly start: string;
	readonly stop: string | null;
	readonly day: string;
	readonly state: TimeEntry['state'];
	readonly deleted: boolean;
	readonly mutationId: string;
	readonly text: string;
}

const columns = 'seq, id, user_id, day, state, deleted, mutation_id, record';

function toStored(row: Record<string, unknown>): StoredTimeEntry {
	return {
		seq: row['seq'] as number,
		id: row['id'] as string,
		userId: row['user_id'] as string,
		day: row['day'] as string,
		state: row['state'] as TimeEntry['state'],
		deleted: row['deleted'] === 1,
		mutationId: row['mutation_id'] as string,
		text: row['record'] as string
	};
}

/** The entries with these ids, tombstones included. */
export function findTimeEntries(db: Database, ids: readonly string[]): Map<string, StoredTimeEntry> {
	const sql = `SELECT ${columns} FROM time_entries WHERE id IN (SELECT value FROM json_each(?))`;
	const rows = db.statement(sql).all([JSON.stringify(ids)]);
	return new Map(rows.map((row) => [row['id'] as string, toStored(row)]));
}

/** A person's entries of a day, deleted ones included, in the order in which they came into being. */
export function listIdsOfDay(db: Database, userId: string, day: string): string[] {
	const sql = `SELECT id FROM time_entries WHERE user_id = ? AND day = ? ORDER BY id`;
	return db
		.statement(sql)
		.all([userId, day])
		.map((row) => row['id'] as string);
}

/** A person's living entries whose start lies in [from, to). */
export function listTimeEntriesOf(db: Database, userId: string, from: string, to: string): StoredTimeEntry[] {
	const sql = `SELECT ${columns} FROM time_entries WHERE user_id = ? AND start >= ? AND start < ? AND deleted = 0 ORDER BY start`;
	return db.statement(sql).all([userId, from, to]).map(toStored);
}

/** A person's entries that run now; from the index of those that may reach far, whose words have to be repeated. */
export function listRunning(
	db: Database,
	userId: string
): { readonly kind: TimeEntry['kind']; readonly start: string }[] {
	const sql = `SELECT start, record ->> '$.kind' AS kind FROM time_entries INDEXED BY time_entries_long
		WHERE user_id = ? AND stop IS NULL
			AND deleted = 0 AND (stop IS NULL OR substr(stop, 1, 10) > substr(start, 1, 10))`;
	return db.statement(sql).all([userId]) as ReturnType<typeof listRunning>;
}

/** What a month's digest is made of: living entries with their local date in the month, start in [from, to). */
export function listMonthOf(
	db: Database,
	userId: string,
	{ month, from, to }: { readonly month: string; readonly from: string; readonly to: string }
): Pick<StoredTimeEntry, 'id' | 'mutationId' | 'state' | 'day'>[] {
	const sql = `SELECT id, mutation_id AS mutationId, state, day FROM time_entries
		WHERE user_id = ? AND start >= ? AND start < ? AND deleted = 0 AND substr(day, 1, 7) = ?`;
	return db.statement(sql).all([userId, from, to, month]) as ReturnType<typeof listMonthOf>;
}

/**
 * A person's living entries whose start lies in [from, to), and those that began before and run on or last over
 * midnight into it. The latter come from an index of their own, which holds few: its words have to be repeated.
 */
export function listTimeEntriesAround(
	db: Database,
	userId: string,
	from: string,
	to: string
): StoredTimeEntry[] {
	const sql = `SELECT ${columns} FROM time_entries INDEXED BY time_entries_long
		WHERE user_id = ? AND start < ? AND (stop IS NULL OR stop > ?)
			AND deleted = 0 AND (stop IS NULL OR substr(stop, 1, 10) > substr(start, 1, 10))
		UNION ALL
		SELECT ${columns} FROM time_entries WHERE user_id = ? AND start >= ? AND start < ? AND deleted = 0`;
	return db.statement(sql).all([userId, from, from, userId, from, to]).map(toStored);
}

/** A person's own entries after a position, tombstones included, in order. */
export interface JoinedEntries {
	readonly count: number;
	/** The position of the last one; null when there is none. */
	readonly last: number | null;
	/** Their texts joined with commas, as UTF-8. */
	readonly texts: Uint8Array;
}

/**
 * The database joins the texts and hands over their bytes: a quarter of what the rows cost one by one, because
 * nothing is read into strings that would be written out again as they are. The order is that of the inner query;
 * a limit keeps it from being taken apart.
 */
export function joinOwnAfter(db: Database, userId: string, after: number, limit: number): JoinedEntries {
	const sql = `SELECT count(*) AS count, max(seq) AS last, CAST(group_concat(record, ',') AS BLOB) AS texts
		FROM (SELECT seq, record FROM time_entries WHERE user_id = ? AND seq > ? ORDER BY seq LIMIT ?)`;
	const row = db.statement(sql).get([userId, after, limit]);
	return {
		count: Number(row?.['count'] ?? 0),
		last: (row?.['last'] ?? null) as number | null,
		texts: (row?.['texts'] ?? new Uint8Array()) as Uint8Array
	};
}

/** Whether a person has an own entry after a position. */
export function hasOwnAfter(db: Database, userId: string, after: number): boolean {
	const sql = 'SELECT 1 FROM time_entries WHERE user_id = ? AND seq > ? LIMIT 1';
	return db.statement(sql).get([userId, after]) !== undefined;
}

/** A person's own entries and the shown ones of these people, after a position, in order. */
export function listManagedAfter(
	db: Database,
	who: { readonly userId: string; readonly memberIds: readonly string[]; readonly states: readonly string[] },
	after: number,
	limit: number
): StoredTimeEntry[] {
	const sql = `SELECT ${columns} FROM time_entries
		WHERE seq > ? AND (user_id = ? OR (deleted = 0
			AND state IN (SELECT value FROM json_each(?))
			AND user_id IN (SELECT value FROM json_each(?))))
		ORDER BY seq LIMIT ?`;
	const values = [after, who.userId, JSON.stringify(who.states), JSON.stringify(who.memberIds), limit];
	return db.statement(sql).all(values).map(toStored);
}

/** A moment at which an entry left the view of others, and what became of it since. */
export interface HiddenTimeEntry {
	readonly seq: number;
	readonly id: string;
	readonly userId: string;
	/** The day by which the entry counted when it was hidden. */
	readonly day: string;
	readonly now: { readonly day: string; readonly state: TimeEntry['state']; readonly deleted: boolean };
}

/** Entries of others that were hidden after a position, in order. */
export function listHiddenAfter(
	db: Database,
	who: { readonly userId: string; readonly memberIds: readonly string[] },
	after: number,
	limit: number
): HiddenTimeEntry[] {
	const sql = `SELECT h.seq, h.id, h.user_id, h.day, t.day AS day_now, t.state, t.deleted
		FROM hidden_time_entries h JOIN time_entries t ON t.id = h.id
		WHERE h.seq > ? AND h.user_id <> ? AND h.user_id IN (SELECT value FROM json_each(?))
		ORDER BY h.seq LIMIT ?`;
	return db
		.statement(sql)
		.all([after, who.userId, JSON.stringify(who.memberIds), limit])
		.map((row) => ({
			seq: row['seq'] as number,
			id: row['id'] as string,
			userId: row['user_id'] as string,
			day: row['day'] as string,
			now: {
				day: row['day_now'] as string,
				state: row['state'] as TimeEntry['state'],
				deleted: row['deleted'] === 1
			}
		}));
}

const insertColumns =
	'time_entries (seq, id, user_id, start, stop, day, state, deleted, mutation_id, record)';

export function insertTimeEntryRows(db: Database, rows: readonly NewTimeEntryRow[]): void {
	bulkInsert(
		db,
		insertColumns,
		rows.map((row) => [
			row.seq,
			row.id,
			row.userId,
			row.start,
			row.stop,
			row.day,
			row.state,
			row.deleted ? 1 : 0,
			row.mutationId,
			row.text
		])
	);
}

/** Puts the new version in the place of the old one. */
export function updateTimeEntryRow(db: Database, row: NewTimeEntryRow): void {
	db.statement(
		`UPDATE time_entries SET seq = ?, start = ?, stop = ?, day = ?, state = ?, deleted = ?,
		mutation_id = ?, record = ? WHERE id = ?`
	).run([
		row.seq,
		row.start,
		row.stop,
		row.day,
		row.state,
		row.deleted ? 1 : 0,
		row.mutationId,
		row.text,
		row.id
	]);
}

/** Remembers that an entry left the view of others, and by which day it counted until then. */
export function insertHiddenRow(
	db: Database,
	row: { seq: number; id: string; userId: string; day: string }
): void {
	db.statement('INSERT INTO hidden_time_entries (seq, id, user_id, day) VALUES (?, ?, ?, ?)').run([
		row.seq,
		row.id,
		row.userId,
		row.day
	]);
}
