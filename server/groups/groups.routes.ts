import { createGroupRequestSchema, updateGroupRequestSchema } from '#protocol/http/groups.ts';
import type { Deps } from '#server/deps.ts';
import { createGroup, listGroups, updateGroup } from '#server/groups/groups.usecases.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';

export function groupRoutes(router: Router, deps: Deps): void {
	router.get('/api/groups', 'hr', (c) => c.json({ groups: listGroups(deps) }));

	router.post('/api/groups', 'hr', async (c, actor) => {
		const request = await readJson(c, createGroupRequestSchema);
		return c.json({ group: createGroup(deps, actor.userId, request) }, 201);
	});

	router.patch('/api/groups/:id', 'hr', async (c, actor) => {
		const change = await readJson(c, updateGroupRequestSchema);
		return c.json({ group: updateGroup(deps, actor.userId, c.req.param('id') ?? '', change) });
	});
}
