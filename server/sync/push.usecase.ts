import type { Actor } from '#domain/people/actor.ts';
import { msToInstant } from '#domain/time/instant.ts';
import type { CollectionName } from '#protocol/collections.ts';
import { pushAbsences } from '#server/absences/push-absences.usecase.ts';
import { pushCorrections } from '#server/corrections/corrections.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { scopeOf } from '#server/sync/pull.usecase.ts';
import { sourceOf } from '#server/sync/sources.usecase.ts';
import type { DeviceSession } from '#server/time-entries/device-clocks.ts';
import { pushTimeEntries, type PushOutcome } from '#server/time-entries/push-time-entries.usecase.ts';

/**
 * Takes a batch of rows and answers each, in row order, as the JSON text that travels. Rows of collections that
 * nobody writes from a device are refused with what the server has.
 */
export function pushRows(
	deps: Deps,
	session: DeviceSession & { readonly protocol: number },
	collection: CollectionName,
	rows: readonly unknown[]
): string {
	const outcome = takeRows(deps, session, collection, rows);
	const { actor } = outcome;
	const scope = scopeOf({ ...session, collection }, sourceOf(deps, actor, collection).view);
	// Only positions of rows in this answer: the counter of the whole company is nobody's business.
	const checkpoint = { epoch: deps.history.epoch, scope, seq: outcome.seq };
	const serverTime = msToInstant(deps.clock.now());
	return `{"results":[${outcome.results.join(',')}],"checkpoint":${JSON.stringify(checkpoint)},"serverTime":"${serverTime}"}`;
}

function takeRows(
	deps: Deps,
	session: DeviceSession,
	collection: CollectionName,
	rows: readonly unknown[]
): PushOutcome {
	switch (collection) {
		case 'time_entries':
			return pushTimeEntries(deps, session, rows);
		case 'absences':
			return pushAbsences(deps, session, rows);
		case 'corrections':
			return pushCorrections(deps, session, rows);
		default:
			return refuseRows(deps, actorOf(deps, session.userId), collection, rows);
	}
}

function refuseRows(
	deps: Deps,
	actor: Actor,
	collection: CollectionName,
	rows: readonly unknown[]
): PushOutcome {
	const source = sourceOf(deps, actor, collection);
	const results = rows.map((row) => {
		const id = idOf(row);
		if (id === null) return '{"id":"","status":"quarantined","reason":{"code":"E_UNREADABLE"}}';
		const master = source.find(id) ?? `{"id":${JSON.stringify(id)},"_deleted":true}`;
		return `{"id":${JSON.stringify(id)},"status":"rejected","master":${master},"reason":{"code":"E_READ_ONLY"}}`;
	});
	return { results, seq: 0, actor };
}

function idOf(row: unknown): string | null {
	const state = (row as { newDocumentState?: { id?: unknown } | null } | null)?.newDocumentState;
	return typeof state?.id === 'string' && state.id.length <= 100 ? state.id : null;
}
