import type { ManagedGroup } from '#domain/people/actor.ts';
import type { Deps } from '#server/deps.ts';
import { findManagedGroups } from '#server/groups/managed-groups.repository.ts';

/** The groups this person manages or managed, each with its days. */
export function managedGroupsOf({ db }: Pick<Deps, 'db'>, userId: string): ManagedGroup[] {
	return findManagedGroups(db, userId);
}
