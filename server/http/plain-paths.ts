import type { MiddlewareHandler } from 'hono';
import { notFound } from '#server/http/errors.ts';

/**
 * Lets only plainly spelled paths in: no repeated slash, no encoded slash, backslash or dot segment, no
 * control characters. Then a rule for a path holds for every request that could reach it.
 */
export const plainPathsOnly: MiddlewareHandler = async (c, next) => {
	const { pathname } = new URL(c.req.url);
	const isOdd = /\/\/|\\|%2f|%5c|%2e|%00|\/\.{1,2}(\/|$)/i.test(pathname);
	if (isOdd) throw notFound();
	await next();
};
