import { uuidv7 } from '#domain/kernel/id.ts';
import type { Mutation } from '#domain/kernel/mutation.ts';
import type { TimeEntryWrite } from '#domain/time-entry/time-entry.ts';

export type PushedEntry = TimeEntryWrite;

let count = 0;

/** A mutation of a device of the test, each with an id of its own. */
export function nextMutation(event: string): Mutation {
	count += 1;
	const random = new Uint8Array(10);
	new DataView(random.buffer).setUint32(4, count);
	return {
		id: uuidv7(Date.UTC(2026, 10, 19, 10), random),
		event,
		deviceId: 'test-device',
		seq: count,
		deviceTime: '2026-11-19T10:00:00.000Z',
		offsetMs: 0
	};
}

/** A draft of a morning's work as a device pushes it. */
export function aPushedEntry(
	fields: Partial<TimeEntryWrite> & Pick<TimeEntryWrite, 'id' | 'userId'>
): PushedEntry {
	return {
		kind: 'work',
		start: '2026-11-19T06:00:00.000Z',
		stop: '2026-11-19T10:00:00.000Z',
		zone: 'Europe/Berlin',
		workTypeId: null,
		jobId: null,
		note: '',
		explanation: '',
		state: 'draft',
		origin: 'manual',
		comment: null,
		mutation: nextMutation('create'),
		schemaVersion: 1,
		...fields
	};
}
