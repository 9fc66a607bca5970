import type { InferOutput } from 'valibot';
import type { WorkTypeData } from '#domain/reference/reference.ts';
import type {
	createWorkTypeRequestSchema,
	updateWorkTypeRequestSchema,
	WorkTypeResource
} from '#protocol/http/work-types.ts';
import type { Deps } from '#server/deps.ts';
import { notFound } from '#server/http/errors.ts';
import { requireHr } from '#server/people/actor.usecase.ts';
import { referenceOf, referencesOf, saveReference } from '#server/settings/reference.usecases.ts';

type NewWorkType = InferOutput<typeof createWorkTypeRequestSchema>;
type WorkTypeChange = InferOutput<typeof updateWorkTypeRequestSchema>;

/** What a new work type has unless said otherwise: full working time, for everybody. */
const usual: WorkTypeData = {
	percent: 100,
	compliance: true,
	colour: 'clay',
	icon: 'briefcase',
	groupIds: null,
	retired: false
};

/** Every work type, retired ones included, by name. */
export function listWorkTypes(deps: Pick<Deps, 'db'>): WorkTypeResource[] {
	return referencesOf(deps, 'work_type').map(({ id, name, data }) => ({
		id,
		name,
		data: data as WorkTypeData
	}));
}

/** Creates a label for worked time. */
export function createWorkType(deps: Deps, actorId: string, request: NewWorkType): WorkTypeResource {
	return deps.db.transaction(() => {
		requireHr(deps, actorId);
		const data: WorkTypeData = { ...usual, ...defined(request.data) };
		return save(deps, actorId, { id: deps.ids.next(), name: request.name, data });
	});
}

/** Changes a label; entries that carry it keep it. */
export function updateWorkType(
	deps: Deps,
	actorId: string,
	id: string,
	change: WorkTypeChange
): WorkTypeResource {
	return deps.db.transaction(() => {
		requireHr(deps, actorId);
		const before = referenceOf(deps, 'work_type', id);
		if (!before) throw notFound();
		const data: WorkTypeData = { ...(before.data as WorkTypeData), ...defined(change.data ?? {}) };
		return save(deps, actorId, { id, name: change.name ?? before.name, data });
	});
}

function save(deps: Deps, actorId: string, workType: WorkTypeResource): WorkTypeResource {
	saveReference(deps, actorId, { ...workType, kind: 'work_type' });
	return workType;
}

/** A patch without the keys that were left out. */
function defined(patch: {
	[Key in keyof WorkTypeData]?: WorkTypeData[Key] | undefined;
}): Partial<WorkTypeData> {
	return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
