import { dropFormDraft, keepFormDraft, readFormDraft } from '#lib/data/form-drafts.ts';
import { createGroup, fetchGroups, updateGroup } from '#lib/data/http/groups.ts';
import type { OfficeProblem } from '#lib/data/http/office-request.ts';
import {
	groupChange,
	groupChangedMeanwhile,
	groupDraftOf,
	groupProblems,
	type GroupChange,
	type GroupDraft,
	type GroupField,
	type GroupProblem,
	type GroupProblems
} from '#lib/features/groups/group-form.ts';
import type { Group } from '#lib/features/groups/types.ts';
import { keepsDraft } from '#lib/features/office/problem.ts';

/** The side panel's state: which group is open, what was typed, why it was not saved. */
export class GroupEditor {
	isOpen: boolean = $state(false);
	group: Group | null = $state.raw(null);
	base: GroupDraft = $state.raw(groupDraftOf(null));
	draft: GroupDraft = $state.raw(groupDraftOf(null));
	problems: GroupProblems = $state.raw({});
	problem: OfficeProblem | null = $state.raw(null);
	changedFields: ReturnType<typeof groupChangedMeanwhile> = $state.raw([]);
	hasKeptDraft: boolean = $state.raw(false);
	isBusy: boolean = $state.raw(false);

	get isDirty(): boolean {
		return JSON.stringify(this.base) !== JSON.stringify(this.draft);
	}
	get #key(): string {
		return `group:${this.group?.id ?? 'new'}`;
	}

	/** Opens a group, or a new one, with whatever was typed and not saved the last time. */
	async open(group: Group | null): Promise<void> {
		this.group = group;
		this.base = groupDraftOf(group);
		this.draft = this.base;
		this.problems = {};
		this.problem = null;
		this.changedFields = [];
		this.hasKeptDraft = false;
		this.isOpen = true;
		const kept = await readFormDraft(this.#key);
		if (kept === null || this.group !== group || this.isDirty) return;
		this.draft = { ...this.base, ...(kept as Partial<GroupDraft>) };
		this.hasKeptDraft = true;
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

	/** Saves what differs; somebody else's change of the same things stops it once. Null = not saved. */
	async save(evenIfChanged: boolean): Promise<Group | null> {
		this.problems = groupProblems(this.draft);
		if (Object.keys(this.problems).length > 0) return null;
		this.isBusy = true;
		const saved = await this.#send(evenIfChanged);
		this.isBusy = false;
		if (saved === null) return null;
		this.base = this.draft;
		await dropFormDraft(this.#key);
		return saved;
	}

	async #send(evenIfChanged: boolean): Promise<Group | null> {
		const { group } = this;
		const change = groupChange(group, this.base, this.draft);
		if (group !== null && Object.keys(change).length === 0) return group;
		if (group !== null && !evenIfChanged && (await this.#isOverwriting(group, change))) return null;
		const answer =
			group === null
				? await createGroup({ ...change, name: this.draft.name.trim() })
				: await updateGroup(group.id, change);
		if (answer.ok) {
			this.problem = null;
			this.changedFields = [];
			return answer.value.group;
		}
		await this.#explain(answer.error);
		return null;
	}

	async #isOverwriting(group: Group, change: GroupChange): Promise<boolean> {
		const answer = await fetchGroups();
		if (!answer.ok) {
			await this.#explain(answer.error);
			return true;
		}
		const fresh = answer.value.groups.find((other) => other.id === group.id);
		this.changedFields = fresh ? groupChangedMeanwhile(group, fresh, change) : [];
		return this.changedFields.length > 0;
	}

	async #explain(problem: OfficeProblem): Promise<void> {
		const named = namedProblem(problem);
		this.problems = named === null ? {} : { [named[0]]: named[1] };
		this.problem = named === null ? problem : null;
		if (keepsDraft(problem)) await this.keep();
	}
}

function namedProblem(problem: OfficeProblem): readonly [GroupField, GroupProblem] | null {
	if (problem.kind === 'refused' && problem.code === 'people.overlapping_memberships') {
		return ['members', 'overlapping'];
	}
	if (problem.kind !== 'field') return null;
	const [first, second] = problem.field.split('.');
	if (first === 'name') return ['name', 'required'];
	if (first === 'members') return ['members', 'overlapping'];
	if (second === 'timeoutDays') return ['timeoutDays', 'days'];
	return second === 'withdrawHours' ? ['withdrawHours', 'hours'] : null;
}
