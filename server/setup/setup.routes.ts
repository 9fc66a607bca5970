import type { Context } from 'hono';
import { setupCompanyRequestSchema, setupDemoRequestSchema } from '#protocol/http/setup.ts';
import { grantSession } from '#server/auth/grant-session.ts';
import type { Deps } from '#server/deps.ts';
import { clientAddress, isLoopback, trustedList } from '#server/http/client-address.ts';
import { AppError } from '#server/http/errors.ts';
import { createRateLimiter, rateKeyOf } from '#server/http/rate-limit.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';
import { createDemoSetup, demoInfo } from '#server/setup/demo.usecases.ts';
import { setupStatus, setUpCompany } from '#server/setup/setup.usecases.ts';

const WRONG_CODES = { limit: 10, windowMs: 30 * 60_000 };

export function setupRoutes(router: Router, deps: Deps): void {
	const demo = createDemoSetup(deps);
	const limiter = createRateLimiter(deps.clock, WRONG_CODES);
	const trusted = trustedList(deps.config.trustedProxies);

	const limited = async <T>(c: Context, attempt: () => T | Promise<T>): Promise<T> => {
		const key = rateKeyOf(clientAddress(c, trusted));
		limiter.check(key);
		try {
			return await attempt();
		} catch (error) {
			if (error instanceof AppError && error.code === 'setup.code') limiter.count(key);
			throw error;
		}
	};

	router.get('/api/setup', 'public', (c) => c.json(setupStatus(deps, isLoopback(c, deps.config))));

	router.post('/api/setup/company', 'setup', async (c) => {
		const request = await readJson(c, setupCompanyRequestSchema);
		const visitor = { isLocal: isLoopback(c, deps.config), code: request.code };
		const userId = await limited(c, () => setUpCompany(deps, visitor, request));
		grantSession(deps, c, deps.sessions.open(userId));
		return c.json({ userId }, 201);
	});

	router.post('/api/setup/demo', 'setup', async (c) => {
		const { code } = await readJson(c, setupDemoRequestSchema);
		await limited(c, () => demo.begin({ isLocal: isLoopback(c, deps.config), code }));
		return c.json(demo.progress(), 202);
	});

	router.get('/api/setup/progress', 'public', (c) => c.json(demo.progress()));
	router.get('/api/setup/demo', 'public', (c) => c.json(demoInfo(deps)));
}
