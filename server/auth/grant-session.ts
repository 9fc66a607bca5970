import type { Context } from 'hono';
import { invariant } from '#domain/kernel/invariant.ts';
import { deviceLabel } from '#server/auth/device-label.ts';
import type { Deps } from '#server/deps.ts';
import { isFromBrowser } from '#server/http/origin.ts';

/**
 * Hands a new session over: as an HttpOnly cookie, and to programs also as `set-auth-token`. A browser
 * never gets the readable form: no script of any page can take it away.
 */
export function grantSession(deps: Pick<Deps, 'sessions'>, c: Context, signedToken: string): string {
	const opened = deps.sessions.read(new Headers({ authorization: `Bearer ${signedToken}` }));
	invariant(opened !== null, 'A session that was just opened can be read');
	deps.sessions.nameDevice(opened.sessionId, deviceLabel(c.req.header('user-agent') ?? null));
	c.header('set-cookie', deps.sessions.cookieFor(signedToken));
	if (!isFromBrowser(c.req.raw.headers)) c.header('set-auth-token', signedToken);
	return opened.userId;
}
