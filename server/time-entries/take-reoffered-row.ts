import { managesOwner } from '#domain/people/visibility.ts';
import { localDateOf } from '#domain/time/zone.ts';
import { isZone } from '#domain/time/zone.ts';
import { effectiveTime } from '#domain/time-entry/write-rule.ts';
import { waitsForItsWitness } from '#domain/time-entry/reoffer-rule.ts';
import type { Rejection } from '#protocol/rejection.ts';
import type { Deps } from '#server/deps.ts';
import type { DeviceClocks } from '#server/time-entries/device-clocks.ts';
import { EntryVersion } from '#server/time-entries/entry-version.ts';
import { judgeReofferedRow, keptMutation } from '#server/time-entries/judge-row.ts';
import { keepAsDraft } from '#server/time-entries/keep-as-draft.ts';
import type { RowAnswer } from '#server/time-entries/push-answer.ts';
import type { PushContext } from '#server/time-entries/push-context.ts';
import type { PushedRow } from '#server/time-entries/pushed-row.ts';
import { asMutation } from '#server/time-entries/row-mutations.ts';

/**
 * Takes a record that a device brings back because the server may have lost it (R8). The gates, in order:
 *
 * 1. It is the actor's own, or of somebody whose group the actor manages; of others everything is answered as
 *    if there were nothing. A manager brings back only into a history that began with a restore: anywhere else
 *    nothing can have been lost, and the way would only be good for making things up.
 * 2. Its mutation is not known. A known one changes nothing, so a second run changes nothing. One exception:
 *    the same version waits at HR only because somebody else brought it first.
 * 3. The domain says how it may come back, and whether it may replace what is there.
 *
 * Manager and draft: where the restored server has an older draft that nobody touched since, the manager's
 * version of the entry takes its place, and the answer is the same as if there were none.
 */
export function takeReofferedRow(
	deps: Deps,
	context: PushContext,
	clocks: DeviceClocks,
	row: PushedRow
): RowAnswer {
	const { id, write } = row;
	const master = context.versionOf(id);
	const answer = (status: RowAnswer['status'], reason?: Rejection): RowAnswer => ({
		id,
		status,
		master: context.visibleVersionOf(id) ?? 'gone',
		...(reason === undefined ? {} : { reason })
	});
	const ownerId = master?.parts.userId ?? row.userId ?? context.actor.userId;
	const owner = context.ownerOf(ownerId);
	if (write === null || owner === null || !mayBring(deps, context, row, ownerId)) {
		return answer('rejected', { code: 'E_FORBIDDEN' });
	}
	const isRaising = master !== null && isSameAndWaiting(master, row);
	if (!isRaising) {
		const known = answerKnown(context, row, answer);
		if (known !== null) return known;
	}
	const lastSyncAt = wasLost(deps, context, row) ? null : clocks.lastActBefore(row.mutation);
	const verdict = judgeReofferedRow(deps, context, { row, master, write, ownerId, owner, lastSyncAt });
	if (verdict.outcome === 'conflict') {
		const isHidden = master !== null && context.visibleVersionOf(id) === null;
		if (isRaising) return answer('replayed');
		return isHidden ? answer('rejected', { code: 'E_FORBIDDEN' }) : answer('conflict');
	}
	if (verdict.outcome === 'reject') return answer('rejected', verdict.reason);
	if (verdict.outcome === 'accept_content') {
		keepAsDraft(deps, context, { row, master, ...verdict });
		return answer('rejected', verdict.reason);
	}
	const kept = keptMutation(row.mutation);
	// No mutation is applied twice: what is raised is a change of its own.
	const mutation = isRaising ? { ...kept, id: deps.ids.next() } : kept;
	const applied = { ...asMutation(context, row, mutation.id), bodyHash: null };
	const after = EntryVersion.accepted({ ...verdict.record, mutation });
	const { heldAt } = row;
	context.accept({ before: master, after, event: 'restore', mutations: [applied], heldAt });
	return { id, status: 'applied' };
}

function mayBring(deps: Deps, context: PushContext, row: PushedRow, ownerId: string): boolean {
	const { actor } = context;
	if (ownerId === actor.userId) return true;
	if (deps.history.restored === null || row.write === null || !isZone(row.write.zone)) return false;
	const master = context.versionOf(row.id);
	const entryDate =
		master === null || master.deleted ? localDateOf(row.write.start, row.write.zone) : master.parts.day;
	const ownerMemberships = context.ownerOf(ownerId)?.memberships ?? [];
	return managesOwner({ actor, ownerMemberships, entryDate, today: context.today });
}

function isSameAndWaiting(master: EntryVersion, { mutation }: PushedRow): boolean {
	const isSame = !master.deleted && master.parts.mutationId === mutation.id;
	return isSame && waitsForItsWitness(master.record);
}

function answerKnown(
	context: PushContext,
	{ id, mutation }: PushedRow,
	answer: (status: RowAnswer['status'], reason?: Rejection) => RowAnswer
): RowAnswer | null {
	const known = context.appliedMutation(mutation.id);
	if (known === null) return null;
	if (known.recordId !== id) return answer('rejected', { code: 'E_MUTATION_REUSED' });
	const version = context.versionOf(id);
	const isOthersSecret = context.visibleVersionOf(id) === null && version !== null;
	if (isOthersSecret && known.actorId !== context.actor.userId) {
		return answer('rejected', { code: 'E_FORBIDDEN' });
	}
	if (known.reason !== null) return answer('rejected', JSON.parse(known.reason) as Rejection);
	return answer('replayed');
}

/**
 * Whether the act can be among those that the restore lost: it says it was done before. Then its own time
 * counts for deadlines; the acts around it, by which a clock that was set back is found out, are lost too.
 */
function wasLost(deps: Deps, { receivedAt }: PushContext, { mutation }: PushedRow): boolean {
	const { restored } = deps.history;
	return restored !== null && effectiveTime({ mutation, receivedAt }).effectiveAt <= restored.at;
}
