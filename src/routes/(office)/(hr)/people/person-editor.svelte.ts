import { dropFormDraft, keepFormDraft, readFormDraft } from '#lib/data/form-drafts.ts';
import type { OfficeProblem } from '#lib/data/http/office-request.ts';
import { createPerson, fetchPeople, updatePerson } from '#lib/data/http/people.ts';
import { keepsDraft } from '#lib/features/office/problem.ts';
import type { WeekMinutes } from '#lib/features/people/hours.ts';
import {
	changedMeanwhile,
	draftOf,
	personChange,
	personFieldOf,
	personProblemOf,
	personProblems,
	type PersonDraft,
	type PersonProblems,
	type WatchedField
} from '#lib/features/people/person-form.ts';
import type { Person } from '#lib/features/people/types.ts';

/** The side panel's state: who is open, what was typed, why it was not saved. */
export class PersonEditor {
	isOpen: boolean = $state(false);
	person: Person | null = $state.raw(null);
	base: PersonDraft = $state.raw(draftOf(null, '', noUsual));
	draft: PersonDraft = $state.raw(draftOf(null, '', noUsual));
	problems: PersonProblems = $state.raw({});
	problem: OfficeProblem | null = $state.raw(null);
	changedFields: readonly WatchedField[] = $state.raw([]);
	hasKeptDraft: boolean = $state.raw(false);
	isBusy: boolean = $state.raw(false);

	get isDirty(): boolean {
		return JSON.stringify(this.base) !== JSON.stringify(this.draft);
	}

	/** Opens a person, or somebody new, with whatever was typed and not saved the last time. */
	async open(person: Person | null, today: string, usual: WeekMinutes): Promise<void> {
		this.#reset(person, today, usual);
		this.isOpen = true;
		const kept = await readFormDraft(this.#key);
		if (kept === null || this.person !== person || this.isDirty) return;
		this.draft = { ...this.base, ...(kept as Partial<PersonDraft>) };
		this.hasKeptDraft = true;
	}

	#reset(person: Person | null, today: string, usual: WeekMinutes): void {
		this.person = person;
		this.base = draftOf(person, today, usual);
		this.draft = this.base;
		this.problems = {};
		this.problem = null;
		this.changedFields = [];
		this.hasKeptDraft = false;
	}

	get #key(): string {
		return `person:${this.person?.id ?? 'new'}`;
	}

	/** What was typed stays for the next time; called whenever the panel closes. */
	async keep(): Promise<void> {
		if (this.isDirty) await keepFormDraft(this.#key, this.draft);
	}

	async dropDraft(): Promise<void> {
		this.draft = this.base;
		this.hasKeptDraft = false;
		this.problems = {};
		await dropFormDraft(this.#key);
	}

	/**
	 * Saves what differs. Somebody else's change of the same fields stops it once, so that nobody overwrites
	 * what they never saw.
	 * @returns the person as the server has them now; null when it was not saved
	 */
	async save(options: {
		readonly evenIfChanged: boolean;
		readonly firstComment: string;
	}): Promise<Person | null> {
		this.problems = personProblems(this.person, this.base, this.draft);
		if (Object.keys(this.problems).length > 0) return null;
		this.isBusy = true;
		const saved = await this.#send(options);
		this.isBusy = false;
		if (saved === null) return null;
		this.base = this.draft;
		await dropFormDraft(this.#key);
		return saved;
	}

	async #send({
		evenIfChanged,
		firstComment
	}: {
		evenIfChanged: boolean;
		firstComment: string;
	}): Promise<Person | null> {
		const { person } = this;
		const change = personChange(person, this.base, this.draft, firstComment);
		if (person !== null && Object.keys(change).length === 0) return person;
		if (person !== null && !evenIfChanged && (await this.#isOverwriting(person, change))) return null;
		const answer =
			person === null
				? await createPerson({ ...change, name: this.draft.name.trim() })
				: await updatePerson(person.id, change);
		if (answer.ok) {
			this.problem = null;
			this.changedFields = [];
			return answer.value.person;
		}
		await this.#explain(answer.error);
		return null;
	}

	async #isOverwriting(person: Person, change: Parameters<typeof changedMeanwhile>[2]): Promise<boolean> {
		const answer = await fetchPeople();
		if (!answer.ok) {
			await this.#explain(answer.error);
			return true;
		}
		const fresh = answer.value.people.find((other) => other.id === person.id);
		this.changedFields = fresh ? changedMeanwhile(person, fresh, change) : [];
		return this.changedFields.length > 0;
	}

	async #explain(problem: OfficeProblem): Promise<void> {
		const named =
			problem.kind === 'field'
				? ([personFieldOf(problem.field), 'unfit'] as const)
				: problem.kind === 'refused'
					? personProblemOf(problem.code)
					: null;
		this.problems = named === null ? {} : { [named[0]]: named[1] };
		this.problem = named === null ? problem : null;
		if (keepsDraft(problem)) await this.keep();
	}
}

const noUsual: WeekMinutes = { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0 };
