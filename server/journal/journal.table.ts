import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Every change of anything, in order: who, what, when, before and after. Rows are never changed. */
export const journal = sqliteTable(
	'journal',
	{
		position: integer('position').primaryKey(),
		/** Instant of the server. */
		at: text('at').notNull(),
		/** A person's id, or `system`. */
		actorId: text('actor_id').notNull(),
		collection: text('collection').notNull(),
		recordId: text('record_id').notNull(),
		/** Whose record it is; empty for company data. */
		userId: text('user_id').notNull(),
		event: text('event').notNull(),
		mutationId: text('mutation_id'),
		/** Fingerprint of what a device pushed; null for the server's own changes. */
		bodyHash: text('body_hash'),
		/** JSON of the record before and after; null when it did not exist. */
		before: text('before'),
		after: text('after')
	},
	(table) => [
		index('journal_record').on(table.recordId),
		// No mutation is ever applied twice (I3): the database itself would refuse.
		uniqueIndex('journal_mutation').on(table.mutationId)
	]
);

/** The journal is append-only by the database itself, not only by good manners. */
export const journalGuards = [
	`CREATE TRIGGER IF NOT EXISTS journal_is_not_updated BEFORE UPDATE ON journal
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`,
	`CREATE TRIGGER IF NOT EXISTS journal_is_not_deleted BEFORE DELETE ON journal
	BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END`
] as const;
