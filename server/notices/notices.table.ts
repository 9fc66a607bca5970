import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { json, synced } from '#server/db/columns.ts';

/** What a person should know. */
export const notices = sqliteTable(
	'notices',
	{
		id: text('id').primaryKey(),
		userId: text('user_id').notNull(),
		kind: text('kind').notNull(),
		at: text('at').notNull(),
		data: json<Record<string, unknown>>('data').notNull(),
		readAt: text('read_at'),
		...synced
	},
	(table) => [index('notices_user').on(table.userId, table.seq)]
);
export type NoticeRow = typeof notices.$inferSelect;
