import { ok } from '#domain/kernel/result.ts';
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
	/** Counts what was opened: an answer that comes later belongs to what was open when it was asked for. */
	#opening = 0;
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
		return !isEqual(this.base, this.draft);
	}
	get #key(): string {
		return `${this.#form.kind}:${this.record?.id ?? 'new'}`;
	}

	/** Opens a record, or a new one, with whatever was typed and not saved the last time. */
	async open(record: Item | null, base: Draft): Promise<void> {
		const opening = ++this.#opening;
		this.isBusy = false;
		this.record = record;
		this.base = base;
		this.draft = base;
		this.problems = this.#noProblems;
		this.problem = null;
		this.changedFields = [];
		this.hasKeptDraft = false;
		this.isOpen = true;
		const kept = await readFormDraft(this.#key);
		if (kept === null || this.#opening !== opening || this.isDirty) return;
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
	 * Saves what differs, and closes. Somebody else's change of the same fields stops it once, so that nobody
	 * overwrites what they never saw. What was typed while the server answered is not saved: then it stays open.
	 * @returns the record as the server has it now; null when it was not saved
	 */
	async save(evenIfChanged: boolean): Promise<Item | null> {
		this.problems = this.#form.problemsOf(this.record, this.base, this.draft);
		if (Object.keys(this.problems).length > 0) return null;
		const opening = this.#opening;
		const key = this.#key;
		const sent = this.draft;
		this.changedFields = [];
		this.isBusy = true;
		const answer = await this.#send(evenIfChanged, sent);
		const isSame = this.#opening === opening;
		if (isSame) this.isBusy = false;
		if (answer === null) return null;
		if (!answer.ok) {
			if (isSame) await this.#explain(answer.error);
			return null;
		}
		if (isSame) await this.#settle(key, sent, answer.value);
		else if (isEqual(await readFormDraft(key), sent)) await dropFormDraft(key);
		return answer.value;
	}

	/** What was sent is saved; what was typed since then is what is left to save. */
	async #settle(key: string, sent: Draft, saved: Item): Promise<void> {
		this.problem = null;
		this.base = sent;
		const dropped = dropFormDraft(key);
		if (!this.isDirty) this.isOpen = false;
		else {
			this.record = saved;
			if (!this.isOpen) await this.keep();
		}
		await dropped;
	}

	/**
	 * Puts the server's newest state in the place of what was typed. Without it, what was typed stays and why
	 * is said.
	 * @returns whether the newest state is what is shown now
	 */
	async takeTheirs(draftOf: (fresh: Item) => Draft): Promise<boolean> {
		const { record } = this;
		if (record === null) return false;
		const opening = this.#opening;
		this.isBusy = true;
		const answer = await this.#form.fetchAll();
		if (this.#opening !== opening) return false;
		this.isBusy = false;
		if (!this.isOpen) return false;
		const fresh = answer.ok ? answer.value.find((other) => other.id === record.id) : undefined;
		if (fresh === undefined) {
			this.changedFields = [];
			await this.#explain(answer.ok ? { kind: 'gone' } : answer.error);
			return false;
		}
		await this.dropDraft();
		await this.open(fresh, draftOf(fresh));
		return true;
	}

	/** The server's answer; null when somebody else's change stands in between. */
	async #send(evenIfChanged: boolean, draft: Draft): Promise<Awaited<OfficeResult<Item>> | null> {
		const { record } = this;
		const change = this.#form.changeOf(record, this.base, draft);
		if (record === null) return this.#form.create(change, draft);
		if (Object.keys(change).length === 0) return ok(record);
		if (!evenIfChanged) {
			const opening = this.#opening;
			const answer = await this.#form.fetchAll();
			if (!answer.ok) return answer;
			const fresh = answer.value.find((other) => other.id === record.id);
			const changedFields = fresh ? this.#form.changedMeanwhile(record, fresh, change) : [];
			if (this.#opening === opening) this.changedFields = changedFields;
			if (changedFields.length > 0) return null;
		}
		return this.#form.update(record.id, change);
	}

	async #explain(problem: OfficeProblem): Promise<void> {
		const named = this.#form.problemAt(problem);
		this.problems = named ?? this.#noProblems;
		this.problem = named === null ? problem : null;
		if (keepsDraft(problem)) await this.keep();
	}
}

function isEqual(a: object | null, b: object | null): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
