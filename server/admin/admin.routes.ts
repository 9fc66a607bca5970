import * as v from 'valibot';
import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';
import { resetAccessByOperator } from '#server/people/access.usecases.ts';

const resetAccessSchema = v.object({ userName: v.pipe(v.string(), v.maxLength(200)) });

/** What whoever rules the machine may do; only over the socket in the data folder. */
export function adminRoutes(router: Router, deps: Deps): void {
	router.get('/api/admin/ping', 'local-admin', (c) => c.json({ version: deps.config.version }));

	router.post('/api/admin/reset-access', 'local-admin', async (c) => {
		const { userName } = await readJson(c, resetAccessSchema);
		const origin = deps.config.url ?? `http://localhost:${deps.config.port}`;
		return c.json(resetAccessByOperator(deps, userName, origin), 201);
	});
}
