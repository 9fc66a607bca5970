import { getMetaWriteRow } from 'rxdb/plugins/core';
import type { RxReplicationState } from 'rxdb/plugins/replication';
import type { RxDocumentData } from 'rxdb';

/**
 * RxDB keeps a page and then, elsewhere, its note of it. When the app ends or the storage says no in between, RxDB
 * takes the records for writes of the person and leaves them alone for ever, whatever the server sends. Called
 * with the ids of a page before RxDB gets it: notes those that wait for nothing.
 */
export async function noteKept<Doc extends { readonly pending: number }, At>(
	replication: RxReplicationState<Doc, At>,
	ids: readonly string[]
): Promise<void> {
	const { internalReplicationState: state, metaInstance } = replication;
	if (state === undefined || metaInstance === undefined || ids.length === 0) return;
	// Tombstones as well: of a record that was never here one is kept like any other page.
	const kept = await state.input.forkInstance.findDocumentsById([...ids], true);
	const idOf = (doc: RxDocumentData<Doc>): string =>
		(doc as Record<string, unknown>)[state.primaryPath] as string;
	const notes = await metaInstance.findDocumentsById(
		kept.map((doc) => `${idOf(doc)}|0`),
		true
	);
	const noted = new Set(notes.map((note) => note.itemId));
	const unnoted = kept.filter((doc) => doc.pending === 0 && !noted.has(idOf(doc)));
	if (unnoted.length === 0) return;
	const rows = await Promise.all(unnoted.map((doc) => getMetaWriteRow(state, stateOf(doc) as never)));
	await metaInstance.bulkWrite(rows as never, 'tagwerk-noted');
}

function stateOf<Doc>(doc: RxDocumentData<Doc>): Partial<RxDocumentData<Doc>> {
	const { _meta, _rev, _attachments, ...state } = doc;
	void [_meta, _rev, _attachments];
	return state as Partial<RxDocumentData<Doc>>;
}
