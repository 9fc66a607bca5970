import type { WithDeleted } from 'rxdb';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';

/** What the server sends or keeps: the record, or what is left of a deleted one. */
export type WireEntry = { readonly id: string; readonly _deleted?: boolean | undefined } & Partial<TimeEntry>;

/** A record of the server as the device keeps it; tombstones keep nothing of the content. */
export function wireToDoc(wire: WireEntry): WithDeleted<EntryDoc> {
	const isTombstone = wire._deleted === true || wire.mutation === undefined;
	if (isTombstone) return blankDoc(wire.id);
	const { _deleted, ...record } = wire;
	void _deleted;
	const data = record as TimeEntry;
	return { ...docOf(data, { pending: false, removed: false, since: 0, base: null }), _deleted: false };
}

function blankDoc(id: string): WithDeleted<EntryDoc> {
	return {
		id,
		userId: '',
		start: '',
		state: '',
		pending: 0,
		removed: 0,
		running: 0,
		since: 0,
		nudge: 0,
		data: null,
		base: null,
		_deleted: true
	};
}

/** A record as the device keeps it. */
export function docOf(
	data: TimeEntry,
	local: Pick<EntryDoc, 'since' | 'base'> & { readonly pending: boolean; readonly removed: boolean }
): EntryDoc {
	return {
		id: data.id,
		userId: data.userId,
		start: data.start,
		state: data.state,
		pending: local.pending ? 1 : 0,
		removed: local.removed ? 1 : 0,
		running: data.stop === null && !local.removed ? 1 : 0,
		since: local.since,
		nudge: 0,
		data,
		base: local.base
	};
}

/** Whether the record is gone: deleted on the server, or here and not yet acknowledged. */
export function isGone(doc: WithDeleted<EntryDoc>): boolean {
	return doc._deleted || doc.removed === 1;
}

/** What travels in a push: the record alone, with the deletion mark. */
export function docToWire(doc: WithDeleted<EntryDoc>): Record<string, unknown> {
	return { ...(doc.data ?? { id: doc.id }), _deleted: isGone(doc) };
}

/** The server's version that the next write on a record is made on. */
export function baseFor(stored: WithDeleted<EntryDoc> | null): TimeEntry | null {
	if (stored === null) return null;
	if (stored.pending !== 0) return stored.base;
	return isGone(stored) ? null : stored.data;
}

/**
 * The master a waiting write builds on. `noted` is what the replication wrote down about the record: it does so
 * after the record itself, so a page that ends or an act that comes in between leaves it missing or old. It
 * counts only where it is one of the acts this write goes on from; otherwise the write itself knows better.
 */
export function masterOf(
	doc: WithDeleted<EntryDoc>,
	noted: WithDeleted<EntryDoc> | undefined
): WithDeleted<EntryDoc> | null {
	const notedId = noted?.data?.mutation.id;
	if (noted && doc.data?.mutation.prior?.some((act) => act.id === notedId)) return noted;
	return doc.base === null ? null : wireToDoc(doc.base);
}

/** The only thing the server reads of an assumed master. */
export function docToAssumedMaster(
	doc: WithDeleted<EntryDoc> | null
): { readonly id: string; readonly mutation: { readonly id: string } } | null {
	return doc?.data ? { id: doc.id, mutation: { id: doc.data.mutation.id } } : null;
}
