import type { RxCollection, WithDeleted } from 'rxdb';
import type { Absence } from '#domain/absence/absence.ts';
import type { Correction } from '#domain/correction/correction.ts';
import { toMirrorDoc } from '#lib/data/engine/mirror-doc.ts';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { PulledDocument } from '#protocol/pull.ts';

/** What a person asks others for: days off, and that locked time is put right. */
export type RequestRecord = Absence | Correction;
export type RequestSource = 'absences' | 'corrections';
export type RequestDoc = WithDeleted<MirrorDoc>;

export function sourceOf({ source }: Pick<MirrorDoc, 'source'>): RequestSource {
	return source === 'absences' ? 'absences' : 'corrections';
}

/** The `pending` of a write that the server could not read. */
export const SET_ASIDE = 2;

/** The record of a document; null of a tombstone. */
export function recordOf(doc: Pick<MirrorDoc, 'data'> | null | undefined): RequestRecord | null {
	return (doc?.data ?? null) as RequestRecord | null;
}

/** Whether the record is gone: deleted on the server, or here and not yet acknowledged. */
export function isGone(doc: RequestDoc): boolean {
	return doc._deleted || doc.removed === 1;
}

/** A local write as the device keeps it until the server has acknowledged it. */
export function pendingDoc(
	source: RequestSource,
	record: RequestRecord,
	local: { readonly removed: boolean; readonly since: number; readonly base: RequestRecord | null }
): RequestDoc {
	return {
		key: `${source}|${record.id}`,
		source,
		data: { ...record, _deleted: false } as PulledDocument,
		pending: 1,
		removed: local.removed ? 1 : 0,
		since: local.since,
		nudge: 0,
		base: local.base as PulledDocument | null,
		_deleted: false
	};
}

/** What the server answered about a record. */
export function masterDoc(source: RequestSource, id: string, wire: unknown): RequestDoc {
	const gone: PulledDocument = { id, _deleted: true, seq: 0 };
	const { mutation, _deleted } = (wire ?? gone) as Partial<RequestRecord> & { readonly _deleted?: boolean };
	const isTombstone = _deleted === true || mutation === undefined;
	return toMirrorDoc(source, isTombstone ? gone : { ...(wire as PulledDocument), _deleted: false });
}

/** The server's version that the next write on a record is made on. */
export function baseFor(stored: RequestDoc | null): RequestRecord | null {
	if (stored === null) return null;
	if (stored.pending !== 0) return stored.base as RequestRecord | null;
	return isGone(stored) ? null : recordOf(stored);
}

/**
 * The version a waiting write builds on. What the replication noted counts only where it is one of the acts this write
 * goes on from; otherwise the write itself knows better.
 */
export function assumedOf(doc: RequestDoc, noted: RequestDoc | undefined): RequestRecord | null {
	const notedId = recordOf(noted)?.mutation.id;
	const isKnown = recordOf(doc)?.mutation.prior?.some((act) => act.id === notedId) === true;
	return isKnown ? recordOf(noted) : (doc.base as RequestRecord | null);
}

/** A row as it travels. */
export function toWireRow(doc: RequestDoc, noted: RequestDoc | undefined) {
	const assumed = assumedOf(doc, noted);
	return {
		newDocumentState: { ...recordOf(doc), id: idOf(doc), _deleted: isGone(doc) },
		assumedMasterState: assumed === null ? null : { id: assumed.id, mutation: { id: assumed.mutation.id } }
	};
}

export function idOf({ key }: Pick<MirrorDoc, 'key'>): string {
	return key.slice(key.indexOf('|') + 1);
}

/**
 * What counts of a record on this device; null = nothing. What the server could not read was never its version: what
 * it has counts then.
 */
export function countingRecord(doc: RequestDoc | null | undefined): RequestRecord | null {
	if (doc === null || doc === undefined) return null;
	if (doc.pending === SET_ASIDE) return baseFor(doc);
	return isGone(doc) ? null : recordOf(doc);
}

/** The same, looked up. */
export async function heldRecord(
	mirror: RxCollection<MirrorDoc>,
	source: RequestSource,
	id: string
): Promise<RequestRecord | null> {
	const [doc] = await mirror.storageInstance.findDocumentsById([`${source}|${id}`], false);
	return countingRecord(doc);
}
