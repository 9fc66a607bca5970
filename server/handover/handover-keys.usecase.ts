import { msToInstant } from '#domain/time/instant.ts';
import type { HandoverKeyResponse } from '#protocol/handover.ts';
import type { LiveSession } from '#server/auth/sessions.ts';
import type { Deps } from '#server/deps.ts';
import { AppError } from '#server/http/errors.ts';
import {
	dropOldDeviceKeys,
	findDeviceKey,
	insertServerKey,
	newestServerKey,
	putDeviceKey,
	type ServerKey
} from '#server/handover/handover.repository.ts';
import { keyIdOf, makeServerKey } from '#server/handover/seal.ts';
import { actorOf } from '#server/people/actor.usecase.ts';

/** More devices than anybody has; the oldest go, so that nobody fills the table. */
const KEYS_PER_PERSON = 40;

/**
 * Notes the key with which the device of this session signs, and answers what bundles are sealed to. A key that
 * was signed out stays so: the device is told, and takes a new one. `session` is asked inside the transaction: a key
 * named in a session that has just ended would count for ever. Throws 401 where none is open.
 */
export async function registerDeviceKey(
	deps: Deps,
	session: () => Pick<LiveSession, 'userId' | 'sessionId' | 'startedAt'> | null,
	{ deviceId, publicKey }: { readonly deviceId: string; readonly publicKey: string }
): Promise<HandoverKeyResponse> {
	const id = await keyIdOf(publicKey);
	if (id === null)
		throw new AppError('request.unreadable', 400, 'This is no public key.', { field: 'publicKey' });
	const server = await serverKey(deps);
	return deps.db.transaction(() => {
		const open = session();
		if (open === null) throw new AppError('auth.required', 401, 'Sign in first.');
		const { userId, sessionId, startedAt } = open;
		actorOf(deps, userId);
		const known = findDeviceKey(deps.db, userId, id);
		const isRevoked = known !== null && (known.revokedAt !== null || known.deviceId !== deviceId);
		if (!isRevoked) {
			const registeredAt = deps.clock.now();
			putDeviceKey(deps.db, {
				userId,
				id,
				deviceId,
				publicKey,
				sessionId,
				sessionStartedAt: startedAt,
				registeredAt
			});
			dropOldDeviceKeys(deps.db, userId, KEYS_PER_PERSON);
		}
		return {
			keyId: id,
			isRevoked,
			server: { keyId: server.id, publicKey: server.publicKey },
			epoch: deps.history.epoch,
			serverTime: msToInstant(deps.clock.now())
		};
	});
}

/** The server's key pair, made when it is first needed. It lives in the database and goes where that goes. */
async function serverKey({ db, clock }: Deps): Promise<ServerKey> {
	const kept = newestServerKey(db);
	if (kept !== null) return kept;
	const made = await makeServerKey();
	return db.transaction(() => {
		// Another request may have made one meanwhile.
		const first = newestServerKey(db);
		if (first !== null) return first;
		insertServerKey(db, { ...made, createdAt: clock.now() });
		return made;
	});
}
