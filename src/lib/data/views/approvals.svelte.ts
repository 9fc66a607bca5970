import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { ApprovalsView } from '#lib/data/views/types.ts';

/** The approvals queue of the signed-in manager. */
export function approvalsView(): Live<ApprovalsView | null> {
	return liveView<ApprovalsView | null>((engine) => engine.views.approvals(), null);
}

/** How many weeks and corrections wait for the signed-in manager: the badge on the tab. */
export function approvalsCount(): Live<number> {
	return liveView((engine) => engine.views.approvalsCount(), 0);
}
