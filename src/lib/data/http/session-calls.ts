import * as v from 'valibot';
import type { Result } from '#domain/kernel/result.ts';
import { instantToMs } from '#domain/time/instant.ts';
import { deviceClock } from '#lib/data/device-clock.ts';
import { browserFetch, requestJson, type HttpProblem } from '#lib/data/http/http-client.ts';
import { finishSwitch } from '#lib/data/http/session-switch.ts';
import type { SignInProblem } from '#lib/data/types.ts';
import { meResponseSchema, type MeResponse } from '#protocol/http/me.ts';

const anything = v.nullable(v.looseObject({}));

/** Who is signed in here, by the server; its clock is read on the way. */
export async function fetchMe(): Promise<Result<MeResponse, HttpProblem>> {
	const sentAt = deviceClock.deviceNow();
	const me = await requestJson(browserFetch, { path: '/api/me' }, meResponseSchema);
	if (me.ok) deviceClock.learn(instantToMs(me.value.serverTime), sentAt, deviceClock.deviceNow());
	return me;
}

/** Opens a session with a user name or an e-mail address; null = done. */
export async function signIn(input: {
	readonly login: string;
	readonly password: string;
}): Promise<SignInProblem | null> {
	const login = input.login.trim();
	const isEmail = login.includes('@');
	const path = isEmail ? '/api/auth/sign-in/email' : '/api/auth/sign-in/username';
	const body = { password: input.password, ...(isEmail ? { email: login } : { username: login }) };
	const answer = await requestJson(browserFetch, { path, body }, anything);
	if (answer.ok) return null;
	finishSwitch();
	return signInProblemOf(answer.error);
}

/** Ends the server's session; false when the server could not be reached. */
export async function signOut(): Promise<boolean> {
	const answer = await requestJson(browserFetch, { path: '/api/auth/sign-out', body: {} }, anything);
	return answer.ok || answer.error.kind === 'status';
}

export function signInProblemOf(problem: HttpProblem): SignInProblem {
	if (problem.kind === 'offline') return 'offline';
	if (problem.kind === 'unreadable') return 'server';
	if ([400, 401, 403, 422].includes(problem.status)) return 'credentials';
	if (problem.status === 429) return 'rate-limited';
	return problem.status === 426 ? 'update-needed' : 'server';
}
