import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readNotice } from '#server/notices/notices.usecases.ts';

export function noticesRoutes(router: Router, deps: Deps): void {
	router.post('/api/notices/:id/read', 'signed-in', (c, actor) => {
		readNotice(deps, actor.userId, c.req.param('id') ?? '');
		return c.body(null, 204);
	});
}
