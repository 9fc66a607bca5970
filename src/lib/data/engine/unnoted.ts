import { getMetaWriteRow } from 'rxdb/plugins/core';
import type { RxReplicationState } from 'rxdb/plugins/replication';
import type { RxDocumentData } from 'rxdb';
import type { PullCheckpoint } from '#lib/data/engine/pull-handler.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';

/**
 * RxDB keeps a page and then, elsewhere, its note of it. When the app ends or the storage says no in between, RxDB
 * takes the records for writes of the person and leaves them alone for ever, whatever the server sends. Called
 * with the ids of a page before RxDB gets it: notes those that wait for nothing.
 */
export async function noteKept(
	replication: RxReplicationState<EntryDoc, PullCheckpoint>,
	ids: readonly string[]
): Promise<void> {
	const { internalReplicationState: state, metaInstance } = replication;
	if (state === undefined || metaInstance === undefined || ids.length === 0) return;
	const kept = await state.input.forkInstance.findDocumentsById([...ids], false);
	const notes = await metaInstance.findDocumentsById(
		kept.map((doc) => `${doc.id}|0`),
		true
	);
	const noted = new Set(notes.map((note) => note.itemId));
	const unnoted = kept.filter((doc) => doc.pending === 0 && !noted.has(doc.id));
	if (unnoted.length === 0) return;
	const rows = await Promise.all(unnoted.map((doc) => getMetaWriteRow(state, stateOf(doc) as never)));
	await metaInstance.bulkWrite(rows as never, 'tagwerk-noted');
}

function stateOf(doc: RxDocumentData<EntryDoc>): Partial<RxDocumentData<EntryDoc>> {
	const { _meta, _rev, _attachments, ...state } = doc;
	void [_meta, _rev, _attachments];
	return state;
}
