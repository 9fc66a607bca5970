import type { WithDeleted } from 'rxdb';
import type { RxCollection, RxDocument } from 'rxdb/plugins/core';
import { map, type Observable } from 'rxjs';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import type { LocalDatabase } from '#lib/data/engine/database.ts';
import { docToAssumedMaster, docToWire, masterOf } from '#lib/data/engine/entry-doc.ts';
import type { EntryDoc, MirrorDoc } from '#lib/data/engine/rx-schema.ts';

/** Every record with a write that the server has not acknowledged, deletions included. */
export function pendingDocs$(entries: RxCollection<EntryDoc>): Observable<readonly EntryDoc[]> {
	return pendingQuery(entries).$.pipe(map(plain));
}

/**
 * The same list as it is now: no write that has ended by now is missing, and the live list shows them too. (The
 * live list's own first answer may be the one it gave last, before them.)
 */
export async function pendingDocs(entries: RxCollection<EntryDoc>): Promise<readonly EntryDoc[]> {
	return plain(await pendingQuery(entries).exec());
}

function pendingQuery(entries: RxCollection<EntryDoc>) {
	return entries.find({ selector: { pending: 1 } });
}

function plain(docs: readonly RxDocument<EntryDoc>[]): EntryDoc[] {
	return docs.map((doc) => doc.toJSON() as EntryDoc);
}

/** The absences and corrections that wait, as it is now. */
export async function pendingRequests({ mirror }: LocalDatabase): Promise<readonly MirrorDoc[]> {
	return plainRequests(await mirror.find({ selector: { pending: 1 } }).exec());
}

/** The same, kept up to date. */
export function pendingRequests$({ mirror }: LocalDatabase): Observable<readonly MirrorDoc[]> {
	return mirror.find({ selector: { pending: 1 } }).$.pipe(map(plainRequests));
}

function plainRequests(docs: readonly RxDocument<MirrorDoc>[]): MirrorDoc[] {
	return docs.map((doc) => doc.toJSON() as MirrorDoc);
}

/** The rows of time entries exactly as they would be pushed. */
export async function outboxRows(
	docs: readonly EntryDoc[],
	baseOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, WithDeleted<EntryDoc>>>
) {
	const bases = await baseOf(docs.map((doc) => doc.id));
	return docs
		.map((doc) => ({ ...doc, _deleted: false }))
		.map((doc) => ({
			newDocumentState: docToWire(doc),
			assumedMasterState: docToAssumedMaster(masterOf(doc, bases.get(doc.id)))
		}));
}

/** By how much the device's clock is wrong, whole minutes; positive = fast. */
export function skewMinutesOf(clock: DeviceClock): number {
	return -Math.trunc(clock.offsetMs / 60_000);
}
