import { msToInstant } from '#domain/time/instant.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import { canSeal, makeSigningKey } from '#lib/data/handover/seal.ts';
import type { HandoverStore, KeptKey } from '#lib/data/handover/types.ts';
import { requestJson, type FetchLike } from '#lib/data/http/http-client.ts';
import { handoverKeyResponseSchema } from '#protocol/handover.ts';

export interface NamingOptions {
	readonly store: HandoverStore;
	readonly fetch: FetchLike;
	readonly clock: Clock;
	readonly userId: string;
	readonly deviceId: string;
}

/**
 * Names this device's key to the server and keeps what bundles are sealed to, so that handing over needs no
 * network. A key that was signed out meanwhile is replaced. False when the server could not be asked.
 */
export async function nameKey(options: NamingOptions): Promise<boolean> {
	if (!canSeal()) return false;
	const { store, userId } = options;
	const kept = await store.key(userId);
	const isOurs = kept?.deviceId === options.deviceId;
	const outcome = await name(options, isOurs ? kept : await newKey(options));
	if (outcome !== 'revoked') return outcome === 'named';
	await store.forgetKey(userId);
	return (await name(options, await newKey(options))) === 'named';
}

async function newKey({ store, userId, deviceId }: NamingOptions): Promise<KeptKey> {
	// Two pages of one browser agree on the first key that is kept.
	return store.addKey({ userId, deviceId, named: null, ...(await makeSigningKey()) });
}

async function name(
	{ store, fetch, clock }: NamingOptions,
	key: KeptKey
): Promise<'named' | 'revoked' | 'unheard'> {
	const body = { deviceId: key.deviceId, publicKey: key.publicKey };
	const answer = await requestJson(
		fetch,
		{ path: '/api/sync/handover/key', body },
		handoverKeyResponseSchema
	);
	if (!answer.ok) return 'unheard';
	const { keyId, isRevoked, server, epoch } = answer.value;
	if (isRevoked) return 'revoked';
	const named = {
		keyId,
		serverKeyId: server.keyId,
		serverPublicKey: server.publicKey,
		epoch,
		at: msToInstant(clock.now())
	};
	await store.putKey({ ...key, named });
	return 'named';
}
