import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Employee } from '#domain/people/employee.ts';
import type { WorkingSchedule } from '#domain/people/employee.ts';
import { json, synced } from '#server/db/columns.ts';

/** People. `id` is also the id of the person's sign-in account. */
export const employees = sqliteTable(
	'employees',
	{
		id: text('id').primaryKey(),
		name: text('name').notNull(),
		userName: text('user_name').notNull().unique(),
		personalNumber: text('personal_number').notNull().default(''),
		/** Keys of the person in other systems, kept for the exchange of files. */
		guid: text('guid').notNull().default(''),
		domain: text('domain').notNull().default(''),
		locationId: text('location_id'),
		status: text('status').notNull().$type<NonNullable<Employee['status']>>(),
		isHr: integer('is_hr', { mode: 'boolean' }).notNull().default(false),
		schedules: json<WorkingSchedule[]>('schedules').notNull(),
		/** Regulation profile; null = the company's. */
		profile: text('profile'),
		/** Instant; from then on readable, no longer writable. */
		archivedAt: text('archived_at'),
		...synced
	},
	(table) => [index('employees_seq').on(table.seq)]
);
export type EmployeeRow = typeof employees.$inferSelect;

/** Who belongs to which group, from day to day (both inclusive, `to` null = until further notice). */
export const memberships = sqliteTable(
	'memberships',
	{
		userId: text('user_id')
			.notNull()
			.references(() => employees.id),
		groupId: text('group_id').notNull(),
		from: text('from_date').notNull(),
		to: text('to_date')
	},
	(table) => [
		primaryKey({ columns: [table.userId, table.groupId, table.from] }),
		index('memberships_group').on(table.groupId)
	]
);
