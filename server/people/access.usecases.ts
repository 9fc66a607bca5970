import type { InviteResponse } from '#protocol/http/invites.ts';
import { createInvite, revokeAccess } from '#server/auth/invites.usecases.ts';
import type { Deps } from '#server/deps.ts';
import { AppError, notFound } from '#server/http/errors.ts';
import { requireHr } from '#server/people/actor.usecase.ts';
import { findEmployee, findEmployeeByUserName } from '#server/people/people.repository.ts';

/** A new invite for a person; what they have keeps working until they use it. */
export function invitePerson(deps: Deps, actorId: string, userId: string, origin: string): InviteResponse {
	return deps.db.transaction(() => {
		requireHr(deps, actorId);
		if (!findEmployee(deps.db, userId)) throw notFound();
		return createInvite(deps, actorId, userId, origin);
	});
}

/** For a lost phone: the password is void, every session ends at once, and a new invite opens the door. */
export function resetAccess(deps: Deps, actorId: string, userId: string, origin: string): InviteResponse {
	return deps.db.transaction(() => {
		requireHr(deps, actorId);
		return reset(deps, actorId, userId, origin);
	});
}

/** The same by whoever rules the machine, when no HR is left who could. Throws 404 for an unknown user name. */
export function resetAccessByOperator(deps: Deps, userName: string, origin: string): InviteResponse {
	return deps.db.transaction(() => {
		const userId = findEmployeeByUserName(deps.db, userName.trim().normalize('NFC'));
		if (userId === null) throw new AppError('not_found', 404, 'Nobody has this user name.');
		return reset(deps, 'operator', userId, origin);
	});
}

function reset(deps: Deps, actorId: string, userId: string, origin: string): InviteResponse {
	if (!findEmployee(deps.db, userId)) throw notFound();
	revokeAccess(deps, actorId, userId);
	return createInvite(deps, actorId, userId, origin);
}
