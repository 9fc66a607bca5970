import type { WrittenRecord } from '#domain/kernel/record-version.ts';
import type { DecisionResponse } from '#protocol/http/decide-records.ts';
import type { Deps } from '#server/deps.ts';
import { movedOn, notFound } from '#server/http/errors.ts';
import { RecordBook } from '#server/sync/records/record-book.ts';
import type { RecordKind } from '#server/sync/records/record-kind.ts';
import type { RecordWrite } from '#server/sync/records/pushed-record.ts';
import type { WriteContext } from '#server/sync/records/write-context.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';

/**
 * HR decides on somebody's record, inside the running transaction: by the rule that also judges what devices push,
 * and like them on the version that was seen (R5). Throws 404 for a record that is not there or that was never shown
 * to anybody but its owner, 409 when it is no longer the version that HR was shown.
 */
export function decideRecord<
	R extends WrittenRecord & { readonly userId: string; readonly state: string },
	W extends RecordWrite
>(
	deps: Deps,
	on: { readonly context: WriteContext; readonly kind: RecordKind<R, W> },
	act: {
		readonly id: string;
		readonly event: string;
		readonly state: string;
		/** Of the version that HR was shown. */
		readonly mutationId: string;
		readonly comment?: string | undefined;
	}
): DecisionResponse {
	const { context, kind } = on;
	const { id, event, state, mutationId, comment } = act;
	const master = kind.find(id);
	const owner = master === null ? null : context.ownerOf(master.userId);
	if (master === null || master.deleted || !master.isShown || owner === null) throw notFound();
	if (master.record.mutation.id !== mutationId) throw movedOn();
	const at = context.receivedAt;
	const mutation = serverMutation(deps.ids, { event, at, ...(comment === undefined ? {} : { comment }) });
	const write = { ...master.record, state, mutation } as unknown as W;
	const row = {
		id,
		userId: master.userId,
		write,
		isDeletion: false,
		mutation,
		assumedId: mutationId,
		bodyHash: '',
		isReoffer: false
	};
	const verdict = kind.judge({ row, master, write, owner, effectiveAt: at, isClockSuspect: false });
	if (verdict.outcome !== 'accept') return { state: master.record.state, reason: verdict.reason };
	verdict.effect?.();
	const book = new RecordBook(deps, context, kind);
	const { record } = book.write({ before: master, record: verdict.record, isDeletion: false, event });
	return { state: record.state, reason: null };
}
