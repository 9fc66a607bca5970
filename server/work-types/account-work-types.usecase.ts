import type { AccountWorkTypes } from '#domain/account/work-type-credit.ts';
import type { WorkTypeData } from '#domain/reference/reference.ts';
import type { Deps } from '#server/deps.ts';
import { referencesOf } from '#server/settings/reference.usecases.ts';

/** The work types as rules and account look at them, by id. */
export function accountWorkTypes(deps: Pick<Deps, 'db'>): AccountWorkTypes {
	return new Map(referencesOf(deps, 'work_type').map(({ id, data }) => [id, data as WorkTypeData]));
}
