import { gzip, gzipSync } from 'node:zlib';
import { promisify } from 'node:util';
import type { Context } from 'hono';

const packLater = promisify(gzip);
/** Below this a packed answer is hardly smaller. */
const WORTH_BYTES = 2048;
/** Above this packing is work for another thread; below, the way there costs more than the packing. */
const LARGE_BYTES = 64 * 1024;
/** The fastest level packs records to a tenth already. */
const OPTIONS = { level: 1, chunkSize: 256 * 1024 } as const;

/** Answers JSON that is text already, packed for those who can read it. */
export async function packedJson(c: Context, text: string): Promise<Response> {
	const headers = { 'content-type': 'application/json', vary: 'accept-encoding' };
	const canUnpack = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
	if (!canUnpack || text.length < WORTH_BYTES) return c.body(text, 200, headers);
	const bytes = Buffer.from(text);
	const packed = bytes.byteLength < LARGE_BYTES ? gzipSync(bytes, OPTIONS) : await packLater(bytes, OPTIONS);
	return c.body(new Uint8Array(packed), 200, { ...headers, 'content-encoding': 'gzip' });
}
