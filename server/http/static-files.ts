import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Context, MiddlewareHandler } from 'hono';
import { notFound } from '#server/http/errors.ts';

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
	'.txt': 'text/plain; charset=utf-8'
};
const encodings = [
	['br', '.br'],
	['gzip', '.gz']
] as const;
const IMMUTABLE = '/_app/immutable/';
const SHELL = '/200.html';

interface StaticFile {
	readonly file: string;
	readonly type: string;
	readonly cacheControl: string;
	/** Encodings that lie beside the file. */
	readonly packed: ReadonlySet<string>;
	body(suffix: string): Buffer<ArrayBuffer>;
	etag(): string;
}

/**
 * Serves the built app. Only files found at the start exist: a path is looked up, never joined to a folder.
 * Every other page address gets the app's shell, which finds its way by the address.
 */
export function staticFiles(buildDir: string): MiddlewareHandler {
	const files = collect(buildDir);
	return async (c) => {
		if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw notFound();
		const path = c.req.path === '/' ? SHELL : c.req.path;
		const found = files.get(path) ?? (isPage(path) ? files.get(SHELL) : undefined);
		if (found) return answer(c, found);
		if (isPage(path)) return c.text('The app is not built yet: run npm start.', 503);
		throw notFound();
	};
}

/** Page addresses have no file name in them: `/day/2026-11-19`. */
function isPage(path: string): boolean {
	return !path.startsWith('/_app/') && !(path.split('/').at(-1) ?? '').includes('.');
}

function answer(c: Context, found: StaticFile): Response {
	const headers = new Headers({
		'content-type': found.type,
		'cache-control': found.cacheControl,
		vary: 'accept-encoding',
		etag: found.etag()
	});
	if (c.req.header('if-none-match')?.includes(found.etag()))
		return new Response(null, { status: 304, headers });
	const accepted = c.req.header('accept-encoding') ?? '';
	const [encoding, suffix] = encodings.find(
		([name, ending]) => accepted.includes(name) && found.packed.has(ending)
	) ?? ['', ''];
	if (encoding !== '') headers.set('content-encoding', encoding);
	const body = found.body(suffix);
	headers.set('content-length', String(body.byteLength));
	return new Response(c.req.method === 'HEAD' ? null : body, { headers });
}

function collect(buildDir: string): Map<string, StaticFile> {
	const files = new Map<string, StaticFile>();
	if (!existsSync(buildDir)) return files;
	const names = new Set(readdirSync(buildDir, { recursive: true, encoding: 'utf8' }));
	for (const name of names) {
		const type = types[extname(name)];
		if (type === undefined) continue;
		const path = `/${name.replaceAll('\\', '/')}`;
		const packed = new Set(
			encodings.map(([, suffix]) => suffix).filter((suffix) => names.has(name + suffix))
		);
		files.set(path, fileAt(join(buildDir, name), path, type, packed));
	}
	return files;
}

function fileAt(file: string, path: string, type: string, packed: ReadonlySet<string>): StaticFile {
	const bodies = new Map<string, Buffer<ArrayBuffer>>();
	const body = (suffix: string): Buffer<ArrayBuffer> => {
		const known = bodies.get(suffix) ?? readFileSync(file + suffix);
		bodies.set(suffix, known);
		return known;
	};
	let etag: string | undefined;
	return {
		file,
		type,
		packed,
		// What is named by its content never changes; everything else is asked for again each time.
		cacheControl: path.startsWith(IMMUTABLE) ? 'public, max-age=31536000, immutable' : 'no-cache',
		body,
		etag: () => (etag ??= `"${createHash('sha256').update(body('')).digest('base64url').slice(0, 27)}"`)
	};
}
