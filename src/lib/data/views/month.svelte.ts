import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { MonthView } from '#lib/data/views/types.ts';

/** A month of the signed-in person. `month` is 'YYYY-MM'; call it again (with $derived) for another month. */
export function monthView(month: string): Live<MonthView | null> {
	return liveView<MonthView | null>((engine) => engine.views.month(month), null);
}
