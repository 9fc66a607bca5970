import { msToInstant } from '#domain/time/instant.ts';
import type { SessionsResponse } from '#protocol/http/sessions.ts';
import { listSessionsOf } from '#server/auth/sessions.repository.ts';
import type { Deps } from '#server/deps.ts';
import { notFound } from '#server/http/errors.ts';

/** Where a person is signed in, by their own question alone; sessions that ran out are not listed. */
export function ownSessions(deps: Pick<Deps, 'db' | 'clock'>, asking: OwnSession): SessionsResponse {
	const sessions = listSessionsOf(deps.db, asking.userId, new Date(deps.clock.now()));
	return {
		sessions: sessions.map(({ id, device, createdAt, updatedAt }) => ({
			id,
			device,
			signedInAt: msToInstant(createdAt.getTime()),
			usedAt: msToInstant(updatedAt.getTime()),
			isThis: id === asking.sessionId
		}))
	};
}

/**
 * Ends one of a person's own sessions from another device. Who holds that device is not known from then on: what it
 * signed for a hand-over counts as a lost one's. Another person's session is answered like one that does not exist.
 */
export function endOwnSession(deps: Deps, userId: string, sessionId: string): void {
	deps.db.transaction(() => {
		const own = listSessionsOf(deps.db, userId, new Date(deps.clock.now()));
		if (!own.some(({ id }) => id === sessionId)) throw notFound();
		deps.sessions.endElsewhere(sessionId);
		deps.db.afterCommit(() => deps.feed.closeFor(userId, 'signed-out', sessionId));
	});
}

/** A session and whose it is. */
interface OwnSession {
	readonly userId: string;
	readonly sessionId: string;
}
