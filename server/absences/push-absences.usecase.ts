import { absenceKind } from '#server/absences/absence-kind.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { pushRecords } from '#server/sync/records/push-records.ts';
import { WriteContext } from '#server/sync/records/write-context.ts';
import { DeviceClocks, type DeviceSession } from '#server/time-entries/device-clocks.ts';
import type { PushOutcome } from '#server/time-entries/push-time-entries.usecase.ts';

/**
 * Takes a batch of rows of absences, in one transaction that everything the decisions rest on is read in: who the
 * actor is now, the groups, the other absences, the account.
 */
export function pushAbsences(deps: Deps, session: DeviceSession, rows: readonly unknown[]): PushOutcome {
	return deps.db.transaction(() => {
		const actor = actorOf(deps, session.userId);
		const context = new WriteContext(deps, actor);
		const clocks = new DeviceClocks(deps.db, session, context.receivedAt);
		const pushed = pushRecords(deps, { context, clocks, kind: absenceKind(deps, context) }, rows);
		clocks.save();
		return { ...pushed, actor };
	});
}
