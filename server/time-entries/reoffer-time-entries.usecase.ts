import { waitsForItsWitness } from '#domain/time-entry/reoffer-rule.ts';
import type { KnownRecord } from '#protocol/reoffer.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import type { EntryVersion } from '#server/time-entries/entry-version.ts';
import { PushContext } from '#server/time-entries/push-context.ts';

/**
 * Which of the records a device holds this server lacks in that version. A version that the server ever had is
 * not wanted: then the device is merely behind. An entry that the actor may not see is wanted like one that
 * does not exist, so that the answer tells nothing.
 */
export function wantedTimeEntries(deps: Deps, userId: string, known: readonly KnownRecord[]): string[] {
	const rows = known.map(({ id, mutationId }) => ({ id, mutation: { id: mutationId } }));
	const context = new PushContext(deps, actorOf(deps, userId), rows);
	const wanted = known.filter(({ id, mutationId }) => {
		const version = context.visibleVersionOf(id);
		if (version === null) return true;
		if (version.parts.mutationId === mutationId) return isWaiting(version);
		return context.appliedMutation(mutationId)?.recordId !== id;
	});
	return [...new Set(wanted.map(({ id }) => id))];
}

/** It came back to HR because somebody else brought it first; its owner may bring it as it was. */
function isWaiting(version: EntryVersion): boolean {
	return version.parts.state === 'review' && !version.deleted && waitsForItsWitness(version.record);
}
