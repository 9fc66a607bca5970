import { dropFormDraft, keepFormDraft, readFormDraft } from '#lib/data/form-drafts.ts';
import type { OfficeProblem } from '#lib/data/http/office-request.ts';
import { createWorkType, fetchWorkTypes, updateWorkType } from '#lib/data/http/work-types.ts';
import { keepsDraft } from '#lib/features/office/problem.ts';
import type { WorkType } from '#lib/features/work-types/types.ts';
import {
	workTypeChange,
	workTypeChangedMeanwhile,
	workTypeDraftOf,
	workTypeProblems,
	type WorkTypeChange,
	type WorkTypeDraft,
	type WorkTypeProblems
} from '#lib/features/work-types/work-type-form.ts';

/** The side panel's state: which work type is open, what was typed, why it was not saved. */
export class WorkTypeEditor {
	isOpen: boolean = $state(false);
	type: WorkType | null = $state.raw(null);
	base: WorkTypeDraft = $state.raw(workTypeDraftOf(null, []));
	draft: WorkTypeDraft = $state.raw(workTypeDraftOf(null, []));
	problems: WorkTypeProblems = $state.raw({});
	problem: OfficeProblem | null = $state.raw(null);
	changedFields: ReturnType<typeof workTypeChangedMeanwhile> = $state.raw([]);
	hasKeptDraft: boolean = $state.raw(false);
	isBusy: boolean = $state.raw(false);

	get isDirty(): boolean {
		return JSON.stringify(this.base) !== JSON.stringify(this.draft);
	}
	get #key(): string {
		return `work-type:${this.type?.id ?? 'new'}`;
	}

	/** Opens a work type, or a new one, with whatever was typed and not saved the last time. */
	async open(type: WorkType | null, all: readonly WorkType[]): Promise<void> {
		this.type = type;
		this.base = workTypeDraftOf(type, all);
		this.draft = this.base;
		this.problems = {};
		this.problem = null;
		this.changedFields = [];
		this.hasKeptDraft = false;
		this.isOpen = true;
		const kept = await readFormDraft(this.#key);
		if (kept === null || this.type !== type || this.isDirty) return;
		this.draft = { ...this.base, ...(kept as Partial<WorkTypeDraft>) };
		this.hasKeptDraft = true;
	}

	/** What was typed stays for the next time; called whenever the panel closes. */
	async keep(): Promise<void> {
		if (this.isDirty) await keepFormDraft(this.#key, this.draft);
	}

	async dropDraft(): Promise<void> {
		this.draft = this.base;
		this.hasKeptDraft = false;
		await dropFormDraft(this.#key);
	}

	/** Saves what differs; somebody else's change of the same things stops it once. Null = not saved. */
	async save(evenIfChanged: boolean): Promise<WorkType | null> {
		this.problems = workTypeProblems(this.draft);
		if (Object.keys(this.problems).length > 0) return null;
		this.isBusy = true;
		const saved = await this.#send(evenIfChanged);
		this.isBusy = false;
		if (saved === null) return null;
		this.base = this.draft;
		await dropFormDraft(this.#key);
		return saved;
	}

	async #send(evenIfChanged: boolean): Promise<WorkType | null> {
		const { type } = this;
		const change = workTypeChange(this.base, this.draft, type === null);
		if (type !== null && Object.keys(change).length === 0) return type;
		if (type !== null && !evenIfChanged && (await this.#isOverwriting(type, change))) return null;
		const answer =
			type === null
				? await createWorkType({ ...change, name: this.draft.name.trim() })
				: await updateWorkType(type.id, change);
		if (answer.ok) {
			this.problem = null;
			this.changedFields = [];
			return answer.value.workType;
		}
		await this.#explain(answer.error);
		return null;
	}

	async #isOverwriting(type: WorkType, change: WorkTypeChange): Promise<boolean> {
		const answer = await fetchWorkTypes();
		if (!answer.ok) {
			await this.#explain(answer.error);
			return true;
		}
		const fresh = answer.value.workTypes.find((other) => other.id === type.id);
		this.changedFields = fresh ? workTypeChangedMeanwhile(type, fresh, change) : [];
		return this.changedFields.length > 0;
	}

	async #explain(problem: OfficeProblem): Promise<void> {
		const field = problem.kind === 'field' ? problem.field : '';
		this.problems = field.endsWith('percent') ? { percent: true } : field === 'name' ? { name: true } : {};
		this.problem = Object.keys(this.problems).length > 0 ? null : problem;
		if (keepsDraft(problem)) await this.keep();
	}
}
