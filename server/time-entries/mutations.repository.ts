import { bulkInsert } from '#server/db/bulk-insert.ts';
import type { Database } from '#server/db/client.ts';

/** A mutation that was applied. */
export interface AppliedMutation {
	readonly id: string;
	readonly recordId: string;
	readonly actorId: string;
	/** null for one that only travelled as `prior`. */
	readonly bodyHash: string | null;
	/** JSON of the rejection that a replay hears again. */
	readonly reason: string | null;
	/** JSON of a prior mutation. */
	readonly prior: string | null;
}

/** Which of these are among the mutations without a line in the journal. */
export function findSideMutations(db: Database, ids: readonly string[]): Map<string, AppliedMutation> {
	const rows = db
		.statement(
			`SELECT id, record_id, actor_id, body_hash, reason, prior FROM mutations
			WHERE id IN (SELECT value FROM json_each(?))`
		)
		.all([JSON.stringify(ids)]);
	return new Map(
		rows.map((row) => [
			row['id'] as string,
			{
				id: row['id'] as string,
				recordId: row['record_id'] as string,
				actorId: row['actor_id'] as string,
				bodyHash: row['body_hash'] as string | null,
				reason: row['reason'] as string | null,
				prior: row['prior'] as string | null
			}
		])
	);
}

export function insertSideMutations(db: Database, rows: readonly AppliedMutation[]): void {
	bulkInsert(
		db,
		'mutations (id, record_id, actor_id, body_hash, reason, prior)',
		rows.map((row) => [row.id, row.recordId, row.actorId, row.bodyHash, row.reason, row.prior])
	);
}

/** The last mutation known of a device. */
export interface DeviceMark {
	readonly seq: number;
	readonly at: string;
}

export function findDeviceMark(db: Database, userId: string, deviceId: string): DeviceMark | null {
	const row = db
		.statement('SELECT last_seq, last_at FROM devices WHERE user_id = ? AND device_id = ?')
		.get([userId, deviceId]);
	return row ? { seq: row['last_seq'] as number, at: row['last_at'] as string } : null;
}

/** Whose device this is; several people where they share one, nobody where nothing came from it yet. */
export function findPeopleOfDevice(db: Database, deviceId: string): string[] {
	return db
		.statement('SELECT user_id FROM devices WHERE device_id = ?')
		.all([deviceId])
		.map((row) => String(row['user_id']));
}

/** When somebody last acted in a session, by whatever device; null when nothing came in it yet. */
export function lastActInSession(db: Database, userId: string, sessionId: string): string | null {
	const row = db
		.statement('SELECT max(last_at) AS at FROM devices WHERE user_id = ? AND session_id = ?')
		.get([userId, sessionId]);
	return (row?.['at'] ?? null) as string | null;
}

export function saveDeviceMark(
	db: Database,
	of: { readonly userId: string; readonly sessionId: string },
	deviceId: string,
	mark: DeviceMark
): void {
	db.statement(
		`INSERT INTO devices (user_id, device_id, last_seq, last_at, session_id) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (user_id, device_id) DO UPDATE SET last_seq = excluded.last_seq, last_at = excluded.last_at,
		session_id = excluded.session_id`
	).run([of.userId, deviceId, mark.seq, mark.at, of.sessionId]);
}
