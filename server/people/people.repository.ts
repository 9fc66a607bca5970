import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Membership } from '#domain/people/employee.ts';
import type { Database } from '#server/db/client.ts';
import { perDatabase } from '#server/db/per-database.ts';
import { employees, memberships, type EmployeeRow } from '#server/people/people.table.ts';

export type NewEmployee = typeof employees.$inferInsert;

const employeeById = perDatabase((db) => {
	const where = and(eq(employees.id, sql.placeholder('userId')), eq(employees.deleted, false));
	return db.orm.select().from(employees).where(where).prepare();
});

/** The person with this id; null for nobody and for tombstones. */
export function findEmployee(db: Database, userId: string): EmployeeRow | null {
	return employeeById(db).get({ userId }) ?? null;
}

/** Asked several times for each request of a signed-in person: of the row only what it needs. */
const STANDING = `SELECT is_hr AS isHr, archived_at IS NOT NULL AS isArchived
	FROM employees WHERE id = ? AND deleted = 0`;

/** Whether this person is of HR, and archived; null for nobody and for tombstones. */
export function findStanding(
	db: Database,
	userId: string
): { readonly isHr: boolean; readonly isArchived: boolean } | null {
	const row = db.statement(STANDING).get([userId]);
	return row === undefined ? null : { isHr: row['isHr'] === 1, isArchived: row['isArchived'] === 1 };
}

/** Everybody, archived people included, by name. */
export function listEmployees(db: Database): EmployeeRow[] {
	return db.orm
		.select()
		.from(employees)
		.where(eq(employees.deleted, false))
		.orderBy(asc(employees.name))
		.all();
}

export function insertEmployee(db: Database, row: NewEmployee): void {
	db.orm.insert(employees).values(row).run();
}

export function updateEmployee(db: Database, userId: string, change: Partial<EmployeeRow>): void {
	db.orm.update(employees).set(change).where(eq(employees.id, userId)).run();
}

const membershipsByUser = perDatabase((db) =>
	db.orm
		.select({ groupId: memberships.groupId, from: memberships.from, to: memberships.to })
		.from(memberships)
		.where(eq(memberships.userId, sql.placeholder('userId')))
		.orderBy(asc(memberships.from))
		.prepare()
);

/** A person's groups with their days, oldest first. */
export function membershipsOf(db: Database, userId: string): Membership[] {
	return membershipsByUser(db).all({ userId });
}

/** All memberships of all people, oldest first. */
export function listMemberships(db: Database): (Membership & { userId: string })[] {
	return db.orm
		.select({
			userId: memberships.userId,
			groupId: memberships.groupId,
			from: memberships.from,
			to: memberships.to
		})
		.from(memberships)
		.orderBy(asc(memberships.from))
		.all();
}

/** Puts `next` in the place of all memberships of one person. */
export function replaceMembershipsOf(db: Database, userId: string, next: readonly Membership[]): void {
	db.orm.delete(memberships).where(eq(memberships.userId, userId)).run();
	for (const { groupId, from, to } of next) {
		db.orm.insert(memberships).values({ userId, groupId, from, to }).run();
	}
}

/** Whether anybody is there at all: an empty database may be set up. */
export function hasEmployees(db: Database): boolean {
	return db.orm.select({ id: employees.id }).from(employees).limit(1).get() !== undefined;
}

/** The person with this user name, compared in lower case; null when it is free. */
export function findEmployeeByUserName(db: Database, userName: string): string | null {
	const where = eq(employees.userName, userName.toLowerCase());
	return db.orm.select({ id: employees.id }).from(employees).where(where).get()?.id ?? null;
}

/** How many people are HR and still with the company. */
export function countHr(db: Database): number {
	const where = and(eq(employees.isHr, true), isNull(employees.archivedAt), eq(employees.deleted, false));
	return db.orm.select({ id: employees.id }).from(employees).where(where).all().length;
}
