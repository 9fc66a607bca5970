import type { Deps } from '#server/deps.ts';
import { mutationLinesOf } from '#server/journal/journal.ts';
import { findSideMutations, type AppliedMutation } from '#server/time-entries/mutations.repository.ts';

/** Which of these mutations were applied already, by whom, to which record. */
export function findAppliedMutations(
	deps: Pick<Deps, 'db'>,
	ids: readonly string[]
): Map<string, AppliedMutation> {
	const known = findSideMutations(deps.db, ids);
	for (const { mutationId, ...line } of mutationLinesOf(deps, ids)) {
		known.set(mutationId, { id: mutationId, ...line, reason: null, prior: null });
	}
	return known;
}
