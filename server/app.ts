import { Hono } from 'hono';
import { authRoutes } from '#server/auth/auth.routes.ts';
import type { Deps } from '#server/deps.ts';
import { healthRoutes } from '#server/diagnostics/health.routes.ts';
import { answerError } from '#server/http/answer-error.ts';
import { AppError } from '#server/http/errors.ts';
import { originCheck } from '#server/http/origin.ts';
import { createRouter, type Door, type RouteRule, type Router } from '#server/http/route.ts';
import { meRoutes } from '#server/people/me.routes.ts';

export interface App {
	readonly hono: Hono;
	/** Every route with its rule. */
	readonly routes: readonly RouteRule[];
}

/** The whole HTTP application. Tests call `hono.request()`; the start listens with it. */
export function createApp(deps: Deps, door: Door = 'network'): App {
	const hono = new Hono();
	const router = createRouter(deps, door);
	registerRoutes(router, deps);
	hono.onError((error, c) => answerError(deps.log, error, c));
	hono.use('/api/*', async (c, next) => {
		await next();
		c.header('cache-control', 'no-store');
	});
	if (door === 'network') hono.use('/api/*', originCheck(deps.config.url));
	hono.route('/', router.hono);
	hono.all('/api/*', () => {
		throw new AppError('not_found', 404, 'There is nothing here.');
	});
	return { hono, routes: router.routes };
}

/** One line a feature. */
function registerRoutes(router: Router, deps: Deps): void {
	healthRoutes(router, deps);
	authRoutes(router, deps);
	meRoutes(router, deps);
}
