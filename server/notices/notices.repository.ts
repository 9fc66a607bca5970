import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { perDatabase } from '#server/db/per-database.ts';
import { notices, type NoticeRow } from '#server/notices/notices.table.ts';

/** A person's own notice; null for nobody's and for another person's. */
export function findNotice(db: Database, userId: string, id: string): NoticeRow | null {
	const where = and(eq(notices.id, id), eq(notices.userId, userId), eq(notices.deleted, false));
	return db.orm.select().from(notices).where(where).get() ?? null;
}

const noticesAfter = perDatabase((db) => {
	const { userId, seq } = notices;
	const where = and(eq(userId, sql.placeholder('userId')), gt(seq, sql.placeholder('after')));
	const page = db.orm.select().from(notices).where(where).orderBy(asc(seq));
	return page.limit(sql.placeholder('limit')).prepare();
});

export function listNoticesAfter(db: Database, userId: string, after: number, limit: number): NoticeRow[] {
	return noticesAfter(db).all({ userId, after, limit });
}

export function putNotice(db: Database, row: NoticeRow): void {
	db.orm.insert(notices).values(row).onConflictDoUpdate({ target: notices.id, set: row }).run();
}
