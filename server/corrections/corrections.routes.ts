import { decideCorrectionRequestSchema } from '#protocol/http/decide-records.ts';
import { decideCorrection, openCorrections } from '#server/corrections/decide-correction.usecase.ts';
import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';

export function correctionsRoutes(router: Router, deps: Deps): void {
	router.get('/api/corrections/open', 'hr', (c) => c.json({ corrections: openCorrections(deps) }));

	router.post('/api/corrections/:id/decision', 'hr', async (c, actor) => {
		const request = await readJson(c, decideCorrectionRequestSchema);
		return c.json(decideCorrection(deps, actor.userId, { ...request, id: c.req.param('id') ?? '' }));
	});
}
