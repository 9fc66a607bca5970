import { mapped, type OfficeProblem } from '#lib/data/http/office-request.ts';
import { createPerson, fetchPeople, updatePerson } from '#lib/data/http/people.ts';
import type { WeekMinutes } from '#lib/features/people/hours.ts';
import {
	changedMeanwhile,
	draftOf,
	personChange,
	personFieldOf,
	personProblemOf,
	personProblems,
	type PersonProblems
} from '#lib/features/people/person-form.ts';
import { m } from '#lib/paraglide/messages.js';
import { RecordEditor } from '../record-editor.svelte.ts';

const noUsual: WeekMinutes = { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 };

/** The panel of one person. */
export function createPersonEditor() {
	const noProblems: PersonProblems = {};
	return new RecordEditor(
		{
			kind: 'person',
			problemsOf: personProblems,
			changeOf: (person, base, draft) => personChange(person, base, draft, m.hr_person_hours_first()),
			create: async (change, { name }) =>
				mapped(await createPerson({ ...change, name: name.trim() }), ({ person }) => person),
			update: async (id, change) => mapped(await updatePerson(id, change), ({ person }) => person),
			fetchAll: async () => mapped(await fetchPeople(), ({ people }) => people),
			changedMeanwhile,
			problemAt
		},
		draftOf(null, '', noUsual),
		noProblems
	);
}

function problemAt(problem: OfficeProblem): PersonProblems | null {
	if (problem.kind === 'field') return { [personFieldOf(problem.field)]: 'unfit' };
	const named = problem.kind === 'refused' ? personProblemOf(problem.code) : null;
	return named === null ? null : { [named[0]]: named[1] };
}
