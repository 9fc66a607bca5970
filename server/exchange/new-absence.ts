import type { Absence } from '#domain/absence/absence.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { AbsenceRun } from '#server/exchange/absence-rows.ts';

export interface AbsenceOwner {
	readonly userId: string;
	readonly typeId: string;
	/** Which half of a half day. */
	readonly half: 'am' | 'pm' | null;
}

/** The record of a stretch of days that came from outside. `nextId` names the absence and its mutation. */
export function newAbsence(
	run: AbsenceRun,
	{ userId, typeId, half }: AbsenceOwner,
	{ now, nextId, flags }: { now: Instant; nextId: () => string; flags: string[] }
): Omit<Absence, 'seq'> {
	return {
		id: nextId(),
		userId,
		typeId,
		from: run.from,
		to: run.to,
		firstHalf: run.fraction === 0.5 ? half : null,
		lastHalf: null,
		state: run.confirmed ? 'approved' : 'requested',
		note: '',
		certificate: null,
		attachments: [],
		decisions: [],
		mutation: {
			id: nextId(),
			event: 'create',
			deviceId: 'server',
			seq: 0,
			deviceTime: now,
			offsetMs: 0
		},
		schemaVersion: 1,
		flags,
		receivedAt: now,
		revision: 1
	};
}
