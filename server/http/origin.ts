import type { MiddlewareHandler } from 'hono';
import { AppError } from '#server/http/errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser sent the request: only browsers send these headers, and no page can remove them.
 * `sec-fetch-mode` does not count: Node's own fetch sends it too.
 */
export function isFromBrowser(headers: Headers): boolean {
	return headers.has('origin') || headers.has('sec-fetch-site');
}

/**
 * Refuses what a foreign page makes a browser send. A changing request from a browser must come from
 * this very origin; together with "JSON only" (readJson) this is the protection against forged requests.
 */
export function originCheck(url: string | null): MiddlewareHandler {
	const ownOrigin = url === null ? null : new URL(url).origin;
	return async (c, next) => {
		if (!safeMethods.has(c.req.method) && !isOwn(c.req.raw, ownOrigin)) {
			throw new AppError('auth.origin', 403, 'This request did not come from this app.');
		}
		await next();
	};
}

function isOwn({ headers, url }: Request, ownOrigin: string | null): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none') return false;
	const origin = headers.get('origin');
	if (origin === null) return true;
	if (origin === ownOrigin) return true;
	const { host } = new URL(url);
	return origin === `http://${host}` || origin === `https://${host}`;
}
