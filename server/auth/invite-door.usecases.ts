import type { InviteLookupResponse } from '#protocol/http/invites.ts';
import { personOfInvite, redeemInvite } from '#server/auth/invites.usecases.ts';
import { hashPassword } from '#server/auth/password.ts';
import type { Deps } from '#server/deps.ts';
import { activateInvited, nameOf } from '#server/people/invited.usecases.ts';
import { findGeneral } from '#server/settings/settings.usecases.ts';

/** Greets the person whom a code belongs to, before any password. Throws 404 for a code that opens nothing. */
export function greetByInvite(deps: Deps, code: string): InviteLookupResponse {
	const { name, userName } = nameOf(deps, personOfInvite(deps, code));
	const general = findGeneral(deps);
	return { name, userName, company: general?.company ?? '', language: general?.language ?? 'de' };
}

/** Sets the password by a code, which is then used up, and answers who it is. */
export async function acceptInvite(deps: Deps, code: string, password: string): Promise<string> {
	personOfInvite(deps, code);
	const passwordHash = await hashPassword(password);
	return deps.db.transaction(() => {
		// Asked again inside: of two who use one code at once, one comes in.
		const userId = redeemInvite(deps, code, passwordHash);
		activateInvited(deps, userId);
		return userId;
	});
}
