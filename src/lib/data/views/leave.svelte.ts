import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { LeaveView } from '#lib/data/views/leave-types.ts';

/** Own absences with everything that is asked about them; null until this device's data spoke. */
export function leaveView(): Live<LeaveView | null> {
	return liveView<LeaveView | null>((engine) => engine.views.leave(), null);
}
