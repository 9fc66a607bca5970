import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#domain/kernel/clock.ts';
import type { Database } from '#server/db/client.ts';
import {
	loseKeysOfPerson,
	loseKeysOfSession,
	revokeKeysOfSession
} from '#server/handover/handover.repository.ts';
import {
	deleteExpiredSessions,
	deleteSession,
	deleteSessionsOf,
	findSession,
	insertSession,
	nameSession,
	prolongSession
} from '#server/auth/sessions.repository.ts';

const DAY_MS = 86_400_000;
/** Sliding: each day of use moves the end this far away again. */
export const SESSION_MS = 90 * DAY_MS;

export interface LiveSession {
	readonly userId: string;
	readonly sessionId: string;
	/** When the person signed in, ms since the epoch. */
	readonly startedAt: number;
	/** A new cookie for the browser when the end has moved; else null. */
	readonly renewedCookie: string | null;
}

/** Who is signed in. Tokens travel as an HttpOnly cookie or as `Authorization: Bearer`. */
export interface Sessions {
	/** The session a request's cookie or bearer token belongs to; null when there is none or it ran out. */
	read(headers: Headers): LiveSession | null;
	/** The person of that session, or null. */
	userIdOf(headers: Headers): string | null;
	/** Opens a session and answers its signed token: the cookie's value and the bearer token. */
	open(userId: string): string;
	/** The signed form of a stored token. */
	sign(token: string): string;
	/** The `Set-Cookie` value that hands a signed token to a browser. */
	cookieFor(signedToken: string): string;
	/** The `Set-Cookie` value that takes it away. */
	readonly emptyCookie: string;
	/** Ends this one session: its device no longer hands anything over. */
	end(sessionId: string): void;
	/** Ends this one session from another device: in whose hands its own is, nobody knows from then on. */
	endElsewhere(sessionId: string): void;
	/** Notes what device a session is on, for its person to know it again. */
	nameDevice(sessionId: string, device: string | null): void;
	/** Ends every session of a person; in whose hands the devices are, nobody knows from then on. */
	endAll(userId: string): void;
	/** Removes sessions that ran out. */
	forgetExpired(): void;
}

export interface SessionParts {
	readonly db: Database;
	readonly clock: Clock;
	readonly ids: { next(): string };
	readonly config: { readonly secret: string; readonly url: string | null };
}

/** The name of the session cookie: bound to the host and to TLS wherever there is TLS. */
export function sessionCookieName(url: string | null): string {
	return isHttps(url) ? '__Host-tagwerk_session' : 'tagwerk_session';
}

/** Sessions kept in the database, read anew for each request: an ended one is over at once. */
export function createSessions({ db, clock, ids, config }: SessionParts): Sessions {
	const cookieName = sessionCookieName(config.url);
	const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps(config.url) ? '; Secure' : ''}`;
	const sign = (token: string) => `${token}.${signatureOf(config.secret, token)}`;
	const cookieFor = (signedToken: string) =>
		`${cookieName}=${encodeURIComponent(signedToken)}; Max-Age=${SESSION_MS / 1000}; ${attributes}`;

	const read = (headers: Headers): LiveSession | null => {
		const bearer = bearerOf(headers);
		const token = verified(config.secret, bearer ?? cookieOf(headers, cookieName));
		if (token === null) return null;
		const found = findSession(db, token);
		const now = clock.now();
		if (!found || found.expiresAt <= now) return null;
		const isDue = now - found.updatedAt >= DAY_MS;
		if (isDue) prolongSession(db, found.id, { updatedAt: now, expiresAt: now + SESSION_MS });
		return {
			userId: found.userId,
			sessionId: found.id,
			startedAt: found.createdAt,
			renewedCookie: isDue && bearer === null ? cookieFor(sign(token)) : null
		};
	};

	return {
		read,
		userIdOf: (headers) => read(headers)?.userId ?? null,
		open(userId) {
			const now = clock.now();
			const token = randomBytes(24).toString('base64url');
			insertSession(db, { id: ids.next(), userId, token, now, expiresAt: now + SESSION_MS });
			return sign(token);
		},
		sign,
		cookieFor,
		emptyCookie: `${cookieName}=; Max-Age=0; ${attributes}`,
		end: (sessionId) =>
			db.transaction(() => {
				deleteSession(db, sessionId);
				revokeKeysOfSession(db, sessionId, clock.now());
			}),
		endElsewhere: (sessionId) =>
			db.transaction(() => {
				deleteSession(db, sessionId);
				loseKeysOfSession(db, sessionId, clock.now());
			}),
		nameDevice: (sessionId, device) => nameSession(db, sessionId, device),
		endAll: (userId) =>
			db.transaction(() => {
				deleteSessionsOf(db, userId);
				loseKeysOfPerson(db, userId, clock.now());
			}),
		forgetExpired: () => deleteExpiredSessions(db, new Date(clock.now()))
	};
}

function isHttps(url: string | null): boolean {
	return url !== null && url.startsWith('https://');
}

function signatureOf(secret: string, token: string): string {
	return createHmac('sha256', secret).update(token).digest('base64url');
}

function verified(secret: string, signedToken: string | null): string | null {
	const [token, signature, ...rest] = signedToken?.split('.') ?? [];
	if (!token || !signature || rest.length > 0) return null;
	const expected = Buffer.from(signatureOf(secret, token));
	const given = Buffer.from(signature);
	return expected.length === given.length && timingSafeEqual(expected, given) ? token : null;
}

function bearerOf(headers: Headers): string | null {
	const match = /^bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '');
	return match?.[1] ?? null;
}

function cookieOf(headers: Headers, name: string): string | null {
	for (const part of (headers.get('cookie') ?? '').split(';')) {
		const [key, value] = part.trim().split('=', 2);
		if (key !== name || value === undefined) continue;
		try {
			return decodeURIComponent(value);
		} catch {
			return null;
		}
	}
	return null;
}
