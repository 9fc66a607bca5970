import { hash } from 'node:crypto';
import * as v from 'valibot';
import { idSchema } from '#domain/kernel/id.ts';
import { mutationSchema, type Mutation } from '#domain/kernel/mutation.ts';
import type { RecordVersions } from '#domain/kernel/upcast.ts';
import { asObject, readDocument, unreadable, type UnreadableRow } from '#server/sync/read-document.ts';

/** What every pushed record says of itself. */
export interface RecordWrite {
	readonly id: string;
	readonly userId: string;
	readonly mutation: Mutation;
}

/** How rows of a collection are read. */
export interface RecordForm<W extends RecordWrite> {
	readonly schema: v.GenericSchema<unknown, W>;
	readonly events: readonly string[];
	/** Everything a person wrote, for the fingerprint. */
	readonly contentOf: (write: W) => readonly unknown[];
}

/** One readable row of a push. */
export interface PushedRecord<W extends RecordWrite> {
	readonly id: string;
	/** null where a tombstone came without. */
	readonly userId: string | null;
	/** The content; null where a deletion came without. */
	readonly write: W | null;
	readonly isDeletion: boolean;
	readonly mutation: Mutation;
	/** The mutation id of the master the device knew; null = it knew none. */
	readonly assumedId: string | null;
	/** Same mutation, same fingerprint; a second body under one mutation id shows. */
	readonly bodyHash: string;
	/** Brought back after a restore (R8), not written now. */
	readonly isReoffer: boolean;
}

/** A tombstone needs to say what is deleted and by which act; devices may blank the rest. */
const deletionSchema = v.object({
	id: idSchema,
	_deleted: v.literal(true),
	userId: v.optional(v.string()),
	mutation: mutationSchema
});

type Read<W extends RecordWrite> =
	{ readonly ok: true; readonly row: PushedRecord<W> } | { readonly ok: false; readonly row: UnreadableRow };

/** Reads one row. Fields that only the server decides are not even looked at (I9). */
export function readPushedRecord<W extends RecordWrite>(
	row: unknown,
	form: RecordForm<W>,
	versions: RecordVersions
): Read<W> {
	const { newDocumentState: state, assumedMasterState: assumed, reoffer } = asObject(row) ?? {};
	const read = readDocument(state, versions);
	if (!read.ok) return read;
	const { document } = read;
	const isDeletion = document['_deleted'] === true;
	const whole = v.safeParse(form.schema, document, { abortEarly: true });
	const deletion = isDeletion && !whole.success ? v.safeParse(deletionSchema, document) : null;
	const parsed = deletion ?? whole;
	if (!parsed.success) return unreadable(document, v.getDotPath(parsed.issues[0]));
	const { id, userId, mutation } = parsed.output;
	if (!form.events.includes(mutation.event)) return unreadable(document, 'mutation.event');
	const assumedId = asObject(asObject(assumed)?.['mutation'])?.['id'];
	const write = whole.success ? whole.output : null;
	return {
		ok: true,
		row: {
			id,
			userId: userId === undefined || userId === '' ? null : userId,
			write,
			isDeletion,
			mutation,
			assumedId: typeof assumedId === 'string' && assumedId !== '' ? assumedId : null,
			bodyHash: bodyHashOf(id, isDeletion || write === null ? null : form.contentOf(write), mutation),
			isReoffer: reoffer === true
		}
	};
}

/**
 * Not part of the fingerprint: `prior` and the schema version, which may differ between two honest attempts. What a new
 * version adds to the content counts only where it differs from what the step to that version fills in.
 */
function bodyHashOf(id: string, content: readonly unknown[] | null, mutation: Mutation): string {
	const { event, deviceId, seq, deviceTime, offsetMs, comment } = mutation;
	const act = [event, deviceId, seq, deviceTime, offsetMs, comment];
	return hash('sha256', JSON.stringify([id, act, content]), 'base64url');
}
