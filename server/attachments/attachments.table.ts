import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Files of absences. They lie in the database, so that a backup holds them and a restore brings them back. */
export const attachments = sqliteTable(
	'attachments',
	{
		/** Made by the device; absences name the file by it. */
		id: text('id').primaryKey(),
		userId: text('user_id').notNull(),
		/** By its content, not by its name. */
		type: text('type').notNull(),
		size: integer('size').notNull(),
		/** SHA-256 of the bytes, base64url. */
		hash: text('hash').notNull(),
		/** Since when no absence of its owner holds on to it, ms since the epoch; null while one does. */
		unnamedSince: integer('unnamed_since')
	},
	(table) => [index('attachments_user').on(table.userId)]
);

/** The bytes, apart from the rest: a list of files reads none of them. */
export const attachmentBytes = sqliteTable('attachment_bytes', {
	id: text('id').primaryKey(),
	bytes: blob('bytes', { mode: 'buffer' }).notNull()
});
