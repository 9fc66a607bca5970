import type { Actor } from '#domain/people/actor.ts';
import { managedGroupsOn } from '#domain/people/visibility.ts';
import type { Deps } from '#server/deps.ts';
import { AppError, forbidden } from '#server/http/errors.ts';
import { findStanding } from '#server/people/people.repository.ts';
import { managedGroupsOf } from '#server/groups/managed-groups.usecase.ts';
import { companyToday } from '#server/settings/settings.usecases.ts';

/**
 * Who this person is at this moment. Ask again inside the write transaction: rights may have gone since
 * the request began. Throws 401 when the person does not exist (any more).
 */
export function actorOf(deps: Pick<Deps, 'db'>, userId: string): Actor {
	const standing = findStanding(deps.db, userId);
	if (standing === null) throw new AppError('auth.required', 401, 'Sign in first.');
	return {
		userId,
		isHr: standing.isHr && !standing.isArchived,
		manages: standing.isArchived ? [] : managedGroupsOf(deps, userId),
		archived: standing.isArchived
	};
}

/** Whether the actor manages a group today; who only did once, or will, is no manager. */
export function isManager(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor): boolean {
	return actor.manages.length > 0 && managedGroupsOn(actor, companyToday(deps)).size > 0;
}

/** The actor, when HR at this moment; throws 403 otherwise. Ask it inside the transaction that changes something. */
export function requireHr(deps: Pick<Deps, 'db'>, userId: string): Actor {
	const actor = actorOf(deps, userId);
	if (!actor.isHr) throw forbidden();
	return actor;
}
