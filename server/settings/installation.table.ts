import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Facts about this installation that are no company data: whether it is a demo. */
export const installation = sqliteTable('installation', {
	key: text('key').primaryKey(),
	value: text('value').notNull()
});
