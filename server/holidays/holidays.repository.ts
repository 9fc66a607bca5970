import { and, asc, eq, gte, lte } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { publicHolidays, type PublicHolidayRow } from '#server/holidays/holidays.table.ts';

/** Every row, tombstones included. */
export function listHolidayRows(db: Database): PublicHolidayRow[] {
	return db.orm.select().from(publicHolidays).all();
}

/** The days off of a location in a span of dates, both ends included. */
export function listHolidaysOf(
	db: Database,
	locationId: string,
	from: string,
	to: string
): PublicHolidayRow[] {
	const where = and(
		eq(publicHolidays.locationId, locationId),
		eq(publicHolidays.deleted, false),
		gte(publicHolidays.date, from),
		lte(publicHolidays.date, to)
	);
	return db.orm.select().from(publicHolidays).where(where).orderBy(asc(publicHolidays.date)).all();
}

/** Writes the row, new or known. */
export function putHoliday(db: Database, row: PublicHolidayRow): void {
	db.orm.insert(publicHolidays).values(row).onConflictDoUpdate({ target: publicHolidays.id, set: row }).run();
}
