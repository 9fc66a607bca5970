import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row: the identity of this server's history, and the last position given in it. */
export const syncState = sqliteTable('sync_state', {
	id: integer('id').primaryKey(),
	epoch: text('epoch').notNull(),
	seq: integer('seq').notNull()
});
