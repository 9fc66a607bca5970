import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readNotice } from '#server/notices/notices.usecases.ts';
import { requireProtocol } from '#server/sync/protocol-version.ts';

export function noticesRoutes(router: Router, deps: Deps): void {
	router.post('/api/notices/:id/read', 'signed-in', (c, actor) => {
		requireProtocol(c);
		readNotice(deps, actor.userId, c.req.param('id') ?? '');
		return c.body(null, 204);
	});
}
