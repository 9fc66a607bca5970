import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { perDatabase } from '#server/db/per-database.ts';
import { publicHolidays, type PublicHolidayRow } from '#server/holidays/holidays.table.ts';
import { employees, type EmployeeRow } from '#server/people/people.table.ts';
import { referenceItems, type ReferenceRow } from '#server/settings/reference.table.ts';

/** One table as the pull reads it: rows after a position, and one living row by id. */
export interface SyncedTable<Row> {
	listAfter(db: Database, after: number, limit: number): Row[];
	find(db: Database, id: string): Row | null;
}

const employeesAfter = perDatabase((db) =>
	db.orm
		.select()
		.from(employees)
		.where(gt(employees.seq, sql.placeholder('after')))
		.orderBy(asc(employees.seq))
		.limit(sql.placeholder('limit'))
		.prepare()
);

export const syncedEmployees: SyncedTable<EmployeeRow> = {
	listAfter: (db, after, limit) => employeesAfter(db).all({ after, limit }),
	find: (db, id) =>
		db.orm
			.select()
			.from(employees)
			.where(and(eq(employees.id, id), eq(employees.deleted, false)))
			.get() ?? null
};

const referenceItemsAfter = perDatabase((db) =>
	db.orm
		.select()
		.from(referenceItems)
		.where(gt(referenceItems.seq, sql.placeholder('after')))
		.orderBy(asc(referenceItems.seq))
		.limit(sql.placeholder('limit'))
		.prepare()
);

export const syncedReferences: SyncedTable<ReferenceRow> = {
	listAfter: (db, after, limit) => referenceItemsAfter(db).all({ after, limit }),
	find: (db, id) =>
		db.orm
			.select()
			.from(referenceItems)
			.where(and(eq(referenceItems.id, id), eq(referenceItems.deleted, false)))
			.get() ?? null
};

const publicHolidaysAfter = perDatabase((db) =>
	db.orm
		.select()
		.from(publicHolidays)
		.where(gt(publicHolidays.seq, sql.placeholder('after')))
		.orderBy(asc(publicHolidays.seq))
		.limit(sql.placeholder('limit'))
		.prepare()
);

export const syncedHolidays: SyncedTable<PublicHolidayRow> = {
	listAfter: (db, after, limit) => publicHolidaysAfter(db).all({ after, limit }),
	find: (db, id) =>
		db.orm
			.select()
			.from(publicHolidays)
			.where(and(eq(publicHolidays.id, id), eq(publicHolidays.deleted, false)))
			.get() ?? null
};
