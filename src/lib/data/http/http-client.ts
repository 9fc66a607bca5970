import * as v from 'valibot';
import { beginSwitch, changesSession } from '#lib/data/http/session-switch.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#protocol/version.ts';

export type FetchLike = (path: string, init: RequestInit) => Promise<Response>;

/** Why there is no answer. `offline` covers everything that is not our server: no network, timeout, captive portal. */
export type HttpProblem =
	| { readonly kind: 'offline' }
	| {
			readonly kind: 'status';
			readonly status: number;
			readonly code: string;
			readonly message: string;
			readonly retryAfterMs: number | null;
			readonly facts: Readonly<Record<string, unknown>>;
	  }
	| { readonly kind: 'unreadable' };

export interface HttpRequest {
	readonly path: string;
	readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly body?: unknown;
	readonly signal?: AbortSignal;
	readonly timeoutMs?: number;
}

const REQUEST_TIMEOUT_MS = 30_000;
/** Bodies above this travel compressed. */
const GZIP_FROM_BYTES = 8 * 1024;

const envelopeSchema = v.object({ error: v.looseObject({ code: v.string(), message: v.string() }) });

/** The browser's fetch, with our cookie and nothing else. */
export const browserFetch: FetchLike = (path, init) => {
	if (changesSession(path, init.method)) beginSwitch();
	return fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' });
};

/**
 * Speaks JSON with our server and parses the answer. Never throws: every way in which the world can fail
 * is a value. An HTML page with status 200 is somebody's captive portal, so it counts as offline.
 */
export async function requestJson<S extends v.GenericSchema>(
	fetchLike: FetchLike,
	request: HttpRequest,
	schema: S
): Promise<Result<v.InferOutput<S>, HttpProblem>> {
	const answer = await send(fetchLike, request);
	if (!answer.ok) return answer;
	const parsed = v.safeParse(schema, answer.value);
	return parsed.success ? ok(parsed.output) : err({ kind: 'unreadable' });
}

async function send(fetchLike: FetchLike, request: HttpRequest): Promise<Result<unknown, HttpProblem>> {
	const timeout = AbortSignal.timeout(request.timeoutMs ?? REQUEST_TIMEOUT_MS);
	const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
	try {
		const response = await fetchLike(request.path, { ...(await initOf(request)), signal });
		if (response.status === 204) return ok(null);
		const isJson = (response.headers.get('content-type') ?? '').includes('json');
		if (response.ok) return isJson ? ok(await response.json()) : err({ kind: 'offline' });
		return err(await statusProblem(response, isJson));
	} catch {
		return err({ kind: 'offline' });
	}
}

async function initOf(request: HttpRequest): Promise<RequestInit> {
	const headers: Record<string, string> = {
		accept: 'application/json',
		[PROTOCOL_HEADER]: String(PROTOCOL_VERSION)
	};
	if (request.body === undefined) return { method: request.method ?? 'GET', headers };
	const text = JSON.stringify(request.body);
	headers['content-type'] = 'application/json';
	const method = request.method ?? 'POST';
	if (text.length < GZIP_FROM_BYTES || typeof CompressionStream === 'undefined')
		return { method, headers, body: text };
	headers['content-encoding'] = 'gzip';
	const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	return { method, headers, body: await new Response(packed).arrayBuffer() };
}

async function statusProblem(response: Response, isJson: boolean): Promise<HttpProblem> {
	const body: unknown = isJson ? await response.json().catch(() => null) : null;
	const envelope = v.safeParse(envelopeSchema, body);
	// A proxy's or a portal's page is not our server speaking, whatever status it carries …
	if (!envelope.success && response.status !== 401 && response.status < 500 && response.status !== 429)
		return { kind: 'offline' };
	const { code, message, ...facts } = envelope.success
		? envelope.output.error
		: { code: 'server.busy', message: '' };
	return {
		kind: 'status',
		status: response.status,
		code,
		message,
		retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
		facts
	};
}

/** `Retry-After` in ms: seconds, or an HTTP date measured from the answer's own date. */
function retryAfterMs(header: string | null): number | null {
	if (header === null) return null;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const at = Date.parse(header);
	return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
