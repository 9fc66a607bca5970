import type * as v from 'valibot';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { browserFetch, requestJson, type HttpProblem, type HttpRequest } from './http-client.ts';

/** Why an act of the office did not happen, as a page can explain it. */
export type OfficeProblem =
	| { readonly kind: 'offline' }
	| { readonly kind: 'sign-in' }
	| { readonly kind: 'forbidden' }
	| { readonly kind: 'gone' }
	/** A value does not fit; `field` is the path of the request that names it. */
	| { readonly kind: 'field'; readonly field: string }
	/** A rule says no; the code is one of the protocol's. */
	| { readonly kind: 'refused'; readonly code: string; readonly retryAfterMs: number | null }
	| { readonly kind: 'server' };

export type OfficeResult<T> = Promise<Result<T, OfficeProblem>>;

/** Asks the server on behalf of an office page. */
export async function requestOffice<S extends v.GenericSchema>(
	request: HttpRequest,
	schema: S
): OfficeResult<v.InferOutput<S>> {
	const answer = await requestJson(browserFetch, request, schema);
	return answer.ok ? ok(answer.value) : err(toOfficeProblem(answer.error));
}

/** Sorts a transport problem by what a person can do about it. */
export function toOfficeProblem(problem: HttpProblem): OfficeProblem {
	if (problem.kind === 'offline') return { kind: 'offline' };
	if (problem.kind === 'unreadable') return { kind: 'server' };
	if (problem.status === 401 && problem.code === 'auth.required') return { kind: 'sign-in' };
	if (problem.status === 403 && problem.code === 'auth.forbidden') return { kind: 'forbidden' };
	if (problem.status === 404 && problem.code === 'not_found') return { kind: 'gone' };
	const { field } = problem.facts;
	if (problem.status === 400 && typeof field === 'string') return { kind: 'field', field };
	if (problem.status >= 500) return { kind: 'server' };
	return { kind: 'refused', code: problem.code, retryAfterMs: problem.retryAfterMs };
}

/** What of an answer is meant; a problem stays as it is. */
export function mapped<T, U>(
	answer: Result<T, OfficeProblem>,
	pick: (value: T) => U
): Result<U, OfficeProblem> {
	return answer.ok ? ok(pick(answer.value)) : answer;
}
