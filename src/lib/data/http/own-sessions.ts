import * as v from 'valibot';
import type { Result } from '#domain/kernel/result.ts';
import { browserFetch, requestJson, type HttpProblem } from '#lib/data/http/http-client.ts';
import { sessionsResponseSchema, type SessionsResponse } from '#protocol/http/sessions.ts';

/** Where the person is signed in, by the server. */
export function ownSessions(): Promise<Result<SessionsResponse, HttpProblem>> {
	return requestJson(browserFetch, { path: '/api/sessions' }, sessionsResponseSchema);
}

/** Signs another of the person's devices out. What waits there stays there until its next sign-in. */
export function endOwnSession(id: string): Promise<Result<unknown, HttpProblem>> {
	const path = `/api/sessions/${encodeURIComponent(id)}`;
	return requestJson(browserFetch, { path, method: 'DELETE' }, v.looseObject({}));
}
