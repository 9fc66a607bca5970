import type { Rejection } from '#protocol/rejection.ts';
import type { EntryVersion } from '#server/time-entries/entry-version.ts';
import type { AppliedMutation } from '#server/time-entries/mutations.repository.ts';
import type { RowAnswer } from '#server/time-entries/push-answer.ts';
import type { PushContext } from '#server/time-entries/push-context.ts';
import type { PushedRow } from '#server/time-entries/pushed-row.ts';

/** R2: what was applied before is not applied again; the same id for something else is refused. */
export function answerKnownMutation(
	context: PushContext,
	row: PushedRow,
	master: EntryVersion | null
): RowAnswer | null {
	const { id, mutation } = row;
	const { userId } = context.actor;
	// What came back after a restore was brought by whoever was first, not always by who had done it.
	const wasBrought = (one: AppliedMutation) => one.bodyHash === null && master?.parts.userId === userId;
	const isMine = (one: AppliedMutation) => one.recordId === id && (one.actorId === userId || wasBrought(one));
	const known = context.appliedMutation(mutation.id);
	const prior = (mutation.prior ?? []).map((one) => context.appliedMutation(one.id));
	const isReused =
		(known !== null && (!isMine(known) || (known.bodyHash !== null && known.bodyHash !== row.bodyHash))) ||
		prior.some((one) => one !== null && !isMine(one));
	if (isReused)
		return { id, status: 'rejected', master: master ?? 'gone', reason: { code: 'E_MUTATION_REUSED' } };
	if (known === null) return null;
	if (known.reason !== null) {
		const reason = JSON.parse(known.reason) as Rejection;
		return { id, status: 'rejected', master: master ?? 'gone', reason };
	}
	const hasMovedOn = master?.parts.mutationId !== mutation.id;
	return hasMovedOn ? { id, status: 'replayed', master: master ?? 'gone' } : { id, status: 'replayed' };
}

/** The pushed mutation and the earlier ones it stands for (R1), all applied by this change. */
export function mutationsOf(
	context: PushContext,
	row: PushedRow,
	reason: Rejection | null
): AppliedMutation[] {
	const pushed = {
		...asMutation(context, row, row.mutation.id),
		reason: reason === null ? null : JSON.stringify(reason)
	};
	const unknown = (row.mutation.prior ?? []).filter(({ id }) => context.appliedMutation(id) === null);
	return [
		...unknown.map((one) => ({
			...asMutation(context, row, one.id),
			bodyHash: null,
			prior: JSON.stringify(one)
		})),
		pushed
	];
}

/** A mutation of this row as it is remembered. */
export function asMutation(context: PushContext, row: PushedRow, id: string): AppliedMutation {
	return {
		id,
		recordId: row.id,
		actorId: context.actor.userId,
		bodyHash: row.bodyHash,
		reason: null,
		prior: null
	};
}
