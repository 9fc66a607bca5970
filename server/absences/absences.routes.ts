import { decideAbsenceRequestSchema } from '#protocol/http/decide-records.ts';
import { decideAbsence, openAbsences } from '#server/absences/decide-absence.usecase.ts';
import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';

export function absencesRoutes(router: Router, deps: Deps): void {
	router.get('/api/absences/open', 'hr', (c) => c.json({ absences: openAbsences(deps) }));

	router.post('/api/absences/:id/decision', 'hr', async (c, actor) => {
		const request = await readJson(c, decideAbsenceRequestSchema);
		return c.json(decideAbsence(deps, actor.userId, { ...request, id: c.req.param('id') ?? '' }));
	});
}
