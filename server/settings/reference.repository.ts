import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReferenceKind } from '#domain/reference/reference.ts';
import type { Database } from '#server/db/client.ts';
import { perDatabase } from '#server/db/per-database.ts';
import { referenceItems, type ReferenceRow } from '#server/settings/reference.table.ts';

export type NewReference = typeof referenceItems.$inferInsert;

const itemById = perDatabase((db) => {
	const where = and(
		eq(referenceItems.id, sql.placeholder('id')),
		eq(referenceItems.kind, sql.placeholder('kind')),
		eq(referenceItems.deleted, false)
	);
	return db.orm.select().from(referenceItems).where(where).prepare();
});

/** The item with this id and kind; null when there is none. */
export function findReference(db: Database, kind: ReferenceKind, id: string): ReferenceRow | null {
	return itemById(db).get({ id, kind }) ?? null;
}

const itemsByKind = perDatabase((db) => {
	const where = and(eq(referenceItems.kind, sql.placeholder('kind')), eq(referenceItems.deleted, false));
	return db.orm.select().from(referenceItems).where(where).orderBy(asc(referenceItems.name)).prepare();
});

/** All items of a kind by name. */
export function listReferences(db: Database, kind: ReferenceKind): ReferenceRow[] {
	return itemsByKind(db).all({ kind });
}

/** Writes the item, new or known. */
export function putReference(db: Database, row: NewReference): void {
	db.orm
		.insert(referenceItems)
		.values(row)
		.onConflictDoUpdate({
			target: referenceItems.id,
			set: {
				name: row.name,
				validFrom: row.validFrom ?? null,
				data: row.data,
				seq: row.seq,
				deleted: row.deleted ?? false
			}
		})
		.run();
}
