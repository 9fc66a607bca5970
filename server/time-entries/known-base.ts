import type { Deps } from '#server/deps.ts';
import type { PushContext } from '#server/time-entries/push-context.ts';
import type { PushedRow } from '#server/time-entries/pushed-row.ts';
import { historyOfTimeEntry } from '#server/time-entries/time-entries.usecases.ts';

/**
 * The newest version of an entry that one of the row's earlier acts made, as JSON text: those acts came another way
 * (handed over, or sent by a page that did not live to hear the answer), and the device cannot know that everybody
 * went on from there. Without it a merge would take for the common ground what was there before those acts, and what
 * the person took back again would look as if it had never been touched (R3). null when none of them did.
 */
export function knownBase(deps: Deps, context: PushContext, { id, mutation }: PushedRow): string | null {
	const own = new Set(
		(mutation.prior ?? []).map((act) => act.id).filter((act) => context.appliedMutation(act) !== null)
	);
	if (own.size === 0) return null;
	const line = historyOfTimeEntry(deps, id).findLast(
		({ mutationId }) => mutationId !== null && own.has(mutationId)
	);
	return line === undefined || isTombstone(line.after) ? null : line.after;
}

function isTombstone(text: string): boolean {
	return (JSON.parse(text) as { readonly _deleted?: boolean })._deleted === true;
}
