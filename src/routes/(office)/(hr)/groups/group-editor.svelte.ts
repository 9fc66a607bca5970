import { mapped, type OfficeProblem } from '#lib/data/http/office-request.ts';
import { createGroup, fetchGroups, updateGroup } from '#lib/data/http/groups.ts';
import {
	groupChange,
	groupChangedMeanwhile,
	groupDraftOf,
	groupProblems,
	type GroupProblems
} from '#lib/features/groups/group-form.ts';
import type { Group } from '#lib/features/groups/types.ts';
import { RecordEditor } from '../record-editor.svelte.ts';

/** The panel of one group. */
export function createGroupEditor() {
	const noProblems: GroupProblems = {};
	return new RecordEditor(
		{
			kind: 'group',
			problemsOf: (_group: Group | null, _base, draft) => groupProblems(draft),
			changeOf: groupChange,
			create: async (change, { name }) =>
				mapped(await createGroup({ ...change, name: name.trim() }), ({ group }) => group),
			update: async (id, change) => mapped(await updateGroup(id, change), ({ group }) => group),
			fetchAll: async () => mapped(await fetchGroups(), ({ groups }) => groups),
			changedMeanwhile: groupChangedMeanwhile,
			problemAt
		},
		groupDraftOf(null),
		noProblems
	);
}

function problemAt(problem: OfficeProblem): GroupProblems | null {
	if (problem.kind === 'refused' && problem.code === 'people.overlapping_memberships') {
		return { members: 'overlapping' };
	}
	if (problem.kind !== 'field') return null;
	const [first, second] = problem.field.split('.');
	if (first === 'name') return { name: 'required' };
	if (first === 'members') return { members: 'overlapping' };
	if (second === 'timeoutDays') return { timeoutDays: 'days' };
	return second === 'withdrawHours' ? { withdrawHours: 'hours' } : null;
}
