import * as v from 'valibot';
import { ok, type Result } from '#domain/kernel/result.ts';
import { browserFetch, requestJson, type HttpProblem } from '#lib/data/http/http-client.ts';
import {
	inviteAcceptResponseSchema,
	inviteLookupResponseSchema,
	type InviteLookupResponse
} from '#protocol/http/invites.ts';
import { PASSWORD_MIN } from '#protocol/http/people.ts';
import { demoInfoSchema, setupStatusSchema, type DemoInfo } from '#protocol/http/setup.ts';

/** Whose invite a code is, before anything is set. */
export async function lookupInvite(code: string): Promise<Result<InviteLookupResponse, HttpProblem>> {
	return requestJson(browserFetch, { path: '/api/invites/lookup', body: { code } }, inviteLookupResponseSchema);
}

/** Uses the code up: sets the password and signs this device in. */
export async function acceptInvite(input: {
	readonly code: string;
	readonly password: string;
}): Promise<Result<void, HttpProblem>> {
	const answer = await requestJson(browserFetch, { path: '/api/invites/accept', body: input }, inviteAcceptResponseSchema);
	return answer.ok ? ok(undefined) : answer;
}

const noDemo: DemoInfo = { demo: false, password: null, accounts: [] };

/** The accounts one may try, in demo mode only; nothing when this is no demo or the server is out of reach. */
export async function demoInfo(): Promise<DemoInfo> {
	const answer = await requestJson(browserFetch, { path: '/api/setup/demo', method: 'GET' }, demoInfoSchema);
	return answer.ok ? answer.value : noDemo;
}

/** Whether this server still waits for its company. False when it cannot be asked. */
export async function isSetupNeeded(): Promise<boolean> {
	const answer = await requestJson(browserFetch, { path: '/api/setup', method: 'GET' }, setupStatusSchema);
	return answer.ok && answer.value.needed;
}

const healthSchema = v.object({ version: v.string() });

/** The server's version; null when it cannot be asked. */
export async function serverVersion(): Promise<string | null> {
	const answer = await requestJson(browserFetch, { path: '/api/health', method: 'GET' }, healthSchema);
	return answer.ok ? answer.value.version : null;
}

/** The shortest password the server takes. */
export const passwordMinimum = PASSWORD_MIN;
