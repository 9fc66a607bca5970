import type { Context } from 'hono';
import type { Actor } from '#domain/people/actor.ts';
import type { Deps } from '#server/deps.ts';
import { createRateLimiter } from '#server/http/rate-limit.ts';
import { protocolOf } from '#server/sync/protocol-version.ts';

export interface Admission {
	/** Counts a request of this person; throws 429 when the minute is used up. */
	count(actor: Actor): void;
	/** The same, then answers the protocol that the request speaks; throws 426 unless it is one that is answered. */
	admit(c: Context, actor: Actor): number;
}

/**
 * The door in front of what devices ask on their own. All devices of one person share the limit: one that
 * spins slows down its person, nobody else. What is refused for its protocol counts as well, because an old
 * app that keeps asking is the likeliest to spin.
 */
export function createAdmission(
	{ clock, versions }: Pick<Deps, 'clock' | 'versions'>,
	{ perMinute }: { readonly perMinute: number }
): Admission {
	const limiter = createRateLimiter(clock, { limit: perMinute, windowMs: 60_000 });
	const count = ({ userId }: Actor): void => {
		limiter.check(userId);
		limiter.count(userId);
	};
	return {
		count,
		admit(c, actor) {
			count(actor);
			return protocolOf(c, versions.protocols);
		}
	};
}
