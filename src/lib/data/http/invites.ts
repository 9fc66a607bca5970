import { ok, type Result } from '#domain/kernel/result.ts';
import { browserFetch, requestJson, type HttpProblem } from '#lib/data/http/http-client.ts';
import {
	inviteAcceptResponseSchema,
	inviteLookupResponseSchema,
	type InviteLookupResponse
} from '#protocol/http/invites.ts';
import { PASSWORD_MIN } from '#protocol/http/password.ts';

/** Whose invite a code is, before anything is set. */
export async function lookupInvite(code: string): Promise<Result<InviteLookupResponse, HttpProblem>> {
	return requestJson(
		browserFetch,
		{ path: '/api/invites/lookup', body: { code } },
		inviteLookupResponseSchema
	);
}

/** Uses the code up: sets the password and signs this device in. */
export async function acceptInvite(input: {
	readonly code: string;
	readonly password: string;
}): Promise<Result<void, HttpProblem>> {
	const answer = await requestJson(
		browserFetch,
		{ path: '/api/invites/accept', body: input },
		inviteAcceptResponseSchema
	);
	return answer.ok ? ok(undefined) : answer;
}

/** The shortest password the server takes. */
export const passwordMinimum = PASSWORD_MIN;
