import type { Context } from 'hono';
import { toProtocol, type AnsweredProtocols, type WireAnswer } from '#server/sync/answered-protocols.ts';
import { PROTOCOL_HEADER } from '#protocol/version.ts';
import type { Deps } from '#server/deps.ts';
import { AppError } from '#server/http/errors.ts';

/** The version a request speaks; throws 426 with the range unless it is one of those that are answered. */
export function protocolOf(c: Context, { min, max }: AnsweredProtocols): number {
	// An EventSource sends no headers of its own: streams say it in the query.
	const told = c.req.header(PROTOCOL_HEADER) ?? c.req.query('protocol') ?? '';
	const version = /^\d{1,4}$/.test(told) ? Number(told) : Number.NaN;
	if (version >= min && version <= max) return version;
	throw new AppError('protocol.unsupported', 426, 'Update the app: it speaks another version.', { min, max });
}

/**
 * An answer that is written already, in the shape of the version that was asked in. For today's version, which nearly
 * everybody speaks, nothing is read or written again.
 */
export function jsonIn<Json extends string | Uint8Array<ArrayBuffer>>(
	{ versions }: Pick<Deps, 'versions'>,
	protocol: number,
	{ json, ...answer }: Omit<WireAnswer, 'body'> & { readonly json: Json }
): Json | string {
	const { protocols } = versions;
	if (protocol === protocols.max) return json;
	const text = typeof json === 'string' ? json : Buffer.from(json).toString();
	return JSON.stringify(toProtocol(protocols, protocol, { ...answer, body: JSON.parse(text) }));
}

/** Answers in the shape of the version that was asked in. */
export function answerIn(
	c: Context,
	{ versions }: Pick<Deps, 'versions'>,
	protocol: number,
	answer: Omit<WireAnswer, 'collection'>
): Response {
	const told = toProtocol(versions.protocols, protocol, { ...answer, collection: null });
	return c.body(JSON.stringify(told), 200, { 'content-type': 'application/json' });
}
