import * as v from 'valibot';

/** The envelope of every refused request: `{ error: { code, message } }`, plus facts such as `min`, `max`. */
export const errorEnvelopeSchema = v.object({
	error: v.looseObject({ code: v.string(), message: v.string() })
});
export type ErrorEnvelope = v.InferOutput<typeof errorEnvelopeSchema>;

/** Dotted codes live in the transport only; rules speak in E_ codes. */
export type TransportErrorCode =
	| 'request.unreadable'
	| 'request.too_large'
	| 'request.unsupported_type'
	| 'request.rate_limited'
	| 'protocol.unsupported'
	| 'auth.required'
	| 'auth.forbidden'
	| 'auth.origin'
	| 'not_found'
	| 'record.moved_on'
	| 'storage.full'
	| 'server.busy'
	| 'internal.error'
	| (string & {});
