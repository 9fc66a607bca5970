import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { Context } from 'hono';
import * as v from 'valibot';
import { PUSH_BYTES_MAX } from '#protocol/push.ts';
import { AppError } from '#server/http/errors.ts';

const unzip = promisify(gunzip);

/** The body as bytes, unpacked when it came gzipped. Throws 413 above `limit` unpacked bytes. */
export async function readBytes(c: Context, limit = PUSH_BYTES_MAX): Promise<Uint8Array> {
	const encoding = (c.req.header('content-encoding') ?? 'identity').trim().toLowerCase();
	if (encoding !== 'identity' && encoding !== 'gzip') {
		throw new AppError('request.unsupported_type', 415, 'Send the body plain or gzipped.');
	}
	const sent = await readLimited(c.req.raw, limit);
	if (encoding === 'identity') return sent;
	try {
		return await unzip(sent, { maxOutputLength: limit });
	} catch (error) {
		if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
		throw new AppError('request.unreadable', 400, 'The gzipped body cannot be unpacked.');
	}
}

/** The body as JSON of the schema's shape. Only `application/json`: a form on a foreign page cannot send it. */
export async function readJson<TSchema extends v.GenericSchema>(
	c: Context,
	schema: TSchema,
	limit = PUSH_BYTES_MAX
): Promise<v.InferOutput<TSchema>> {
	if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
		throw new AppError('request.unsupported_type', 415, 'Send application/json.');
	}
	const bytes = await readBytes(c, limit);
	return parse(schema, parseJson(bytes));
}

/** Query parameters of the schema's shape (all values are strings). */
export function readQuery<TSchema extends v.GenericSchema>(
	c: Context,
	schema: TSchema
): v.InferOutput<TSchema> {
	return parse(schema, c.req.query());
}

function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new AppError('request.unreadable', 400, 'The body is not JSON.');
	}
}

function parse<TSchema extends v.GenericSchema>(schema: TSchema, value: unknown): v.InferOutput<TSchema> {
	const result = v.safeParse(schema, value, { abortEarly: true });
	if (result.success) return result.output;
	const issue = result.issues[0];
	const field = issue === undefined ? null : v.getDotPath(issue);
	throw new AppError('request.unreadable', 400, 'The request does not have the expected shape.', {
		...(field === null ? {} : { field })
	});
}

async function readLimited(request: Request, limit: number): Promise<Uint8Array> {
	const declared = request.headers.get('content-length');
	if (Number(declared ?? 0) > limit) throw tooLarge(limit);
	if (declared !== null) {
		// Known to be small: read in one go, which is far cheaper than chunk by chunk.
		const bytes = new Uint8Array(await request.arrayBuffer());
		if (bytes.byteLength > limit) throw tooLarge(limit);
		return bytes;
	}
	if (!request.body) return new Uint8Array();
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body) {
		size += chunk.byteLength;
		if (size > limit) throw tooLarge(limit);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}

function tooLarge(limit: number): AppError {
	return new AppError('request.too_large', 413, 'The body is too large.', { limit });
}
