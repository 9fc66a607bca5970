import type { FetchLike } from '#lib/data/http/http-client.ts';
import { isSwitching } from '#lib/data/http/session-switch.ts';
import { rememberedUserId } from '#lib/data/remembered.ts';

/**
 * The way to the server for one person's data (I13). A browser has one cookie for all its tabs: while it may be somebody
 * else's, or a sign-in or sign-out is under way, nothing of this person leaves.
 */
export function ownSessionOnly(userId: string, fetch: FetchLike): FetchLike {
	return (path, init) =>
		isSwitching() || rememberedUserId() !== userId
			? Promise.reject(new Error('another session'))
			: fetch(path, init);
}
