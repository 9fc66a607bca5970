import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorEnvelope } from '#protocol/error.ts';
import type { Logger } from '#server/deps.ts';
import { AppError } from '#server/http/errors.ts';

/** The one place where errors become answers: known ones as they are, unknown ones without details. */
export function answerError(log: Logger, error: unknown, c: Context): Response {
	return answer(c, tellError(log, error, { method: c.req.method }));
}

/**
 * What may be told of an error. One that nobody expected is written to the log, with `context` and without
 * its message, and told without details.
 */
export function tellError(log: Logger, error: unknown, context: Record<string, string>): AppError {
	const known = toAppError(error);
	if (known) return known;
	log.error({ err: describe(error), ...context }, 'unexpected error');
	return new AppError('internal.error', 500, 'Something broke on the server.');
}

function answer(c: Context, error: AppError): Response {
	for (const [name, value] of Object.entries(error.headers)) c.header(name, value);
	const body: ErrorEnvelope = { error: { ...error.facts, code: error.code, message: error.message } };
	return c.json(body, error.status as ContentfulStatusCode);
}

/** Kind and place without the message: messages of foreign errors may quote what a person wrote. */
function describe(error: unknown): { kind: string; code: string; at: string[] } {
	if (!(error instanceof Error)) return { kind: typeof error, code: '', at: [] };
	const frames = (error.stack ?? '')
		.replace(error.message, '')
		.split('\n')
		.filter((line) => line.trimStart().startsWith('at '));
	const code = (error as { code?: unknown }).code;
	return { kind: error.name, code: typeof code === 'string' ? code : '', at: frames.slice(0, 12) };
}

function toAppError(error: unknown): AppError | null {
	if (error instanceof AppError) return error;
	if (error instanceof HTTPException) {
		return new AppError('request.unreadable', error.status, 'The request cannot be read.');
	}
	const code = (error as { code?: unknown } | null)?.code;
	if (code === 'SQLITE_FULL') return new AppError('storage.full', 507, 'The server has no space left.');
	if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') {
		return new AppError('server.busy', 503, 'The server is busy.', {}, { 'retry-after': '2' });
	}
	return null;
}
