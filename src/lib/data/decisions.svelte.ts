import { loadEngine } from '#lib/data/engine-loader.ts';
import { liveView } from '#lib/data/live.svelte.ts';
import type { CommandResult, Decision, DecisionChoice, Live } from '#lib/data/types.ts';

/** Everything a conflict or a rejection dropped and nobody has decided yet, newest first. */
export function decisionsView(): Live<readonly Decision[]> {
	return liveView<readonly Decision[]>((engine) => engine.views.decisions(), []);
}

/** Puts several items away that only told something. */
export async function dismissDecisions(ids: readonly string[]): CommandResult {
	return (await loadEngine()).commands.dismissDecisions(ids);
}

/**
 * Takes one side. `mine` writes the dropped version again; `theirs`, `dismiss` and `adjust` (an edit answered it) only
 * make the item done. `seen`: the version that was shown as what counts now; `E_MOVED_ON` when another one does.
 */
export async function resolveDecision(
	id: string,
	choice: DecisionChoice | 'adjust',
	seen?: string | null
): CommandResult {
	return (await loadEngine()).commands.resolveDecision(id, choice, seen);
}
