import type { Deps } from '#server/deps.ts';
import { changeOf, mutationLinesOf } from '#server/journal/journal.ts';
import {
	findSideMutations,
	insertSideMutations,
	type AppliedMutation
} from '#server/time-entries/mutations.repository.ts';

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

/** Where in the lost history the version was that a device brought back with this mutation; null for any other. */
export function heldAtOf(deps: Pick<Deps, 'db'>, mutationId: string): number | null {
	const change = changeOf(deps, mutationId);
	if (change?.event !== 'restore' || change.after === null) return null;
	return (JSON.parse(change.after) as { heldAt: number }).heldAt;
}

/** Remembers mutations that were applied without a line of their own in the journal, inside the transaction. */
export function noteSideMutations({ db }: Pick<Deps, 'db'>, rows: readonly AppliedMutation[]): void {
	insertSideMutations(db, rows);
}
