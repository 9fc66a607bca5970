import type { WithDeleted } from 'rxdb';
import type { MirrorDoc } from '#lib/data/engine/rx-schema.ts';
import type { CollectionName } from '#protocol/collections.ts';
import type { PulledDocument } from '#protocol/pull.ts';

/** The collections besides time entries, in the order in which a first sync needs them. */
export const mirrored = [
	'reference',
	'employees',
	'public_holidays',
	'notices',
	'absences',
	'corrections',
	'team_days',
	'presence'
] as const;
export type MirroredName = (typeof mirrored)[number] & CollectionName;

/** A record of the server as the device keeps it; tombstones keep nothing of the content. */
export function toMirrorDoc(collection: MirroredName, document: PulledDocument): WithDeleted<MirrorDoc> {
	const { _deleted, ...data } = document;
	return {
		key: `${collection}|${document.id}`,
		source: collection,
		data: _deleted ? null : ({ ...data, _deleted: false } as PulledDocument),
		pending: 0,
		removed: 0,
		since: 0,
		nudge: 0,
		base: null,
		_deleted
	};
}

/** Same version of a record, whatever waits on it: what the server sent is there already, or was not touched. */
export function isSameMirrored(a: WithDeleted<MirrorDoc>, b: WithDeleted<MirrorDoc>): boolean {
	const isGone = (doc: WithDeleted<MirrorDoc>) => doc._deleted || doc.removed === 1;
	if (isGone(a) || isGone(b)) return isGone(a) && isGone(b) && a.pending === b.pending;
	return JSON.stringify(a.data) === JSON.stringify(b.data);
}
