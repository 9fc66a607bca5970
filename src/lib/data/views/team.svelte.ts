import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { PresenceView } from '#lib/data/views/team-types.ts';

const nobody: PresenceView = { isShown: false, isMember: false, people: [], asOfTime: null };

/** Who of the team is at work now, where a group shows it. */
export function presenceView(): Live<PresenceView> {
	return liveView<PresenceView>((engine) => engine.views.presence(), nobody);
}
