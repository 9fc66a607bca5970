import type { Context } from 'hono';
import { createPersonRequestSchema, updatePersonRequestSchema } from '#protocol/http/people.ts';
import type { Deps } from '#server/deps.ts';
import { appOrigin } from '#server/http/app-origin.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';
import { invitePerson, resetAccess } from '#server/people/access.usecases.ts';
import { createPerson, listPeople, updatePerson } from '#server/people/people.usecases.ts';

export function peopleRoutes(router: Router, deps: Deps): void {
	const idOf = (c: Context) => c.req.param('id') ?? '';
	const origin = (c: Context) => appOrigin(c, deps.config.url);

	router.get('/api/people', 'hr', (c) => c.json({ people: listPeople(deps) }));

	router.post('/api/people', 'hr', async (c, actor) => {
		const request = await readJson(c, createPersonRequestSchema);
		return c.json({ person: createPerson(deps, actor.userId, request) }, 201);
	});

	router.patch('/api/people/:id', 'hr', async (c, actor) => {
		const change = await readJson(c, updatePersonRequestSchema);
		return c.json({ person: updatePerson(deps, actor.userId, idOf(c), change) });
	});

	router.post('/api/people/:id/invite', 'hr', (c, actor) =>
		c.json(invitePerson(deps, actor.userId, idOf(c), origin(c)), 201)
	);

	router.post('/api/people/:id/reset-access', 'hr', (c, actor) =>
		c.json(resetAccess(deps, actor.userId, idOf(c), origin(c)), 201)
	);
}
