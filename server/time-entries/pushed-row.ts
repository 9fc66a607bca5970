import { hash } from 'node:crypto';
import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { mutationSchema, type Mutation } from '#domain/kernel/mutation.ts';
import type { RecordVersions } from '#domain/kernel/upcast.ts';
import {
	timeEntryEvents,
	timeEntryWriteSchema,
	type TimeEntryEvent,
	type TimeEntryWrite
} from '#domain/time-entry/time-entry.ts';
import { isZone } from '#domain/time/zone.ts';
import { asObject, readDocument, unreadable, type UnreadableRow } from '#server/sync/read-document.ts';
import { readPlainWrite } from '#server/time-entries/read-plain-write.ts';

/** A row of a push that can be read. */
export interface PushedRow {
	readonly id: string;
	/** Whose entry the client says it is; null when a tombstone came without. */
	readonly userId: string | null;
	/** null for a deletion. */
	readonly write: TimeEntryWrite | null;
	readonly mutation: Mutation;
	readonly event: TimeEntryEvent;
	/** The mutation id of the master the device knew; null = it knew none. */
	readonly assumedId: string | null;
	/** Same mutation, same fingerprint; a second body under one mutation id shows. */
	readonly bodyHash: string;
	/** Brought back after a restore (R8), not written now. */
	readonly isReoffer: boolean;
	/** Where in the lost history the device had a version from that it brings back; only ever compared. */
	readonly heldAt: number;
}

/** A tombstone needs to say what is deleted and by which act; devices blank the rest. */
const deletionSchema = v.object({
	id: idSchema,
	_deleted: v.literal(true),
	userId: v.optional(v.string()),
	mutation: mutationSchema
});

const knownEvents: ReadonlySet<string> = new Set(timeEntryEvents);

/** Reads one row. Fields that only the server decides are not even looked at (I9). */
export function readPushedRow(
	row: unknown,
	versions: RecordVersions
): { ok: true; row: PushedRow } | { ok: false; row: UnreadableRow } {
	const { newDocumentState: state, assumedMasterState: assumed, reoffer } = asObject(row) ?? {};
	const read = readDocument(state, versions);
	if (!read.ok) return read;
	const { document } = read;
	const assumedId = asObject(asObject(assumed)?.['mutation'])?.['id'];
	const parsed = parse(document);
	if (!parsed.ok) return unreadable(document, parsed.field);
	const { id, userId, mutation } = parsed.value;
	const write = '_deleted' in parsed.value ? null : parsed.value;
	if (!isEvent(mutation.event)) return unreadable(document, 'mutation.event');
	if (write !== null && !isZone(write.zone)) return unreadable(document, 'zone');
	return {
		ok: true,
		row: {
			id,
			userId: userId === undefined || userId === '' ? null : userId,
			write,
			mutation,
			event: mutation.event,
			assumedId: typeof assumedId === 'string' && assumedId !== '' ? assumedId : null,
			bodyHash: bodyHashOf(id, write, mutation),
			isReoffer: reoffer === true,
			heldAt: typeof document['seq'] === 'number' ? document['seq'] : 0
		}
	};
}

type Document = TimeEntryWrite | v.InferOutput<typeof deletionSchema>;

function parse(
	document: Record<string, unknown>
): { ok: true; value: Document } | { ok: false; field: string | null } {
	const isDeletion = document['_deleted'] === true;
	const plain = isDeletion ? null : readPlainWrite(document);
	if (plain !== null) return { ok: true, value: plain };
	const parsed = isDeletion
		? v.safeParse(deletionSchema, document, { abortEarly: true })
		: v.safeParse(timeEntryWriteSchema, document, { abortEarly: true });
	if (parsed.success) return { ok: true, value: parsed.output };
	return { ok: false, field: v.getDotPath(parsed.issues[0]) };
}

/**
 * The fingerprint of what a person did. Not part of it: `prior`, which shrinks when an answer arrives
 * between two attempts, and the schema version: a row that waited for its answer over an update of the server is taken
 * to the new version and must still be the same. What a new version adds to the content therefore counts only where it
 * differs from what the step to that version fills in.
 */
function bodyHashOf(id: string, write: TimeEntryWrite | null, mutation: Mutation): string {
	const act = [
		mutation.event,
		mutation.deviceId,
		mutation.seq,
		mutation.deviceTime,
		mutation.offsetMs,
		mutation.comment
	];
	const content = write && [
		write.kind,
		write.start,
		write.stop,
		write.zone,
		write.workTypeId,
		write.jobId,
		write.note,
		write.explanation,
		write.state
	];
	return hash('sha256', JSON.stringify([id, act, content]), 'base64url');
}

function isEvent(event: string): event is TimeEntryEvent {
	return knownEvents.has(event);
}
