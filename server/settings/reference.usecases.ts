import { invariant } from '#domain/kernel/invariant.ts';
import type { ReferenceKind } from '#domain/reference/reference.ts';
import type { Deps } from '#server/deps.ts';
import { appendJournal } from '#server/journal/journal.ts';
import { findReference, listReferences, putReference } from '#server/settings/reference.repository.ts';
import type { ReferenceRow } from '#server/settings/reference.table.ts';

export interface ReferenceItem {
	readonly id: string;
	readonly kind: ReferenceKind;
	readonly name: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** All items of a kind, by name. */
export function referencesOf({ db }: Pick<Deps, 'db'>, kind: ReferenceKind): ReferenceRow[] {
	return listReferences(db, kind);
}

/** One item; null when there is none of this kind with this id. */
export function referenceOf({ db }: Pick<Deps, 'db'>, kind: ReferenceKind, id: string): ReferenceRow | null {
	return findReference(db, kind, id);
}

/** Writes an item, new or known: with its place in the history, its journal line, and word to every device. */
export function saveReference(deps: Deps, actorId: string, item: ReferenceItem): void {
	const { db, feed, history } = deps;
	invariant(db.sqlite.inTransaction, 'Company data changes inside a transaction');
	const before = findReference(db, item.kind, item.id);
	const seq = history.next();
	const { id, kind, name } = item;
	const data = { ...item.data };
	putReference(db, { id, kind, name, validFrom: before?.validFrom ?? null, data, seq });
	appendJournal(deps, {
		actorId,
		collection: 'reference',
		recordId: id,
		userId: null,
		event: before === null ? 'create' : 'edit',
		before: before === null ? null : { kind, name: before.name, data: before.data },
		after: { kind, name, data }
	});
	db.afterCommit(() => feed.publish({ collection: 'reference', seq, userIds: 'all' }));
}
