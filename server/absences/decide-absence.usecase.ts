import type { InferOutput } from 'valibot';
import type { Absence } from '#domain/absence/absence.ts';
import type { decideAbsenceRequestSchema, DecisionResponse } from '#protocol/http/decide-records.ts';
import { absenceKind, storedAbsence } from '#server/absences/absence-kind.ts';
import { listOpenAbsences } from '#server/absences/absences.repository.ts';
import type { Deps } from '#server/deps.ts';
import { requireHr } from '#server/people/actor.usecase.ts';
import { decideRecord } from '#server/sync/records/decide-record.ts';
import { WriteContext } from '#server/sync/records/write-context.ts';

type Request = InferOutput<typeof decideAbsenceRequestSchema>;

const stateAfter: Readonly<Record<Request['event'], Absence['state']>> = {
	approve: 'approved',
	reject: 'rejected',
	approve_cancel: 'cancelled',
	reject_cancel: 'approved',
	revoke: 'cancelled'
};

/** HR decides on an absence. Throws 404 for one that is not there, or was never asked for, 409 for one that moved on. */
export function decideAbsence(
	deps: Deps,
	actorId: string,
	{ event, ...of }: Request & { readonly id: string }
): DecisionResponse {
	return deps.db.transaction(() => {
		const context = new WriteContext(deps, requireHr(deps, actorId));
		const kind = absenceKind(deps, context, { asHr: true });
		return decideRecord(deps, { context, kind }, { ...of, event, state: stateAfter[event] });
	});
}

/** Everybody's absences that wait for a decision, oldest first; for HR. */
export function openAbsences({ db }: Pick<Deps, 'db'>): Absence[] {
	return listOpenAbsences(db).map((row) => storedAbsence(row).record);
}
