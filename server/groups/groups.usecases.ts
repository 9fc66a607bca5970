import type { ManagedGroup } from '#domain/people/actor.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import type { Deps } from '#server/deps.ts';
import { listGroupRows } from '#server/groups/groups.repository.ts';

/** The groups this person manages or managed, each with its days. */
export function managedGroupsOf(deps: Pick<Deps, 'db'>, userId: string): ManagedGroup[] {
	return listGroups(deps).flatMap((group) =>
		group.data.managers
			.filter((manager) => manager.userId === userId)
			.map(({ from, to }) => ({ groupId: group.id, from, to }))
	);
}

/** Every group with its rules, by name. */
export function listGroups(deps: Pick<Deps, 'db'>): { id: string; name: string; data: GroupData }[] {
	return listGroupRows(deps.db);
}
