import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { describeMe } from '#server/people/me.usecase.ts';

export function meRoutes(router: Router, deps: Deps): void {
	router.get('/api/me', 'signed-in', (c, actor) => c.json(describeMe(deps, actor)));
}
