import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { notices, type NoticeRow } from '#server/notices/notices.table.ts';

/** A person's own notice; null for nobody's and for another person's. */
export function findNotice(db: Database, userId: string, id: string): NoticeRow | null {
	const where = and(eq(notices.id, id), eq(notices.userId, userId), eq(notices.deleted, false));
	return db.orm.select().from(notices).where(where).get() ?? null;
}

export function listNoticesAfter(db: Database, userId: string, after: number, limit: number): NoticeRow[] {
	const where = and(eq(notices.userId, userId), gt(notices.seq, after));
	return db.orm.select().from(notices).where(where).orderBy(asc(notices.seq)).limit(limit).all();
}

export function putNotice(db: Database, row: NoticeRow): void {
	db.orm.insert(notices).values(row).onConflictDoUpdate({ target: notices.id, set: row }).run();
}
