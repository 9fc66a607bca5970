import type { GroupData } from '#domain/reference/reference.ts';
import type { Deps } from '#server/deps.ts';
import { referencesOf } from '#server/settings/reference.usecases.ts';

/** A group as the rules look at it. */
export interface GroupRules {
	readonly id: string;
	readonly data: GroupData;
}

/** The rules of every group. */
export function listGroupRules(deps: Pick<Deps, 'db'>): GroupRules[] {
	return referencesOf(deps, 'group').map(({ id, data }) => ({ id, data: data as GroupData }));
}
