import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { MiddlewareHandler } from 'hono';

const pack = promisify(gzip);
/** Below this a packed answer is hardly smaller. */
const WORTH_BYTES = 2048;
/** The fastest level: JSON of records shrinks to a sixth already. */
const LEVEL = 1;

/** Packs larger JSON answers for those who can read them. Streams pass as they are. */
export const compressJson: MiddlewareHandler = async (c, next) => {
	await next();
	const { res } = c;
	const isJson = (res.headers.get('content-type') ?? '').startsWith('application/json');
	if (!isJson || res.headers.has('content-encoding')) return;
	res.headers.append('vary', 'accept-encoding');
	if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return;
	const bytes = await res.arrayBuffer();
	const isWorth = bytes.byteLength >= WORTH_BYTES;
	const headers = new Headers(res.headers);
	headers.delete('content-length');
	if (isWorth) headers.set('content-encoding', 'gzip');
	const body = isWorth ? await pack(bytes, { level: LEVEL }) : bytes;
	// Setting the answer anew keeps the old headers otherwise.
	c.res = undefined;
	c.res = new Response(body, { status: res.status, headers });
};
