import * as v from 'valibot';
import { MS_PER_DAY } from '#domain/time/duration.ts';
import { instantToMs, msToInstant } from '#domain/time/instant.ts';
import { isCollectionName } from '#protocol/collections.ts';
import { fromBase64Url, readBundle, toBase64Url, type BundleParts } from '#protocol/handover-bundle.ts';
import {
	HANDOVER_AFTER_SIGN_OUT_DAYS,
	HANDOVER_BYTES_MAX,
	HANDOVER_ROWS_MAX,
	type HandoverContent,
	type HandoverProblem,
	type HandoverResponse
} from '#protocol/handover.ts';
import { PUSH_ROWS_MAX, pushResponseSchema, type PushResult } from '#protocol/push.ts';
import type { Deps } from '#server/deps.ts';
import { findDeviceKey, findServerKey, type DeviceKey } from '#server/handover/handover.repository.ts';
import { fittingRows, leftOf, type LeftRow } from '#server/handover/left-rows.ts';
import { isSignedBy, openBundle } from '#server/handover/seal.ts';
import { AppError } from '#server/http/errors.ts';
import { appendJournal, lastTimeOf } from '#server/journal/journal.ts';
import { addNotice } from '#server/notices/notices.usecases.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { personName } from '#server/people/memberships.usecase.ts';
import { personExists } from '#server/people/people-facts.usecases.ts';
import { pushRows } from '#server/sync/push.usecase.ts';

type Counts = Record<Exclude<keyof HandoverResponse, 'serverTime'>, number>;

interface Turn {
	readonly collection: string;
	readonly rows: readonly unknown[];
	/** null = nobody knows the collection. */
	readonly push: (() => readonly PushResult[]) | null;
}

/**
 * Takes in what another person's device could not send itself (I13). Who brings it does not matter and learns only
 * how many rows there were: the bundle was signed by the author's device, so its rows are judged as the author,
 * by the same push and in the session the device had. Mutation ids make a second time harmless.
 *
 * In this order: readable? sealed to a key of this server? a device we know, still signed in when it signed? signed
 * by it, and unchanged? opened with our key? Then the rows, in turns, each its own transaction, so that a big
 * bundle holds up nobody. The last one tells the journal who carried it and the author that it came.
 */
export async function takeBundle(deps: Deps, carrierId: string, text: string): Promise<HandoverResponse> {
	const bytes = fromBase64Url(text);
	if (bytes === null) throw problem('handover.unreadable', 400, 'This is no bundle.');
	if (bytes.length > HANDOVER_BYTES_MAX)
		throw new AppError('request.too_large', 413, 'The bundle is too large.', { limit: HANDOVER_BYTES_MAX });
	const parts = readBundle(bytes);
	if (parts === null) throw problem('handover.unreadable', 400, 'This is no bundle.');
	const key = await deviceKeyOf(deps, parts);
	const content = await contentOf(deps, parts);
	if (hasActsAfter(content, key.revokedAt)) throw signedOut();

	const counts: Counts = { taken: 0, known: 0, refused: 0, unreadable: 0 };
	const left: LeftRow[] = [];
	for (const { push, rows, collection } of turnsOf(deps, key, content)) {
		if (push === null) {
			counts.unreadable += rows.length;
			continue;
		}
		const results = push();
		countInto(counts, results);
		left.push(...leftOf(deps, { collection, authorId: key.userId }, rows, results));
		await nextTurn();
	}
	const bundleId = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
	tellOf(deps, { carrierId, key, counts, bundleId, left: fittingRows(left) });
	return { ...counts, serverTime: msToInstant(deps.clock.now()) };
}

/** The key of the device that signed; throws unless it is known, was signed in then, and signed exactly this. */
async function deviceKeyOf(deps: Deps, parts: BundleParts): Promise<DeviceKey> {
	const { userId, deviceId, keyId, signedAt, serverKeyId } = parts.header;
	if (findServerKey(deps.db, serverKeyId) === null)
		throw problem('handover.other_server', 422, 'The bundle was made for another server.');
	const key = findDeviceKey(deps.db, userId, keyId);
	if (key === null || key.deviceId !== deviceId || !personExists(deps, userId))
		throw problem('handover.unknown_device', 422, 'The bundle comes from a device that is not known here.');
	if (!(await isSignedBy(key.publicKey, parts)))
		throw problem('handover.changed', 422, 'The bundle is not as the device signed it.');
	if (key.revokedAt !== null) {
		const until = key.revokedAt + HANDOVER_AFTER_SIGN_OUT_DAYS * MS_PER_DAY;
		if (instantToMs(signedAt) > key.revokedAt || deps.clock.now() > until) throw signedOut();
	}
	return key;
}

async function contentOf(deps: Deps, parts: BundleParts): Promise<HandoverContent> {
	const key = findServerKey(deps.db, parts.header.serverKeyId);
	const content = key === null ? null : await openBundle(key, parts);
	if (content === null) throw problem('handover.changed', 422, 'The bundle cannot be opened.');
	const rows = content.collections.reduce((sum, one) => sum + one.rows.length, 0);
	if (rows > HANDOVER_ROWS_MAX)
		throw new AppError('request.too_large', 413, 'Too many rows in one bundle.', {
			limit: HANDOVER_ROWS_MAX
		});
	return content;
}

const actSchema = v.object({
	newDocumentState: v.object({ mutation: v.object({ deviceTime: v.string(), offsetMs: v.number() }) })
});

/**
 * Whether a signed-out device brings an act that says itself it was done later. A stolen phone may lie about when
 * it signed; it must not bring what was done after the sign-out.
 */
function hasActsAfter({ collections }: HandoverContent, revokedAt: number | null): boolean {
	if (revokedAt === null) return false;
	return collections
		.flatMap(({ rows }) => rows)
		.some((row) => {
			const act = v.safeParse(actSchema, row);
			if (!act.success) return false;
			const { deviceTime, offsetMs } = act.output.newDocumentState.mutation;
			return instantToMs(deviceTime) + offsetMs > revokedAt;
		});
}

/** The pushes a bundle comes to, each as the author and of at most as many rows as any push. */
function turnsOf(deps: Deps, key: DeviceKey, { collections }: HandoverContent): Turn[] {
	const session = {
		userId: key.userId,
		sessionId: key.sessionId,
		startedAt: key.sessionStartedAt,
		protocol: deps.versions.protocols.max
	};
	return collections.flatMap(({ name, rows }): Turn[] => {
		if (!isCollectionName(name)) return [{ collection: name, rows, push: null }];
		const turns: Turn[] = [];
		for (let at = 0; at < rows.length; at += PUSH_ROWS_MAX) {
			const part = rows.slice(at, at + PUSH_ROWS_MAX);
			const push = () => v.parse(pushResponseSchema, JSON.parse(pushRows(deps, session, name, part))).results;
			turns.push({ collection: name, rows: part, push });
		}
		return turns;
	});
}

function countInto(counts: Counts, results: readonly PushResult[]): void {
	for (const { status } of results) {
		if (status === 'applied') counts.taken += 1;
		else if (status === 'replayed') counts.known += 1;
		else if (status === 'quarantined') counts.unreadable += 1;
		else counts.refused += 1;
	}
}

/** Others get their turn on the one thread. */
function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

/** The journal's line (who carried, whose it is) and the author's notice; a second carrying that changed nothing tells nothing. */
function tellOf(
	deps: Deps,
	{
		carrierId,
		key,
		counts,
		bundleId,
		left
	}: {
		readonly carrierId: string;
		readonly key: DeviceKey;
		readonly counts: Counts;
		readonly bundleId: string;
		readonly left: readonly LeftRow[];
	}
): void {
	deps.db.transaction(() => {
		actorOf(deps, carrierId);
		const wasTold = lastTimeOf(deps, bundleId, 'carry') !== null;
		if (wasTold && counts.taken === 0) return;
		const { userId, deviceId } = key;
		appendJournal(deps, {
			actorId: carrierId,
			collection: 'handover',
			recordId: bundleId,
			userId,
			event: 'carry',
			before: null,
			after: { carrierId, authorId: userId, deviceId, keyId: key.id, ...counts }
		});
		addNotice(deps, {
			actorId: carrierId,
			userId,
			kind: 'outbox_handed_over',
			data: { by: carrierId, byName: personName(deps, carrierId), deviceId, ...counts, left }
		});
	});
}

function signedOut(): AppError {
	return problem('handover.device_signed_out', 422, 'The device was signed out before.');
}

function problem(code: HandoverProblem, status: number, message: string): AppError {
	return new AppError(code, status, message);
}
