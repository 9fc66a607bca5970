import { uuidv7 } from '#domain/kernel/id.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { BareEntry } from '#bench/yardstick/rxdb-client.ts';

let counter = 0;

/** Ids of now, one after the other, as devices make them. */
function nextId(): string {
	counter += 1;
	const random = new Uint8Array(10);
	new DataView(random.buffer).setUint32(4, counter);
	crypto.getRandomValues(random.subarray(8));
	return uuidv7(Date.now() + counter, random);
}

const HOUR = 3_600_000;

/** Two stretches a working day, going back from a day: the n-th of them. */
function stretch(index: number): { start: string; stop: string } {
	const day = Math.floor(index / 2);
	const base = Date.UTC(1990, 0, 1) + day * 24 * HOUR;
	const from = index % 2 === 0 ? base + 6 * HOUR : base + 11 * HOUR;
	return { start: new Date(from).toISOString(), stop: new Date(from + 4 * HOUR).toISOString() };
}

/** A bare row of about 290 bytes of JSON, as the yardstick stores it. */
export function bareRow(index: number): BareEntry {
	return {
		id: nextId(),
		userId: nextId(),
		...stretch(index),
		workTypeId: 'montage-und-inbetriebnahme',
		note: 'Unterverteilung im dritten Stock gesetzt und geprüft',
		state: 'draft',
		revision: 1
	};
}

/** A draft as a device pushes it: the whole record it keeps, with the fields that only the server decides. */
export function draftRow(index: number, userId: string): TimeEntry {
	const id = nextId();
	return {
		id,
		userId,
		kind: 'work',
		...stretch(index),
		zone: 'Europe/Berlin',
		workTypeId: null,
		jobId: null,
		note: 'Unterverteilung im dritten Stock gesetzt und geprüft',
		explanation: '',
		state: 'draft',
		origin: 'manual',
		comment: null,
		mutation: {
			id: nextId(),
			event: 'create',
			deviceId: 'bench-device',
			seq: index,
			deviceTime: new Date().toISOString(),
			offsetMs: 0
		},
		schemaVersion: 1,
		route: null,
		flags: [],
		confirmedAt: null,
		seq: 0,
		receivedAt: null,
		revision: 0
	};
}

/** A row of a push: a new record, or the next version of one the device knows as the server's. */
export function pushRow(next: TimeEntry, known: TimeEntry | null) {
	return {
		newDocumentState: { ...next, _deleted: false },
		assumedMasterState: known && { id: known.id, mutation: { id: known.mutation.id } }
	};
}

/** The confirmation of a draft by its owner. */
export function confirmationOf(draft: TimeEntry, index: number): TimeEntry {
	return {
		...draft,
		state: 'confirmed',
		mutation: {
			...draft.mutation,
			id: nextId(),
			event: 'confirm',
			seq: 1_000_000 + index,
			deviceTime: new Date().toISOString()
		}
	};
}
