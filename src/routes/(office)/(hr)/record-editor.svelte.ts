import { dropFormDraft, keepFormDraft, readFormDraft } from '#lib/data/form-drafts.ts';
import type { OfficeProblem, OfficeResult } from '#lib/data/http/office-request.ts';
import { keepsDraft } from '#lib/features/office/problem.ts';

/** What a side panel has to know of the kind of record it edits. */
export interface RecordForm<Item extends { readonly id: string }, Draft, Problems, Change, Field> {
	/** Drafts are kept under this word. */
	readonly kind: string;
	/** What is missing or cannot be, by field. */
	problemsOf(record: Item | null, base: Draft, draft: Draft): Problems;
	/** What differs, as the server takes it. */
	changeOf(record: Item | null, base: Draft, draft: Draft): Change;
	create(change: Change, draft: Draft): OfficeResult<Item>;
	update(id: string, change: Change): OfficeResult<Item>;
	/** The newest state of all records of this kind. */
	fetchAll(): OfficeResult<readonly Item[]>;
	/** What somebody else changed between opening and saving, among what is about to be saved. */
	changedMeanwhile(opened: Item, fresh: Item, change: Change): readonly Field[];
	/** The field at which the server's answer belongs; null when it belongs to none. */
	problemAt(problem: OfficeProblem): Problems | null;
}

/** A side panel's state: which record is open, what was typed, why it was not saved. */
export class RecordEditor<
	Item extends { readonly id: string },
	Draft extends object,
	Problems extends object,
	Change extends object,
	Field
> {
	isOpen: boolean = $state(false);
	record: Item | null = $state.raw(null);
	base: Draft;
	draft: Draft;
	problems: Problems;
	problem: OfficeProblem | null = $state.raw(null);
	changedFields: readonly Field[] = $state.raw([]);
	hasKeptDraft: boolean = $state.raw(false);
	isBusy: boolean = $state.raw(false);
	readonly #form: RecordForm<Item, Draft, Problems, Change, Field>;
	readonly #noProblems: Problems;

	constructor(form: RecordForm<Item, Draft, Problems, Change, Field>, empty: Draft, noProblems: Problems) {
		this.#form = form;
		this.#noProblems = noProblems;
		this.base = $state.raw(empty);
		this.draft = $state.raw(empty);
		this.problems = $state.raw(noProblems);
	}

	get isDirty(): boolean {
		return JSON.stringify(this.base) !== JSON.stringify(this.draft);
	}
	get #key(): string {
		return `${this.#form.kind}:${this.record?.id ?? 'new'}`;
	}

	/** Opens a record, or a new one, with whatever was typed and not saved the last time. */
	async open(record: Item | null, base: Draft): Promise<void> {
		this.record = record;
		this.base = base;
		this.draft = base;
		this.problems = this.#noProblems;
		this.problem = null;
		this.changedFields = [];
		this.hasKeptDraft = false;
		this.isOpen = true;
		const kept = await readFormDraft(this.#key);
		if (kept === null || this.record !== record || this.isDirty) return;
		this.draft = { ...this.base, ...(kept as Partial<Draft>) };
		this.hasKeptDraft = true;
	}

	/** What was typed stays for the next time; called whenever the panel closes. */
	async keep(): Promise<void> {
		if (this.isDirty) await keepFormDraft(this.#key, this.draft);
	}

	async dropDraft(): Promise<void> {
		this.draft = this.base;
		this.hasKeptDraft = false;
		this.problems = this.#noProblems;
		await dropFormDraft(this.#key);
	}

	/**
	 * Saves what differs. Somebody else's change of the same fields stops it once, so that nobody overwrites
	 * what they never saw.
	 * @returns the record as the server has it now; null when it was not saved
	 */
	async save(evenIfChanged: boolean): Promise<Item | null> {
		this.problems = this.#form.problemsOf(this.record, this.base, this.draft);
		if (Object.keys(this.problems).length > 0) return null;
		this.isBusy = true;
		const saved = await this.#send(evenIfChanged);
		this.isBusy = false;
		if (saved === null) return null;
		this.base = this.draft;
		await dropFormDraft(this.#key);
		return saved;
	}

	async #send(evenIfChanged: boolean): Promise<Item | null> {
		const { record } = this;
		const change = this.#form.changeOf(record, this.base, this.draft);
		if (record !== null && Object.keys(change).length === 0) return record;
		if (record !== null && !evenIfChanged && (await this.#isOverwriting(record, change))) return null;
		const answer =
			record === null
				? await this.#form.create(change, this.draft)
				: await this.#form.update(record.id, change);
		if (answer.ok) {
			this.problem = null;
			this.changedFields = [];
			return answer.value;
		}
		await this.#explain(answer.error);
		return null;
	}

	async #isOverwriting(record: Item, change: Change): Promise<boolean> {
		const answer = await this.#form.fetchAll();
		if (!answer.ok) {
			await this.#explain(answer.error);
			return true;
		}
		const fresh = answer.value.find((other) => other.id === record.id);
		this.changedFields = fresh ? this.#form.changedMeanwhile(record, fresh, change) : [];
		return this.changedFields.length > 0;
	}

	async #explain(problem: OfficeProblem): Promise<void> {
		const named = this.#form.problemAt(problem);
		this.problems = named ?? this.#noProblems;
		this.problem = named === null ? problem : null;
		if (keepsDraft(problem)) await this.keep();
	}
}
