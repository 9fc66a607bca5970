import * as v from 'valibot';
import { isCollectionName } from '#protocol/collections.ts';
import { pushResponseSchema, type PushResult } from '#protocol/push.ts';
import type { Deps } from '#server/deps.ts';
import type { DeviceKey } from '#server/handover/handover.repository.ts';
import { pushRows } from '#server/sync/push.usecase.ts';
import { findAppliedMutations } from '#server/time-entries/applied-mutations.ts';

/** What becomes of rows as the author's, in the session the device had: the same as with any push. */
export function pushedResults(
	deps: Deps,
	{ userId, sessionId, sessionStartedAt: startedAt }: DeviceKey,
	{ collection, rows }: { readonly collection: string; readonly rows: readonly unknown[] }
): readonly PushResult[] {
	if (!isCollectionName(collection)) return rows.map(quarantined);
	const session = { userId, sessionId, startedAt, protocol: deps.versions.protocols.max };
	const answer = pushRows(deps, session, collection, rows);
	return v.parse(pushResponseSchema, JSON.parse(answer)).results;
}

const rowSchema = v.object({
	newDocumentState: v.object({ id: v.string(), mutation: v.object({ id: v.string() }) })
});

/** Of a device that may be in other hands nothing is taken: the author says of each row whether it is theirs. */
export function doubtedResults(
	deps: Deps,
	{ userId }: DeviceKey,
	rows: readonly unknown[]
): readonly PushResult[] {
	const read = rows.map((row) => v.safeParse(rowSchema, row));
	const ids = read.flatMap((row) => (row.success ? [row.output.newDocumentState.mutation.id] : []));
	const known = findAppliedMutations(deps, ids);
	return read.map((row, index) => {
		if (!row.success) return quarantined(rows[index]);
		const { id, mutation } = row.output.newDocumentState;
		const one = known.get(mutation.id);
		const isKnown = one?.recordId === id && one.actorId === userId && one.reason === null;
		return isKnown
			? { id, status: 'replayed' }
			: { id, status: 'rejected', reason: { code: 'E_DEVICE_LOST' } };
	});
}

function quarantined(row: unknown): PushResult {
	const state = (row as { readonly newDocumentState?: { readonly id?: unknown } | null } | null)
		?.newDocumentState;
	const id = typeof state?.id === 'string' ? state.id.slice(0, 64) : '';
	return { id, status: 'quarantined', reason: { code: 'E_UNREADABLE' } };
}
