import { and, asc, eq, gt, inArray, max } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { presence, teamDays, type PresenceRow, type TeamDayRow } from '#server/team/team.table.ts';

/** The living row of an absence; there is at most one. */
export function findTeamDayOf(db: Database, absenceId: string): TeamDayRow | null {
	const where = and(eq(teamDays.absenceId, absenceId), eq(teamDays.deleted, false));
	return db.orm.select().from(teamDays).where(where).get() ?? null;
}

export function findTeamDay(db: Database, id: string): TeamDayRow | null {
	return db.orm.select().from(teamDays).where(eq(teamDays.id, id)).get() ?? null;
}

/** Rows of these people after a position, tombstones included, in order. */
export function listTeamDaysAfter(
	db: Database,
	userIds: readonly string[],
	after: number,
	limit: number
): TeamDayRow[] {
	const where = and(inArray(teamDays.userId, [...userIds]), gt(teamDays.seq, after));
	return db.orm.select().from(teamDays).where(where).orderBy(asc(teamDays.seq)).limit(limit).all();
}

/** The last position among rows of these people and types, tombstones included; 0 = there is none. */
export function lastTeamDay(db: Database, userIds: readonly string[], typeIds: readonly string[]): number {
	const where = and(inArray(teamDays.userId, [...userIds]), inArray(teamDays.typeId, [...typeIds]));
	return (
		db.orm
			.select({ seq: max(teamDays.seq) })
			.from(teamDays)
			.where(where)
			.get()?.seq ?? 0
	);
}

export function putTeamDay(db: Database, row: TeamDayRow): void {
	db.orm.insert(teamDays).values(row).onConflictDoUpdate({ target: teamDays.id, set: row }).run();
}

/** What was last noted of a person, tombstones included. */
export function findPresence(db: Database, userId: string): PresenceRow | null {
	return db.orm.select().from(presence).where(eq(presence.userId, userId)).get() ?? null;
}

/** The same of these people after a position, in order. */
export function listPresenceAfter(
	db: Database,
	userIds: readonly string[],
	after: number,
	limit: number
): PresenceRow[] {
	const where = and(inArray(presence.userId, [...userIds]), gt(presence.seq, after));
	return db.orm.select().from(presence).where(where).orderBy(asc(presence.seq)).limit(limit).all();
}

/** The last position among what was noted of these people; 0 = there is nothing. */
export function lastPresence(db: Database, userIds: readonly string[]): number {
	const where = inArray(presence.userId, [...userIds]);
	return (
		db.orm
			.select({ seq: max(presence.seq) })
			.from(presence)
			.where(where)
			.get()?.seq ?? 0
	);
}

export function putPresence(db: Database, row: PresenceRow): void {
	db.orm.insert(presence).values(row).onConflictDoUpdate({ target: presence.userId, set: row }).run();
}
