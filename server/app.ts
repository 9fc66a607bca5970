import { Hono } from 'hono';
import { absencesRoutes } from '#server/absences/absences.routes.ts';
import { adminRoutes } from '#server/admin/admin.routes.ts';
import { attachmentsRoutes } from '#server/attachments/attachments.routes.ts';
import { authRoutes } from '#server/auth/auth.routes.ts';
import { ownSessionRoutes } from '#server/auth/own-sessions.routes.ts';
import { inviteRoutes } from '#server/auth/invites.routes.ts';
import { backupRoutes } from '#server/backup/backup.routes.ts';
import type { Deps } from '#server/deps.ts';
import { correctionsRoutes } from '#server/corrections/corrections.routes.ts';
import { healthRoutes } from '#server/diagnostics/health.routes.ts';
import { exchangeRoutes } from '#server/exchange/exchange.routes.ts';
import { groupRoutes } from '#server/groups/groups.routes.ts';
import { handoverRoutes } from '#server/handover/handover.routes.ts';
import { answerError } from '#server/http/answer-error.ts';
import { demoStaysHere } from '#server/http/demo-door.ts';
import { compressJson } from '#server/http/compress.ts';
import { notFound } from '#server/http/errors.ts';
import { requestLog } from '#server/http/logging.ts';
import { originCheck } from '#server/http/origin.ts';
import { plainPathsOnly } from '#server/http/plain-paths.ts';
import { createRouter, type RouteRule, type Router } from '#server/http/route.ts';
import { securityHeaders } from '#server/http/security-headers.ts';
import { staticFiles } from '#server/http/static-files.ts';
import { noticesRoutes } from '#server/notices/notices.routes.ts';
import { meRoutes } from '#server/people/me.routes.ts';
import { peopleRoutes } from '#server/people/people.routes.ts';
import { settingsRoutes } from '#server/settings/settings.routes.ts';
import { setupRoutes } from '#server/setup/setup.routes.ts';
import { syncRoutes } from '#server/sync/sync.routes.ts';
import { timeEntriesRoutes } from '#server/time-entries/time-entries.routes.ts';
import { workTypeRoutes } from '#server/work-types/work-types.routes.ts';

export interface App {
	/** What the network reaches: the API and the built app. */
	readonly hono: Hono;
	/** What the socket in the data folder reaches. */
	readonly localAdmin: Hono;
	/** Every route with its rule. */
	readonly routes: readonly RouteRule[];
}

/** The whole HTTP application. Tests ask it directly; the start listens with it. */
export function createApp(deps: Deps): App {
	const router = createRouter(deps);
	registerRoutes(router, deps);
	const unknown = () => {
		throw notFound();
	};

	const hono = new Hono();
	hono.onError((error, c) => answerError(deps.log, error, c));
	hono.use(securityHeaders(deps.config), requestLog(deps.log), plainPathsOnly, demoStaysHere(deps));
	hono.use('/api/*', compressJson, originCheck(deps.config.url));
	hono.route('/', router.hono);
	hono.all('/api', unknown).all('/api/*', unknown);
	hono.all('*', staticFiles(deps.config.buildDir));

	const localAdmin = new Hono();
	localAdmin.onError((error, c) => answerError(deps.log, error, c));
	localAdmin.route('/', router.localAdmin);
	localAdmin.all('*', unknown);
	return { hono, localAdmin, routes: router.routes };
}

/** One line a feature. */
function registerRoutes(router: Router, deps: Deps): void {
	healthRoutes(router, deps);
	exchangeRoutes(router, deps);
	authRoutes(router, deps);
	ownSessionRoutes(router, deps);
	inviteRoutes(router, deps);
	meRoutes(router, deps);
	peopleRoutes(router, deps);
	groupRoutes(router, deps);
	workTypeRoutes(router, deps);
	settingsRoutes(router, deps);
	setupRoutes(router, deps);
	adminRoutes(router, deps);
	backupRoutes(router, deps);
	noticesRoutes(router, deps);
	syncRoutes(router, deps);
	handoverRoutes(router, deps);
	timeEntriesRoutes(router, deps);
	absencesRoutes(router, deps);
	attachmentsRoutes(router, deps);
	correctionsRoutes(router, deps);
}
