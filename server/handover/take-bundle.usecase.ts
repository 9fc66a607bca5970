import { msToInstant } from '#domain/time/instant.ts';
import { fromBase64Url, readBundle, toBase64Url, type BundleParts } from '#protocol/handover-bundle.ts';
import {
	HANDOVER_BYTES_MAX,
	HANDOVER_ROWS_MAX,
	HANDOVER_UNPACKED_MAX,
	type HandoverContent,
	type HandoverResponse
} from '#protocol/handover.ts';
import { PUSH_ROWS_MAX, type PushResult } from '#protocol/push.ts';
import type { Deps } from '#server/deps.ts';
import { findServerKey } from '#server/handover/handover.repository.ts';
import { keepLeft, leftOf } from '#server/handover/left-rows.ts';
import { isSignedBy, openBundle } from '#server/handover/seal.ts';
import {
	handoverProblem,
	lastActOf,
	namedDevice,
	signerOf,
	type SignedBundle
} from '#server/handover/signer.usecase.ts';
import { doubtedResults, pushedResults } from '#server/handover/turn-results.ts';
import { AppError } from '#server/http/errors.ts';
import { appendJournal, lastTimeOf } from '#server/journal/journal.ts';
import { addNotice } from '#server/notices/notices.usecases.ts';
import { actorOf } from '#server/people/actor.usecase.ts';
import { personName } from '#server/people/memberships.usecase.ts';

type Counts = Record<Exclude<keyof HandoverResponse, 'serverTime'>, number>;

/** Whoever brings a bundle, and whether that session is still open: it may end while the bundle is taken. */
export interface CarrierSession {
	readonly userId: string;
	isOpen(): boolean;
}

/** At most as many rows as any push has. */
interface Turn {
	readonly collection: string;
	readonly rows: readonly unknown[];
}

interface Taking {
	readonly deps: Deps;
	readonly carrier: CarrierSession;
	readonly bundle: SignedBundle;
	readonly bundleId: string;
}

/**
 * Takes in what another person's device could not send itself (I13). Who brings it does not matter and learns only
 * how many rows there were: the bundle was signed by the author's device, so its rows are judged as the author,
 * by the same push and in the session the device had. Mutation ids make a second time harmless.
 *
 * In this order: readable? sealed to a key of this server? a device we know? signed by it, and unchanged? opened with
 * our key? Then the rows, in turns, so that a big bundle holds up nobody. Each turn is a transaction that asks anew
 * whether the device counts and the carrier is signed in, and that keeps for the author whatever it did not take.
 * The last one tells the journal who carried it and the author that it came.
 */
export async function takeBundle(
	deps: Deps,
	carrier: CarrierSession,
	text: string
): Promise<HandoverResponse> {
	const bytes = fromBase64Url(text);
	if (bytes === null) throw handoverProblem('handover.unreadable', 400, 'This is no bundle.');
	if (bytes.length > HANDOVER_BYTES_MAX) throw tooLarge('The bundle is too large.', HANDOVER_BYTES_MAX);
	const parts = readBundle(bytes);
	if (parts === null) throw handoverProblem('handover.unreadable', 400, 'This is no bundle.');
	const content = await contentOf(deps, parts);
	const bundle = { header: parts.header, lastActAt: lastActOf(content) };
	const bundleId = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

	const taking = { deps, carrier, bundle, bundleId };
	const counts: Counts = { taken: 0, known: 0, refused: 0, unreadable: 0 };
	for (const [number, turn] of turnsOf(content).entries()) {
		countInto(counts, takeTurn(taking, turn, number));
		await nextTurn();
	}
	tellOf(taking, counts);
	return { ...counts, serverTime: msToInstant(deps.clock.now()) };
}

/** What is inside, once it is certain that a device of the person signed exactly this, and sealed it to us. */
async function contentOf(deps: Deps, parts: BundleParts): Promise<HandoverContent> {
	const serverKey = findServerKey(deps.db, parts.header.serverKeyId);
	if (serverKey === null)
		throw handoverProblem('handover.other_server', 422, 'The bundle was made for another server.');
	if (!(await isSignedBy(namedDevice(deps, parts.header).publicKey, parts)))
		throw handoverProblem('handover.changed', 422, 'The bundle is not as the device signed it.');
	// Before the costly part; what counts is asked again with each turn.
	signerOf(deps, { header: parts.header, lastActAt: null });
	const content = await openBundle(serverKey, parts);
	if (content === 'too_large')
		throw tooLarge('The bundle is too large once unpacked.', HANDOVER_UNPACKED_MAX);
	if (content === null) throw handoverProblem('handover.changed', 422, 'The bundle cannot be opened.');
	const rows = content.collections.reduce((sum, one) => sum + one.rows.length, 0);
	if (rows > HANDOVER_ROWS_MAX) throw tooLarge('Too many rows in one bundle.', HANDOVER_ROWS_MAX);
	return content;
}

function turnsOf({ collections }: HandoverContent): Turn[] {
	return collections.flatMap(({ name, rows }) => {
		const count = Math.ceil(rows.length / PUSH_ROWS_MAX);
		return Array.from({ length: count }, (_, index) => {
			const at = index * PUSH_ROWS_MAX;
			return { collection: name, rows: rows.slice(at, at + PUSH_ROWS_MAX) };
		});
	});
}

function takeTurn(taking: Taking, { collection, rows }: Turn, turn: number): readonly PushResult[] {
	const { deps, bundle, bundleId } = taking;
	return deps.db.transaction(() => {
		const carrierId = presentCarrier(taking);
		const { key, isDoubted } = signerOf(deps, bundle);
		const results = isDoubted
			? doubtedResults(deps, key, rows)
			: pushedResults(deps, key, { collection, rows });
		const of = { carrierId, authorId: key.userId, bundleId, turn };
		keepLeft(deps, of, leftOf(deps, { collection, authorId: key.userId }, rows, results));
		return results;
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

/** Who carries, as long as that person is there and signed in; throws 401 otherwise. */
function presentCarrier({ deps, carrier }: Taking): string {
	if (!carrier.isOpen()) throw new AppError('auth.required', 401, 'Sign in first.');
	return actorOf(deps, carrier.userId).userId;
}

/** The journal's line (who carried, whose it is) and the author's notice; a second carrying that changed nothing tells nothing. */
function tellOf(taking: Taking, counts: Counts): void {
	const { deps, bundle, bundleId } = taking;
	deps.db.transaction(() => {
		const carrierId = presentCarrier(taking);
		const wasTold = lastTimeOf(deps, bundleId, 'carry') !== null;
		if (wasTold && counts.taken === 0) return;
		const { userId, deviceId, keyId } = bundle.header;
		appendJournal(deps, {
			actorId: carrierId,
			collection: 'handover',
			recordId: bundleId,
			userId,
			event: 'carry',
			before: null,
			after: { carrierId, authorId: userId, deviceId, keyId, ...counts }
		});
		addNotice(deps, {
			actorId: carrierId,
			userId,
			kind: 'outbox_handed_over',
			data: { by: carrierId, byName: personName(deps, carrierId), deviceId, ...counts }
		});
	});
}

function tooLarge(message: string, limit: number): AppError {
	return new AppError('request.too_large', 413, message, { limit });
}
