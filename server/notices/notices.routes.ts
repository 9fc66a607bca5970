import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readNotice } from '#server/notices/notices.usecases.ts';
import { createAdmission } from '#server/sync/admission.ts';

export function noticesRoutes(router: Router, deps: Deps): void {
	const admission = createAdmission(deps, { perMinute: deps.config.syncRate });
	router.post('/api/notices/:id/read', 'signed-in', (c, actor) => {
		admission.admit(c, actor);
		readNotice(deps, actor.userId, c.req.param('id') ?? '');
		return c.body(null, 204);
	});
}
