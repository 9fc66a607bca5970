import type { HealthResponse } from '#protocol/http/health.ts';
import { PROTOCOL_VERSION, PROTOCOL_VERSION_MIN } from '#protocol/version.ts';
import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { isDatabaseWell } from '#server/diagnostics/health.usecase.ts';

export function healthRoutes(router: Router, deps: Deps): void {
	router.get('/api/health', 'public', (c) => {
		const isWell = isDatabaseWell(deps);
		const body: HealthResponse = {
			status: isWell ? 'ok' : 'failing',
			version: deps.config.version,
			protocol: { min: PROTOCOL_VERSION_MIN, max: PROTOCOL_VERSION }
		};
		return c.json(body, isWell ? 200 : 503);
	});
}
