import { and, asc, eq, gt, inArray, ne, or } from 'drizzle-orm';
import { awaitsDecision } from '#domain/absence/absence-standing.ts';
import type { Database } from '#server/db/client.ts';
import {
	absences,
	hiddenAbsences,
	type AbsenceRow,
	type HiddenAbsenceRow
} from '#server/absences/absences.table.ts';

/** A person's own absences and the shown ones of these people, after a position, in order. */
export function listAbsencesAfter(
	db: Database,
	who: { readonly userId: string; readonly memberIds: readonly string[] },
	after: number,
	limit: number
): AbsenceRow[] {
	const own = eq(absences.userId, who.userId);
	const shown = and(
		inArray(absences.userId, [...who.memberIds]),
		eq(absences.isShown, true),
		eq(absences.deleted, false)
	);
	const where = and(gt(absences.seq, after), who.memberIds.length === 0 ? own : or(own, shown));
	return db.orm.select().from(absences).where(where).orderBy(asc(absences.seq)).limit(limit).all();
}

/** Absences of others that were hidden after a position, in order, each with what became of it. */
export function listHiddenAbsencesAfter(
	db: Database,
	who: { readonly userId: string; readonly memberIds: readonly string[] },
	after: number,
	limit: number
): { readonly hidden: HiddenAbsenceRow; readonly now: AbsenceRow; readonly seq: number }[] {
	const where = and(
		gt(hiddenAbsences.seq, after),
		ne(hiddenAbsences.userId, who.userId),
		inArray(hiddenAbsences.userId, [...who.memberIds])
	);
	return db.orm
		.select({ hidden: hiddenAbsences, now: absences, seq: hiddenAbsences.seq })
		.from(hiddenAbsences)
		.innerJoin(absences, eq(absences.id, hiddenAbsences.id))
		.where(where)
		.orderBy(asc(hiddenAbsences.seq))
		.limit(limit)
		.all();
}

/** An absence, tombstones included. */
export function findAbsence(db: Database, id: string): AbsenceRow | null {
	return db.orm.select().from(absences).where(eq(absences.id, id)).get() ?? null;
}

/** A person's living absences, by first day. */
export function listAbsencesOf(db: Database, userId: string): AbsenceRow[] {
	const where = and(eq(absences.userId, userId), eq(absences.deleted, false));
	return db.orm.select().from(absences).where(where).orderBy(asc(absences.from), asc(absences.id)).all();
}

/** Everybody's living absences on which somebody has to decide, oldest first. */
export function listOpenAbsences(db: Database): AbsenceRow[] {
	const where = and(inArray(absences.state, [...awaitsDecision]), eq(absences.deleted, false));
	return db.orm.select().from(absences).where(where).orderBy(asc(absences.seq)).all();
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

/** Remembers that an absence left the view of others, and by which day it counted until then. */
export function insertHiddenAbsence(db: Database, row: HiddenAbsenceRow): void {
	db.orm.insert(hiddenAbsences).values(row).run();
}
