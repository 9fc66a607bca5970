import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Absence } from '#domain/absence/absence.ts';
import { json, synced } from '#server/db/columns.ts';

/** Days off. `record` is the record as its owner gets it, without `seq`; of a tombstone what was deleted. */
export const absences = sqliteTable(
	'absences',
	{
		id: text('id').primaryKey(),
		userId: text('user_id').notNull(),
		/** The first day: by it the owner's group counts. */
		from: text('from_date').notNull(),
		/** null counts to today. */
		to: text('to_date'),
		state: text('state').notNull().$type<Absence['state']>(),
		record: json<Omit<Absence, 'seq'>>('record').notNull(),
		/** Whether the managers of the owner are shown it. */
		isShown: integer('is_shown', { mode: 'boolean' }).notNull().default(false),
		...synced
	},
	(table) => [index('absences_user').on(table.userId, table.seq)]
);
export type AbsenceRow = typeof absences.$inferSelect;

/** Each time an absence left the view of others (R9): the managers of its owner on that day get a tombstone. */
export const hiddenAbsences = sqliteTable('hidden_absences', {
	/** The position of the change that hid it. */
	seq: integer('seq').primaryKey(),
	id: text('id').notNull(),
	userId: text('user_id').notNull(),
	day: text('day').notNull()
});
export type HiddenAbsenceRow = typeof hiddenAbsences.$inferSelect;
