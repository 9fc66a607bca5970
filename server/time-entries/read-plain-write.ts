import { COMMENT_LIMIT, type Mutation } from '#domain/kernel/mutation.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import {
	EXPLANATION_LIMIT,
	NOTE_LIMIT,
	TIME_ENTRY_SCHEMA_VERSION,
	timeEntryOrigins,
	timeEntryStates,
	type TimeEntryWrite
} from '#domain/time-entry/time-entry.ts';

type Fields = Readonly<Record<string, unknown>>;

const ID = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,63}$/;
const INSTANT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const states: ReadonlySet<unknown> = new Set(timeEntryStates);
const origins: ReadonlySet<unknown> = new Set(timeEntryOrigins);

/**
 * Reads a pushed entry the short way: the same demands as `timeEntryWriteSchema`, asked straight. null means
 * only "not that plain" (a mutation with prior ones, say, or a wrong field): then the schema decides and names
 * the field. What is accepted here, the schema accepts with the same result; a property test holds them together.
 */
export function readPlainWrite(document: Fields): TimeEntryWrite | null {
	const { id, userId, kind, start, stop, zone, workTypeId, state, origin, schemaVersion } = document;
	const { jobId = null, note = '', explanation = '', comment = null } = document;
	const mutation = readPlainMutation(document['mutation']);
	if (mutation === null) return null;
	if (!isId(id) || !isId(userId) || !isIdOrNull(workTypeId) || !isIdOrNull(jobId)) return null;
	if (kind !== 'work' && kind !== 'break') return null;
	if (!isInstant(start) || (stop !== null && !isInstant(stop))) return null;
	if (!isText(zone, 64) || zone === '' || !isText(note, NOTE_LIMIT)) return null;
	if (!isText(explanation, EXPLANATION_LIMIT) || (comment !== null && !isText(comment, NOTE_LIMIT)))
		return null;
	if (!states.has(state) || !origins.has(origin) || schemaVersion !== TIME_ENTRY_SCHEMA_VERSION) return null;
	return {
		id,
		userId,
		kind,
		start,
		stop,
		zone,
		workTypeId,
		jobId,
		note,
		explanation,
		state: state as TimeEntryWrite['state'],
		origin: origin as TimeEntryWrite['origin'],
		comment,
		mutation,
		schemaVersion
	};
}

function readPlainMutation(value: unknown): Mutation | null {
	if (typeof value !== 'object' || value === null) return null;
	const { id, event, deviceId, seq, deviceTime, offsetMs, comment, prior, proof } = value as Fields;
	if (prior !== undefined || proof !== undefined) return null;
	if (!isId(id) || !isText(event, 40) || !isText(deviceId, 64)) return null;
	if (!isCount(seq) || !isInstant(deviceTime) || !isWhole(offsetMs)) return null;
	if (comment === undefined) return { id, event, deviceId, seq, deviceTime, offsetMs };
	return isText(comment, COMMENT_LIMIT) ? { id, event, deviceId, seq, deviceTime, offsetMs, comment } : null;
}

function isId(value: unknown): value is string {
	return typeof value === 'string' && ID.test(value);
}

function isIdOrNull(value: unknown): value is string | null {
	return value === null || isId(value);
}

function isText(value: unknown, limit: number): value is string {
	return typeof value === 'string' && value.length <= limit;
}

function isInstant(value: unknown): value is string {
	if (typeof value !== 'string' || !INSTANT.test(value)) return false;
	return value.slice(8, 10) <= '28' || msToInstant(instantToMs(value)) === value;
}

function isWhole(value: unknown): value is number {
	return Number.isInteger(value);
}

function isCount(value: unknown): value is number {
	return isWhole(value) && value >= 0;
}
