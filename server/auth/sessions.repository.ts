import { and, desc, eq, gt, lte } from 'drizzle-orm';
import { session } from '#server/auth/auth.table.ts';
import type { Database } from '#server/db/client.ts';

interface StoredSession {
	readonly id: string;
	readonly userId: string;
	readonly createdAt: number;
	readonly expiresAt: number;
	readonly updatedAt: number;
}

/** Every request of a signed-in person asks this: plain SQL on a kept statement. */
const FIND = `SELECT id, user_id AS userId, created_at AS createdAt, expires_at AS expiresAt, updated_at AS updatedAt
	FROM session WHERE token = ?`;

export function findSession(db: Database, token: string): StoredSession | null {
	const row = db.statement(FIND).get([token]);
	return (row as StoredSession | undefined) ?? null;
}

export function insertSession(
	db: Database,
	row: { id: string; userId: string; token: string; now: number; expiresAt: number }
): void {
	const now = new Date(row.now);
	db.orm
		.insert(session)
		.values({
			id: row.id,
			userId: row.userId,
			token: row.token,
			expiresAt: new Date(row.expiresAt),
			createdAt: now,
			updatedAt: now
		})
		.run();
}

export function prolongSession(db: Database, id: string, at: { updatedAt: number; expiresAt: number }): void {
	db.orm
		.update(session)
		.set({ updatedAt: new Date(at.updatedAt), expiresAt: new Date(at.expiresAt) })
		.where(eq(session.id, id))
		.run();
}

/** What device a session is on: its column for the browser's own name holds no more than that. */
export function nameSession(db: Database, id: string, device: string | null): void {
	db.orm.update(session).set({ userAgent: device }).where(eq(session.id, id)).run();
}

/** A person's sessions that hold at `now`, the newest use first. */
export function listSessionsOf(db: Database, userId: string, now: Date) {
	return db.orm
		.select({
			id: session.id,
			device: session.userAgent,
			createdAt: session.createdAt,
			updatedAt: session.updatedAt
		})
		.from(session)
		.where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
		.orderBy(desc(session.updatedAt), desc(session.id))
		.all();
}

export function deleteSession(db: Database, id: string): void {
	db.orm.delete(session).where(eq(session.id, id)).run();
}

export function deleteSessionsOf(db: Database, userId: string): void {
	db.orm.delete(session).where(eq(session.userId, userId)).run();
}

export function deleteExpiredSessions(db: Database, now: Date): void {
	db.orm.delete(session).where(lte(session.expiresAt, now)).run();
}
