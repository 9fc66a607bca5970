import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Correction } from '#domain/correction/correction.ts';
import { json, synced } from '#server/db/columns.ts';

/** Wishes to put locked time right. `record` is the record as it travels, without `seq`. */
export const corrections = sqliteTable(
	'corrections',
	{
		id: text('id').primaryKey(),
		userId: text('user_id').notNull(),
		/** The date by which the owner's group counts, as it was when this was proposed. */
		day: text('day').notNull(),
		state: text('state').notNull().$type<Correction['state']>(),
		record: json<Omit<Correction, 'seq'>>('record').notNull(),
		/** Whether the managers of the owner are shown it: not what was taken back before the server heard of it. */
		isShown: integer('is_shown', { mode: 'boolean' }).notNull(),
		...synced
	},
	(table) => [
		index('corrections_user').on(table.userId, table.seq),
		index('corrections_state').on(table.state)
	]
);
export type CorrectionRow = typeof corrections.$inferSelect;
