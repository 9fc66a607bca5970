import { createWorkTypeRequestSchema, updateWorkTypeRequestSchema } from '#protocol/http/work-types.ts';
import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';
import { createWorkType, listWorkTypes, updateWorkType } from '#server/work-types/work-types.usecases.ts';

export function workTypeRoutes(router: Router, deps: Deps): void {
	router.get('/api/work-types', 'hr', (c) => c.json({ workTypes: listWorkTypes(deps) }));

	router.post('/api/work-types', 'hr', async (c, actor) => {
		const request = await readJson(c, createWorkTypeRequestSchema);
		return c.json({ workType: createWorkType(deps, actor.userId, request) }, 201);
	});

	router.patch('/api/work-types/:id', 'hr', async (c, actor) => {
		const change = await readJson(c, updateWorkTypeRequestSchema);
		return c.json({ workType: updateWorkType(deps, actor.userId, c.req.param('id') ?? '', change) });
	});
}
