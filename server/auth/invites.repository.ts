import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { invites } from '#server/auth/auth.table.ts';
import type { Database } from '#server/db/client.ts';

export function insertInvite(db: Database, row: typeof invites.$inferInsert): void {
	db.orm.insert(invites).values(row).run();
}

/** The person whom an unused code that still holds belongs to; null otherwise. */
export function findOpenInvite(db: Database, codeHash: string, now: Date): string | null {
	const where = and(eq(invites.codeHash, codeHash), isNull(invites.usedAt), gt(invites.expiresAt, now));
	return db.orm.select({ userId: invites.userId }).from(invites).where(where).get()?.userId ?? null;
}

/** Until when the open invite of each person holds. */
export function listOpenInvites(db: Database, now: Date): Map<string, Date> {
	const where = and(isNull(invites.usedAt), gt(invites.expiresAt, now));
	const rows = db.orm.select().from(invites).where(where).orderBy(desc(invites.expiresAt)).all();
	return new Map(rows.map(({ userId, expiresAt }) => [userId, expiresAt]));
}

export function markInviteUsed(db: Database, codeHash: string, usedAt: Date): void {
	db.orm.update(invites).set({ usedAt }).where(eq(invites.codeHash, codeHash)).run();
}

/** Forgets all invites of a person: only the newest one counts. */
export function deleteInvitesOf(db: Database, userId: string): void {
	db.orm.delete(invites).where(eq(invites.userId, userId)).run();
}
