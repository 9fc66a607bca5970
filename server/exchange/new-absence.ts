import type { Absence } from '#domain/absence/absence.ts';
import { importedAbsenceState } from '#domain/exchange/exported-entries.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Ids } from '#server/deps.ts';
import type { AbsenceRun } from '#server/exchange/absence-rows.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';

export interface AbsenceOwner {
	readonly userId: string;
	readonly typeId: string;
}

/** The record of a stretch of days that came from outside. `ids` names the absence and its mutation. */
export function newAbsence(
	run: AbsenceRun,
	{ userId, typeId }: AbsenceOwner,
	{ now, ids, flags }: { now: Instant; ids: Ids; flags: string[] }
): Omit<Absence, 'seq'> {
	return {
		id: ids.next(),
		userId,
		typeId,
		from: run.from,
		to: run.to,
		firstHalf: run.half,
		lastHalf: null,
		state: importedAbsenceState(run.confirmed),
		note: '',
		certificate: null,
		attachments: [],
		decisions: [],
		mutation: serverMutation(ids, { event: 'create', at: now }),
		schemaVersion: 1,
		flags,
		receivedAt: now,
		revision: 1
	};
}
