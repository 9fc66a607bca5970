import type { Context } from 'hono';
import { PROTOCOL_HEADER, PROTOCOL_VERSION, PROTOCOL_VERSION_MIN } from '#protocol/version.ts';
import { AppError } from '#server/http/errors.ts';

export const answeredProtocols = { min: PROTOCOL_VERSION_MIN, max: PROTOCOL_VERSION } as const;

/** Throws 426 with the versions that are answered unless the request speaks one of them. */
export function requireProtocol(c: Context): void {
	// An EventSource sends no headers of its own: streams say it in the query.
	const told = c.req.header(PROTOCOL_HEADER) ?? c.req.query('protocol') ?? '';
	const version = /^\d{1,4}$/.test(told) ? Number(told) : Number.NaN;
	if (version >= answeredProtocols.min && version <= answeredProtocols.max) return;
	throw new AppError(
		'protocol.unsupported',
		426,
		'Update the app: it speaks another version.',
		answeredProtocols
	);
}
