import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { synced } from '#server/db/columns.ts';

/** Public holidays and company days by location. `id` is `location:date`. */
export const publicHolidays = sqliteTable(
	'public_holidays',
	{
		id: text('id').primaryKey(),
		locationId: text('location_id').notNull(),
		date: text('date').notNull(),
		name: text('name').notNull(),
		international: text('international').notNull(),
		fraction: real('fraction').notNull().$type<0.5 | 1>(),
		legal: integer('legal', { mode: 'boolean' }).notNull(),
		company: integer('company', { mode: 'boolean' }).notNull(),
		...synced
	},
	(table) => [index('public_holidays_seq').on(table.seq)]
);
export type PublicHolidayRow = typeof publicHolidays.$inferSelect;
