import { liveView } from '#lib/data/live.svelte.ts';
import { loadEngine } from '#lib/data/engine-loader.ts';
import type { Live } from '#lib/data/types.ts';
import type { Notice } from '#domain/notice/notice.ts';

/** Notices of the signed-in person, newest first. */
export function noticesView(): Live<readonly Notice[]> {
	return liveView<readonly Notice[]>((engine) => engine.views.notices(), []);
}

/** Marks a notice as read, here at once and on the server when there is one. */
export async function markNoticeRead(id: string): Promise<void> {
	await (await loadEngine()).commands.markNoticeRead(id);
}
