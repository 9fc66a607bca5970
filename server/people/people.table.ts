import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AccountAdjustment } from '#domain/account/adjustment.ts';
import type { OpeningBalance } from '#domain/account/opening.ts';
import type { Employee, WorkingSchedule } from '#domain/people/employee.ts';
import type { EmploymentSpan } from '#domain/people/employment.ts';
import type { PersonalVacation } from '#domain/vacation/vacation-rule.ts';
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
		/** First and last day with the company; null = open on both sides. */
		employment: json<EmploymentSpan>('employment'),
		/** What the account opens with; null = nothing was brought along. */
		opening: json<OpeningBalance>('opening'),
		/** Minutes by hand, in the order in which they were entered; only ever added to. */
		adjustments: json<AccountAdjustment[]>('adjustments')
			.notNull()
			.default(sql`'[]'`),
		/** What the person's vacation differs in from the company's rule; null = nothing. */
		vacationRule: json<PersonalVacation>('vacation_rule'),
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
