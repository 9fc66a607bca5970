import type { Database } from '#server/db/client.ts';

export interface ServerKey {
	readonly id: string;
	readonly publicKey: string;
	readonly privateKey: string;
}

export interface DeviceKey {
	readonly userId: string;
	readonly id: string;
	readonly deviceId: string;
	readonly publicKey: string;
	readonly sessionId: string;
	readonly sessionStartedAt: number;
	readonly registeredAt: number;
	readonly revokedAt: number | null;
	readonly lostAt: number | null;
}

const SERVER_KEY = 'id, public_key AS publicKey, private_key AS privateKey';
const DEVICE_KEY = `user_id AS userId, id, device_id AS deviceId, public_key AS publicKey, session_id AS sessionId,
	session_started_at AS sessionStartedAt, registered_at AS registeredAt, revoked_at AS revokedAt, lost_at AS lostAt`;

/** The key pair that is given out; null before the first. */
export function newestServerKey(db: Database): ServerKey | null {
	const sql = `SELECT ${SERVER_KEY} FROM handover_server_keys ORDER BY created_at DESC, id LIMIT 1`;
	return (db.statement(sql).get([]) as ServerKey | undefined) ?? null;
}

export function findServerKey(db: Database, id: string): ServerKey | null {
	const sql = `SELECT ${SERVER_KEY} FROM handover_server_keys WHERE id = ?`;
	return (db.statement(sql).get([id]) as ServerKey | undefined) ?? null;
}

export function insertServerKey(db: Database, key: ServerKey & { readonly createdAt: number }): void {
	db.statement(
		'INSERT INTO handover_server_keys (id, public_key, private_key, created_at) VALUES (?, ?, ?, ?)'
	).run([key.id, key.publicKey, key.privateKey, key.createdAt]);
}

export function findDeviceKey(db: Database, userId: string, id: string): DeviceKey | null {
	const sql = `SELECT ${DEVICE_KEY} FROM handover_device_keys WHERE user_id = ? AND id = ?`;
	return (db.statement(sql).get([userId, id]) as DeviceKey | undefined) ?? null;
}

/** Keeps a key, or notes that it was named again in another session. A signed-out one stays signed out. */
export function putDeviceKey(db: Database, key: Omit<DeviceKey, 'revokedAt' | 'lostAt'>): void {
	db.statement(
		`INSERT INTO handover_device_keys
		(user_id, id, device_id, public_key, session_id, session_started_at, registered_at)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (user_id, id) DO UPDATE SET session_id = excluded.session_id,
		session_started_at = excluded.session_started_at, registered_at = excluded.registered_at
		WHERE revoked_at IS NULL`
	).run([
		key.userId,
		key.id,
		key.deviceId,
		key.publicKey,
		key.sessionId,
		key.sessionStartedAt,
		key.registeredAt
	]);
}

/** Keeps only a person's newest keys. */
export function dropOldDeviceKeys(db: Database, userId: string, keep: number): void {
	db.statement(
		`DELETE FROM handover_device_keys WHERE user_id = ?1 AND id NOT IN
		(SELECT id FROM handover_device_keys WHERE user_id = ?1 ORDER BY registered_at DESC, id LIMIT ?2)`
	).run([userId, keep]);
}

/** The device of this session was signed out. */
export function revokeKeysOfSession(db: Database, sessionId: string, at: number): void {
	db.statement(
		'UPDATE handover_device_keys SET revoked_at = ? WHERE session_id = ? AND revoked_at IS NULL'
	).run([at, sessionId]);
}

/** All devices of a person were signed out from elsewhere: what any of them signed before is doubted from now on. */
export function loseKeysOfPerson(db: Database, userId: string, at: number): void {
	db.statement(
		`UPDATE handover_device_keys SET revoked_at = coalesce(revoked_at, ?1), lost_at = coalesce(lost_at, ?1)
		WHERE user_id = ?2`
	).run([at, userId]);
}

/** The same for the device of one session. */
export function loseKeysOfSession(db: Database, sessionId: string, at: number): void {
	db.statement(
		`UPDATE handover_device_keys SET revoked_at = coalesce(revoked_at, ?1), lost_at = coalesce(lost_at, ?1)
		WHERE session_id = ?2`
	).run([at, sessionId]);
}
