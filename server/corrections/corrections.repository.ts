import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { corrections, type CorrectionRow } from '#server/corrections/corrections.table.ts';

/** A person's own corrections and the shown ones of these people, after a position, in order. */
export function listCorrectionsAfter(
	db: Database,
	who: { readonly userId: string; readonly memberIds: readonly string[] },
	after: number,
	limit: number
): CorrectionRow[] {
	const own = eq(corrections.userId, who.userId);
	const shown = and(inArray(corrections.userId, [...who.memberIds]), eq(corrections.isShown, true));
	const where = and(gt(corrections.seq, after), who.memberIds.length === 0 ? own : or(own, shown));
	return db.orm.select().from(corrections).where(where).orderBy(asc(corrections.seq)).limit(limit).all();
}

/** Corrections that wait for a decision, oldest first. */
export function listOpenCorrections(db: Database): CorrectionRow[] {
	const where = eq(corrections.state, 'proposed');
	return db.orm.select().from(corrections).where(where).orderBy(asc(corrections.seq)).all();
}

export function findCorrection(db: Database, id: string): CorrectionRow | null {
	return db.orm.select().from(corrections).where(eq(corrections.id, id)).get() ?? null;
}

export function putCorrection(db: Database, row: CorrectionRow): void {
	db.orm.insert(corrections).values(row).onConflictDoUpdate({ target: corrections.id, set: row }).run();
}
