import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MiddlewareHandler } from 'hono';

const YEAR_SECONDS = 31_536_000;
/** Nothing that the API answers is a page; a file that somebody uploaded least of all. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** What a page may do: nothing but our own files. Used until the app is built; the build has the same plus hashes. */
const PAGE_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"style-src-attr 'unsafe-inline'",
	"img-src 'self' data: blob:",
	"font-src 'self'",
	"manifest-src 'self'",
	"worker-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'self'",
	"object-src 'none'",
	"require-trusted-types-for 'script'"
].join('; ');

/** The policy of the built page with its script hashes, and `frame-ancestors`, which only works as a header. */
export function pagePolicy(buildDir: string): string {
	const file = join(buildDir, '200.html');
	const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const meta = /<meta http-equiv="content-security-policy" content="([^"]+)"/i.exec(page)?.[1];
	const policy = (meta ?? PAGE_POLICY).replaceAll('&#39;', "'").replaceAll('&amp;', '&');
	return `${policy}; frame-ancestors 'none'`;
}

/** Puts the protective headers on every answer, errors and streams included. */
export function securityHeaders(config: {
	readonly buildDir: string;
	readonly url: string | null;
}): MiddlewareHandler {
	const page = pagePolicy(config.buildDir);
	const common: Record<string, string> = {
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
		...(config.url?.startsWith('https://') ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {})
	};
	return async (c, next) => {
		await next();
		const { headers } = c.res;
		for (const [name, value] of Object.entries(common)) headers.set(name, value);
		const isApi = c.req.path.startsWith('/api/') || c.req.path === '/api';
		headers.set('content-security-policy', isApi ? API_POLICY : page);
		if (isApi) headers.set('cache-control', 'no-store');
	};
}
