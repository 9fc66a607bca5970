import type { RxDocumentData, RxStorageInstance } from 'rxdb';
import type { LocalDoc } from '#lib/data/engine/rx-schema.ts';

const ATTEMPTS = 5;

/** Writes documents over whatever stands under their ids, all of them in one transaction each time it is tried. */
export async function putLocalDocs(
	storage: RxStorageInstance<LocalDoc, unknown, unknown>,
	docs: readonly LocalDoc[]
): Promise<void> {
	let left = docs;
	for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt += 1) {
		const ids = left.map((doc) => doc.id);
		const found = await storage.findDocumentsById(ids, true);
		const previous = new Map(found.map((doc) => [doc.id, doc]));
		const rows = left.map((doc) => {
			const before = previous.get(doc.id);
			const document = { ...(before ?? blank), ...doc, _deleted: false } as RxDocumentData<LocalDoc>;
			return before === undefined ? { document } : { previous: before, document };
		});
		const { error } = await storage.bulkWrite(rows, 'tagwerk-inbox');
		// Only what came in between (another tab) leads here: once more on what stands there now.
		const failed = new Set(error.map((one) => one.documentId));
		left = left.filter((doc) => failed.has(doc.id));
	}
	if (left.length > 0) throw new Error('what was decided could not be kept');
}

const blank = { _attachments: {}, _meta: { lwt: 0 }, _rev: '' };
