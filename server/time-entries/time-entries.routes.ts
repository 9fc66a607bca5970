import { confirmOnBehalfRequestSchema } from '#protocol/http/confirm-on-behalf.ts';
import { dayHistoryRequestSchema } from '#protocol/http/day-history.ts';
import type { Deps } from '#server/deps.ts';
import type { Router } from '#server/http/route.ts';
import { readJson, readQuery } from '#server/http/validate.ts';
import { createAdmission } from '#server/sync/admission.ts';
import { answerIn } from '#server/sync/protocol-version.ts';
import { dayHistory } from '#server/time-entries/day-history.usecase.ts';
import { confirmOnBehalf } from '#server/time-entries/confirm-on-behalf.usecase.ts';

/** It reads and judges up to a quarter of a year, and a person asks for it by hand. */
const CONFIRMS_PER_MINUTE = 10;
/** A person looks at one day after the other. */
const HISTORIES_PER_MINUTE = 60;

export function timeEntriesRoutes(router: Router, deps: Deps): void {
	const reading = createAdmission(deps, { perMinute: HISTORIES_PER_MINUTE });
	const admission = createAdmission(deps, { perMinute: CONFIRMS_PER_MINUTE });
	// Everybody reads the history of their own days.
	router.get('/api/time-entries/history', 'signed-in', (c, actor) => {
		reading.admit(c, actor);
		const { date } = readQuery(c, dayHistoryRequestSchema);
		return c.json(dayHistory(deps, actor.userId, date));
	});

	// Managers and HR; of whom, and for which days, is decided inside the transaction.
	router.post('/api/time-entries/confirm-on-behalf', 'signed-in', async (c, actor) => {
		const protocol = admission.admit(c, actor);
		const request = await readJson(c, confirmOnBehalfRequestSchema);
		const body = confirmOnBehalf(deps, actor.userId, request);
		return answerIn(c, deps, protocol, { kind: 'confirm_on_behalf', body });
	});
}
