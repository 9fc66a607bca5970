import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReferenceKind } from '#domain/reference/reference.ts';
import { json, synced } from '#server/db/columns.ts';

/** Company data that every device needs: groups, work types, locations, absence types, the one `general`. */
export const referenceItems = sqliteTable(
	'reference_items',
	{
		id: text('id').primaryKey(),
		kind: text('kind').notNull().$type<ReferenceKind>(),
		name: text('name').notNull(),
		validFrom: text('valid_from'),
		data: json<Record<string, unknown>>('data').notNull(),
		...synced
	},
	(table) => [index('reference_items_seq').on(table.seq), index('reference_items_kind').on(table.kind)]
);
export type ReferenceRow = typeof referenceItems.$inferSelect;
