import { confirmOnBehalfRequestSchema } from '#protocol/http/confirm-on-behalf.ts';
import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';
import { requireProtocol } from '#server/sync/protocol-version.ts';
import { confirmOnBehalf } from '#server/time-entries/confirm-on-behalf.usecase.ts';

export function timeEntriesRoutes(router: Router, deps: Deps): void {
	// Managers and HR; of whom, and for which days, is decided inside the transaction.
	router.post('/api/time-entries/confirm-on-behalf', 'signed-in', async (c, actor) => {
		requireProtocol(c);
		const request = await readJson(c, confirmOnBehalfRequestSchema);
		return c.json(confirmOnBehalf(deps, actor.userId, request));
	});
}
