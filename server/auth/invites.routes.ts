import type { Context } from 'hono';
import { inviteAcceptRequestSchema, inviteLookupRequestSchema } from '#protocol/http/invites.ts';
import { grantSession } from '#server/auth/grant-session.ts';
import { acceptInvite, greetByInvite } from '#server/auth/invite-door.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { clientAddress, trustedList } from '#server/http/client-address.ts';
import { AppError } from '#server/http/errors.ts';
import { createRateLimiter, rateKeyOf } from '#server/http/rate-limit.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';

/** Wrong codes from one address before it has to wait: typing errors yes, guessing no. */
const WRONG_CODES = { limit: 20, windowMs: 10 * 60_000 };

export function inviteRoutes(router: Router, deps: Deps): void {
	const limiter = createRateLimiter(deps.clock, WRONG_CODES);
	const trusted = trustedList(deps.config.trustedProxies);

	const limited = async <T>(c: Context, attempt: () => T | Promise<T>): Promise<T> => {
		const key = rateKeyOf(clientAddress(c, trusted));
		limiter.check(key);
		try {
			return await attempt();
		} catch (error) {
			if (error instanceof AppError && error.code === 'invite.unknown') limiter.count(key);
			throw error;
		}
	};

	router.post('/api/invites/lookup', 'public', async (c) => {
		const { code } = await readJson(c, inviteLookupRequestSchema);
		return c.json(await limited(c, () => greetByInvite(deps, code)));
	});

	router.post('/api/invites/accept', 'public', async (c) => {
		const { code, password } = await readJson(c, inviteAcceptRequestSchema);
		const userId = await limited(c, () => acceptInvite(deps, code, password));
		grantSession(deps, c, deps.sessions.open(userId));
		return c.json({ userId });
	});
}
