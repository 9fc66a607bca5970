import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { AccountView } from '#lib/data/views/types.ts';

/** The account of the signed-in person, as of yesterday. */
export function accountView(): Live<AccountView | null> {
	return liveView<AccountView | null>((engine) => engine.views.account(), null);
}
