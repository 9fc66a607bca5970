import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { username } from 'better-auth/plugins/username';
import { PASSWORD_MAX, PASSWORD_MIN } from '#protocol/http/password.ts';
import { USER_NAME_MAX, userNamePattern } from '#protocol/http/people.ts';
import { account, session, user, verification } from '#server/auth/auth.table.ts';
import { hashPassword, verifyPassword } from '#server/auth/password.ts';
import { SESSION_MS } from '#server/auth/sessions.ts';
import type { Deps } from '#server/deps.ts';

const BASE_URL = 'http://tagwerk.internal/api/auth';

/** What of better-auth is reached from outside: nothing but signing in. */
const signInPaths = { username: '/sign-in/username', email: '/sign-in/email' } as const;
export type SignInKind = keyof typeof signInPaths;

export interface PasswordSignIn {
	/** The stored token of the new session, or null: unknown name and wrong password look alike. */
	signIn(kind: SignInKind, body: Record<string, unknown>): Promise<string | null>;
}

/**
 * better-auth over our tables. It sees a fresh request with the body alone: cookies, origin and client
 * address are checked by our own middleware, which every route shares.
 */
export function createPasswordSignIn(deps: Pick<Deps, 'db' | 'ids' | 'clock' | 'config'>): PasswordSignIn {
	const auth = betterAuth(options(deps));
	return {
		async signIn(kind, body) {
			const response = await auth.handler(
				new Request(BASE_URL + signInPaths[kind], {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body)
				})
			);
			if (!response.ok) {
				if (response.status >= 500) throw new Error(`better-auth answered ${response.status}`);
				return null;
			}
			const { token } = (await response.json()) as { token?: unknown };
			return typeof token === 'string' ? token : null;
		}
	};
}

function options({ db, ids, clock, config }: Pick<Deps, 'db' | 'ids' | 'clock' | 'config'>) {
	return {
		appName: 'Tagwerk',
		baseURL: BASE_URL,
		secret: config.secret,
		database: drizzleAdapter(db.orm, {
			provider: 'sqlite' as const,
			schema: { user, session, account, verification },
			// Our connection is synchronous: better-auth's asynchronous transactions cannot run on it.
			transaction: false
		}),
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: PASSWORD_MIN,
			maxPasswordLength: PASSWORD_MAX,
			password: { hash: hashPassword, verify: verifyPassword }
		},
		session: { cookieCache: { enabled: false } },
		databaseHooks: {
			session: {
				create: {
					// Our clock and our term, for a session that our own code reads and prolongs.
					before: async <T extends object>(created: T) => {
						const now = clock.now();
						const at = { createdAt: new Date(now), updatedAt: new Date(now) };
						return { data: { ...created, ...at, expiresAt: new Date(now + SESSION_MS) } };
					}
				}
			}
		},
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		logger: { disabled: true },
		advanced: {
			database: { generateId: () => ids.next() },
			ipAddress: { disableIpTracking: true }
		},
		plugins: [
			username({
				minUsernameLength: 1,
				maxUsernameLength: USER_NAME_MAX,
				usernameValidator: (name) => userNamePattern.test(name)
			})
		]
	};
}
