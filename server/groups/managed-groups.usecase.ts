import type { ManagedGroup } from '#domain/people/actor.ts';
import type { GroupData } from '#domain/reference/reference.ts';
import type { Deps } from '#server/deps.ts';
import { referencesOf } from '#server/settings/reference.usecases.ts';

/** The groups this person manages or managed, each with its days. */
export function managedGroupsOf(deps: Pick<Deps, 'db'>, userId: string): ManagedGroup[] {
	return referencesOf(deps, 'group').flatMap(({ id, data }) =>
		(data as GroupData).managers
			.filter((manager) => manager.userId === userId)
			.map(({ from, to }) => ({ groupId: id, from, to }))
	);
}
