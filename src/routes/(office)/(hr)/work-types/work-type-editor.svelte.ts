import { mapped, type OfficeProblem } from '#lib/data/http/office-request.ts';
import { createWorkType, fetchWorkTypes, updateWorkType } from '#lib/data/http/work-types.ts';
import type { WorkType } from '#lib/features/work-types/types.ts';
import {
	workTypeChange,
	workTypeChangedMeanwhile,
	workTypeDraftOf,
	workTypeProblems,
	type WorkTypeProblems
} from '#lib/features/work-types/work-type-form.ts';
import { RecordEditor } from '../record-editor.svelte.ts';

/** The panel of one work type. */
export function createWorkTypeEditor() {
	const noProblems: WorkTypeProblems = {};
	return new RecordEditor(
		{
			kind: 'work-type',
			problemsOf: (_type: WorkType | null, _base, draft) => workTypeProblems(draft),
			changeOf: (type, base, draft) => workTypeChange(base, draft, type === null),
			create: async (change, { name }) =>
				mapped(await createWorkType({ ...change, name: name.trim() }), ({ workType }) => workType),
			update: async (id, change) => mapped(await updateWorkType(id, change), ({ workType }) => workType),
			fetchAll: async () => mapped(await fetchWorkTypes(), ({ workTypes }) => workTypes),
			changedMeanwhile: workTypeChangedMeanwhile,
			problemAt
		},
		workTypeDraftOf(null, []),
		noProblems
	);
}

function problemAt(problem: OfficeProblem): WorkTypeProblems | null {
	if (problem.kind !== 'field') return null;
	if (problem.field.endsWith('percent')) return { percent: true };
	return problem.field === 'name' ? { name: true } : null;
}
