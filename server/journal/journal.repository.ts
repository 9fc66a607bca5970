import { bulkInsert } from '#server/db/bulk-insert.ts';
import type { Database } from '#server/db/client.ts';

export interface JournalRow {
	readonly at: string;
	readonly actorId: string;
	readonly collection: string;
	readonly recordId: string;
	readonly userId: string;
	readonly event: string;
	readonly mutationId: string | null;
	readonly bodyHash: string | null;
	readonly before: string | null;
	readonly after: string | null;
}

const columns = 'at, actor_id, collection, record_id, user_id, event, mutation_id, body_hash, before, after';

export function insertJournalRows(db: Database, rows: readonly JournalRow[]): void {
	bulkInsert(
		db,
		`journal (${columns})`,
		rows.map((row) => [
			row.at,
			row.actorId,
			row.collection,
			row.recordId,
			row.userId,
			row.event,
			row.mutationId,
			row.bodyHash,
			row.before,
			row.after
		])
	);
}

/** The history of one record, oldest first. */
export function journalOf(db: Database, recordId: string): JournalRow[] {
	const rows = db
		.statement(`SELECT ${columns} FROM journal WHERE record_id = ? ORDER BY position`)
		.all([recordId]);
	return rows.map(toRow);
}

/** The line that a mutation wrote. */
export function journalLineOf(db: Database, mutationId: string): JournalRow | null {
	const row = db.statement(`SELECT ${columns} FROM journal WHERE mutation_id = ?`).get([mutationId]);
	return row ? toRow(row) : null;
}

function toRow(row: Record<string, unknown>): JournalRow {
	return {
		at: String(row['at']),
		actorId: String(row['actor_id']),
		collection: String(row['collection']),
		recordId: String(row['record_id']),
		userId: String(row['user_id']),
		event: String(row['event']),
		mutationId: textOrNull(row['mutation_id']),
		bodyHash: textOrNull(row['body_hash']),
		before: textOrNull(row['before']),
		after: textOrNull(row['after'])
	};
}

export function lastJournalTime(db: Database, recordId: string, event: string): string | null {
	const sql = 'SELECT at FROM journal WHERE record_id = ? AND event = ? ORDER BY position DESC LIMIT 1';
	return textOrNull(db.statement(sql).get([recordId, event])?.['at']);
}

/** The change that a mutation made, as far as it identifies it. */
export interface MutationLine {
	readonly mutationId: string;
	readonly recordId: string;
	readonly actorId: string;
	readonly bodyHash: string | null;
}

export function findMutationLines(db: Database, mutationIds: readonly string[]): MutationLine[] {
	const sql = `SELECT mutation_id, record_id, actor_id, body_hash FROM journal
		WHERE mutation_id IN (SELECT value FROM json_each(?))`;
	const rows = db.statement(sql).all([JSON.stringify(mutationIds)]);
	return rows.map((row) => ({
		mutationId: String(row['mutation_id']),
		recordId: String(row['record_id']),
		actorId: String(row['actor_id']),
		bodyHash: textOrNull(row['body_hash'])
	}));
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
