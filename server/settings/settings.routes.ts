import { updateSettingsRequestSchema } from '#protocol/http/settings.ts';
import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';
import { getGeneral, updateGeneral } from '#server/settings/general.usecases.ts';

export function settingsRoutes(router: Router, deps: Deps): void {
	router.get('/api/settings', 'hr', (c) => c.json({ general: getGeneral(deps) }));

	router.patch('/api/settings', 'hr', async (c, actor) => {
		const change = await readJson(c, updateSettingsRequestSchema);
		return c.json({ general: updateGeneral(deps, actor.userId, change) });
	});
}
