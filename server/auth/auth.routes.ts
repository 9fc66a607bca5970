import type { Context } from 'hono';
import { signInByEmailRequestSchema, signInByUserNameRequestSchema } from '#protocol/http/sign-in.ts';
import { createSignInGuard } from '#server/auth/sign-in-guard.ts';
import { createPasswordSignIn } from '#server/auth/better-auth.ts';
import { grantSession } from '#server/auth/grant-session.ts';
import type { Deps } from '#server/deps.ts';
import { clientAddress, trustedList } from '#server/http/client-address.ts';
import { AppError } from '#server/http/errors.ts';
import type { Router } from '#server/http/route.ts';
import { readJson } from '#server/http/validate.ts';

const BODY_LIMIT = 16 * 1024;

export function authRoutes(router: Router, deps: Deps): void {
	const passwords = createPasswordSignIn(deps);
	const guard = createSignInGuard(deps.clock);
	const trusted = trustedList(deps.config.trustedProxies);

	const signIn = async (c: Context, attempt: { login: string; try(): Promise<string | null> }) => {
		const from = clientAddress(c, trusted);
		guard.begin(from, attempt.login);
		const token = await attempt.try();
		if (token === null) {
			deps.log.info({ event: 'sign-in refused' });
			throw new AppError('auth.wrong', 401, 'Name or password is not right.');
		}
		guard.succeeded(from, attempt.login);
		const signed = deps.sessions.sign(token);
		const userId = grantSession(deps, c, signed);
		return c.json({ userId });
	};

	router.post('/api/auth/sign-in/username', 'public', async (c) => {
		const body = await readJson(c, signInByUserNameRequestSchema, BODY_LIMIT);
		const login = body.username.trim().normalize('NFC').toLowerCase();
		const credentials = { username: login, password: body.password };
		return signIn(c, { login, try: () => passwords.signIn('username', credentials) });
	});

	router.post('/api/auth/sign-in/email', 'public', async (c) => {
		const body = await readJson(c, signInByEmailRequestSchema, BODY_LIMIT);
		const login = body.email.trim().toLowerCase();
		const credentials = { email: login, password: body.password };
		return signIn(c, { login, try: () => passwords.signIn('email', credentials) });
	});

	router.post('/api/auth/sign-out', 'public', (c) => {
		const session = deps.sessions.read(c.req.raw.headers);
		if (session) {
			deps.sessions.end(session.sessionId);
			deps.feed.closeFor(session.userId, 'signed-out', session.sessionId);
		}
		c.header('set-cookie', deps.sessions.emptyCookie);
		return c.json({ success: true });
	});
}
