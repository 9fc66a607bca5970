import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { absences, type AbsenceRow } from '#server/absences/absences.table.ts';

export function listOwnAbsencesAfter(
	db: Database,
	userId: string,
	after: number,
	limit: number
): AbsenceRow[] {
	const where = and(eq(absences.userId, userId), gt(absences.seq, after));
	return db.orm.select().from(absences).where(where).orderBy(asc(absences.seq)).limit(limit).all();
}

/** A person's own absence; null for nobody's and for another person's. */
export function findOwnAbsence(db: Database, userId: string, id: string): AbsenceRow | null {
	const where = and(eq(absences.id, id), eq(absences.userId, userId), eq(absences.deleted, false));
	return db.orm.select().from(absences).where(where).get() ?? null;
}

/** A person's living absences, by first day. */
export function listAbsencesOf(db: Database, userId: string): AbsenceRow[] {
	const where = and(eq(absences.userId, userId), eq(absences.deleted, false));
	return db.orm.select().from(absences).where(where).orderBy(asc(absences.from), asc(absences.id)).all();
}

/** Everybody's living absences that touch [from, to], by person and first day. */
export function listAbsences(db: Database, from: string, to: string): AbsenceRow[] {
	const rows = db.orm
		.select()
		.from(absences)
		.where(eq(absences.deleted, false))
		.orderBy(asc(absences.userId), asc(absences.from));
	return rows.all().filter((row) => row.from <= to && (row.to === null || row.to >= from));
}

export function putAbsence(db: Database, row: AbsenceRow): void {
	db.orm.insert(absences).values(row).onConflictDoUpdate({ target: absences.id, set: row }).run();
}
