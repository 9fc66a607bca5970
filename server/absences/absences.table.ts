import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Absence } from '#domain/absence/absence.ts';
import { json, synced } from '#server/db/columns.ts';

/** Days off. `record` is the record as it travels, without `seq`. */
export const absences = sqliteTable(
	'absences',
	{
		id: text('id').primaryKey(),
		userId: text('user_id').notNull(),
		from: text('from_date').notNull(),
		/** null counts to today. */
		to: text('to_date'),
		state: text('state').notNull().$type<Absence['state']>(),
		record: json<Omit<Absence, 'seq'>>('record').notNull(),
		...synced
	},
	(table) => [index('absences_user').on(table.userId, table.seq)]
);
export type AbsenceRow = typeof absences.$inferSelect;
