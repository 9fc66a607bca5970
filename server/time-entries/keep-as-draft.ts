import type { Rejection } from '#domain/kernel/rejection.ts';
import type { TimeEntry } from '#domain/time-entry/time-entry.ts';
import type { Deps } from '#server/deps.ts';
import { serverMutation } from '#server/sync/server-mutation.ts';
import { EntryVersion } from '#server/time-entries/entry-version.ts';
import type { PushContext } from '#server/time-entries/push-context.ts';
import type { PushedRow } from '#server/time-entries/pushed-row.ts';
import { asMutation, mutationsOf } from '#server/time-entries/row-mutations.ts';

/**
 * Only the act of a row was refused: its content stays as a draft. That is the server's own change, so it gets
 * a mutation of its own; a replay of the refused one hears the reason again.
 */
export function keepAsDraft(
	deps: Deps,
	context: PushContext,
	of: {
		readonly row: PushedRow;
		readonly master: EntryVersion | null;
		readonly record: TimeEntry;
		readonly reason: Rejection;
	}
): EntryVersion {
	const { row, master, record, reason } = of;
	const event = master === null || master.deleted ? 'create' : 'edit';
	const mutation = serverMutation(deps.ids, { event, at: context.receivedAt });
	const after = EntryVersion.accepted({ ...record, mutation });
	const minted = { ...asMutation(context, row, mutation.id), bodyHash: null };
	const mutations = [...mutationsOf(context, row, reason), minted];
	context.accept({ before: master, after, event, mutations });
	return after;
}
