import { HANDOVER_BYTES_MAX, handoverKeyRequestSchema, handoverRequestSchema } from '#protocol/handover.ts';
import type { Deps } from '#server/deps.ts';
import { registerDeviceKey } from '#server/handover/handover-keys.usecase.ts';
import { takeBundle } from '#server/handover/take-bundle.usecase.ts';
import { createRateLimiter } from '#server/http/rate-limit.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';
import { createAdmission } from '#server/sync/admission.ts';
import { answerIn } from '#server/sync/protocol-version.ts';

/** A bundle as base64url, and the few signs around it. */
const BODY_LIMIT = Math.ceil(HANDOVER_BYTES_MAX / 3) * 4 + 1024;
const KEY_BODY_LIMIT = 4 * 1024;
/** Opening a bundle costs more than a push: this many a minute, by whoever carries. */
const BUNDLES_PER_MINUTE = 20;

export function handoverRoutes(router: Router, deps: Deps): void {
	const admission = createAdmission(deps, { perMinute: deps.config.syncRate });
	const bundles = createRateLimiter(deps.clock, { limit: BUNDLES_PER_MINUTE, windowMs: 60_000 });

	router.post('/api/sync/handover/key', 'signed-in', async (c, actor) => {
		const protocol = admission.admit(c, actor);
		const request = await readJson(c, handoverKeyRequestSchema, KEY_BODY_LIMIT);
		const sessionNow = () => deps.sessions.read(c.req.raw.headers);
		const body = await registerDeviceKey(deps, sessionNow, request);
		return answerIn(c, deps, protocol, { kind: 'handover_key', body });
	});

	// Anybody who is signed in may carry: the bundle says whose it is, and proves it.
	router.post('/api/sync/handover', 'signed-in', async (c, actor) => {
		const protocol = admission.admit(c, actor);
		bundles.check(actor.userId);
		const { bundle } = await readJson(c, handoverRequestSchema, BODY_LIMIT);
		bundles.count(actor.userId);
		const isOpen = () => deps.sessions.userIdOf(c.req.raw.headers) === actor.userId;
		const body = await takeBundle(deps, { userId: actor.userId, isOpen }, bundle);
		return answerIn(c, deps, protocol, { kind: 'handover', body });
	});
}
