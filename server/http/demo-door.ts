import type { MiddlewareHandler } from 'hono';
import type { Deps } from '#server/deps.ts';
import { isLoopbackSocket } from '#server/http/client-address.ts';
import { AppError } from '#server/http/errors.ts';
import { isDemo } from '#server/settings/settings.usecases.ts';

/**
 * A firm whose password everybody knows stays on this machine unless the operator named an address (HOST).
 * The next start listens on loopback only; this holds from the moment the demo was loaded with one click.
 */
export function demoStaysHere(deps: Deps): MiddlewareHandler {
	return async (c, next) => {
		if (deps.config.host === '' && !isLoopbackSocket(c) && isDemo(deps)) {
			throw new AppError(
				'demo.local',
				403,
				'This is a demo for the machine it runs on. Set HOST to open it.'
			);
		}
		await next();
	};
}
