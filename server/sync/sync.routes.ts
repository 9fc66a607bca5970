import type { Context } from 'hono';
import * as v from 'valibot';
import { msToInstant } from '#domain/time/instant.ts';
import { isCollectionName, type CollectionName } from '#protocol/collections.ts';
import { PULL_LIMIT_DEFAULT, PULL_LIMIT_MAX } from '#protocol/pull.ts';
import { PUSH_ROWS_MAX } from '#protocol/push.ts';
import { digestQuerySchema } from '#protocol/digest.ts';
import { REOFFER_KNOWN_MAX, reofferRequestSchema } from '#protocol/reoffer.ts';
import type { LiveSession } from '#server/auth/sessions.ts';
import type { Deps } from '#server/deps.ts';
import { AppError, notFound } from '#server/http/errors.ts';
import type { Router } from '#server/http/route.ts';
import { readJson, readQuery } from '#server/http/validate.ts';
import { createAdmission } from '#server/sync/admission.ts';
import { packedJson } from '#server/sync/packed-json.ts';
import { answerIn, jsonIn } from '#server/sync/protocol-version.ts';
import { pullPage } from '#server/sync/pull.usecase.ts';
import { pushRows } from '#server/sync/push.usecase.ts';
import { openStream } from '#server/sync/stream.ts';
import { digestOfMonth } from '#server/time-entries/digest-time-entries.usecase.ts';
import { wantedTimeEntries } from '#server/time-entries/reoffer-time-entries.usecase.ts';

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

const pullQuerySchema = v.object({
	epoch: v.optional(v.pipe(v.string(), v.maxLength(64))),
	scope: v.optional(v.pipe(v.string(), v.maxLength(128))),
	seq: v.optional(wholeNumber, '0'),
	limit: v.optional(
		v.pipe(wholeNumber, v.minValue(1), v.maxValue(PULL_LIMIT_MAX)),
		String(PULL_LIMIT_DEFAULT)
	)
});

const pushBodySchema = v.object({ rows: v.array(v.unknown()) });

export function syncRoutes(router: Router, deps: Deps): void {
	const admission = createAdmission(deps, { perMinute: deps.config.syncRate });

	router.get('/api/sync/info', 'signed-in', (c, actor) => {
		admission.count(actor);
		const { min, max } = deps.versions.protocols;
		return c.json({
			epoch: deps.history.epoch,
			protocol: { min, max },
			serverTime: msToInstant(deps.clock.now())
		});
	});

	router.get('/api/sync/stream', 'signed-in', (c, actor) => {
		const protocol = admission.admit(c, actor);
		return openStream(deps, { ...sessionOf(deps, c), protocol }, c.req.raw.signal);
	});

	router.get('/api/sync/:collection/pull', 'signed-in', (c, actor) => {
		const protocol = admission.admit(c, actor);
		const collection = collectionOf(c);
		const { epoch, scope, seq, limit } = readQuery(c, pullQuerySchema);
		const request = { protocol, collection, epoch: epoch || null, scope: scope || null, seq, limit };
		const json = pullPage(deps, actor.userId, request);
		return packedJson(c, jsonIn(deps, protocol, { kind: 'pull', collection, json }));
	});

	router.get('/api/sync/digest', 'signed-in', (c, actor) => {
		const protocol = admission.admit(c, actor);
		const { month, userId } = readQuery(c, digestQuerySchema);
		const body = digestOfMonth(deps, actor.userId, { month, userId: userId || actor.userId });
		return answerIn(c, deps, protocol, { kind: 'digest', body });
	});

	router.post('/api/sync/:collection/reoffer', 'signed-in', async (c, actor) => {
		const protocol = admission.admit(c, actor);
		const collection = collectionOf(c);
		const { known } = await readJson(c, reofferRequestSchema);
		if (known.length > REOFFER_KNOWN_MAX) throw tooMany('records', REOFFER_KNOWN_MAX);
		// Only time entries are written by devices: of the rest a device holds nothing that the server lacks.
		const wanted = collection === 'time_entries' ? wantedTimeEntries(deps, actor.userId, known) : [];
		return answerIn(c, deps, protocol, { kind: 'reoffer', body: { wanted } });
	});

	router.post('/api/sync/:collection/push', 'signed-in', async (c, actor) => {
		const protocol = admission.admit(c, actor);
		const collection = collectionOf(c);
		const { rows } = await readJson(c, pushBodySchema);
		if (rows.length > PUSH_ROWS_MAX) throw tooMany('rows', PUSH_ROWS_MAX);
		const json = await deps.commits.run(() =>
			pushRows(deps, { ...sessionOf(deps, c), protocol }, collection, rows)
		);
		return packedJson(c, jsonIn(deps, protocol, { kind: 'push', collection, json }));
	});
}

function tooMany(what: string, limit: number): AppError {
	return new AppError('request.too_large', 413, `Too many ${what} in one request.`, { limit });
}

function sessionOf(deps: Deps, c: Context): LiveSession {
	const session = deps.sessions.read(c.req.raw.headers);
	if (session === null) throw new AppError('auth.required', 401, 'Sign in first.');
	return session;
}

function collectionOf(c: Context): CollectionName {
	const name = c.req.param('collection') ?? '';
	if (!isCollectionName(name)) throw notFound();
	return name;
}
