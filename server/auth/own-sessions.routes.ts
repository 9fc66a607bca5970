import { endOwnSession, ownSessions } from '#server/auth/own-sessions.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { AppError } from '#server/http/errors.ts';
import type { Router } from '#server/http/route.ts';

export function ownSessionRoutes(router: Router, deps: Deps): void {
	router.get('/api/sessions', 'signed-in', (c) => {
		const session = deps.sessions.read(c.req.raw.headers);
		if (session === null) throw new AppError('auth.required', 401, 'Sign in first.');
		return c.json(ownSessions(deps, session));
	});

	router.delete('/api/sessions/:id', 'signed-in', (c, actor) => {
		endOwnSession(deps, actor.userId, c.req.param('id') ?? '');
		return c.json({ success: true });
	});
}
