import type { Mutation } from '#domain/kernel/mutation.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Ids } from '#server/deps.ts';

/**
 * R1 for a change that no device made: the server mints an id too, under its own name, which counts no
 * acts. `at` is when it happened, `comment` what a person said about it.
 */
export function serverMutation(
	ids: Ids,
	{ event, at, comment }: { readonly event: string; readonly at: Instant; readonly comment?: string }
): Mutation {
	const mutation = { id: ids.next(), event, deviceId: 'server', seq: 0, deviceTime: at, offsetMs: 0 };
	return comment === undefined ? mutation : { ...mutation, comment };
}
