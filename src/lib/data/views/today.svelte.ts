import { liveView } from '#lib/data/live.svelte.ts';
import { todayFromSnapshot } from '#lib/data/snapshot.ts';
import type { Live } from '#lib/data/types.ts';
import type { TodayView } from '#lib/data/views/types.ts';

/** The Today screen: painted from the boot snapshot first, from the device's data as soon as it is open. */
export function todayView(): Live<TodayView> {
	return liveView((engine) => engine.views.today(), todayFromSnapshot());
}
