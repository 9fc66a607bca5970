import type { RxCollection } from 'rxdb/plugins/core';
import type { RxDocumentData } from 'rxdb';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Mutation } from '#domain/kernel/mutation.ts';
import { msToInstant } from '#domain/time/instant.ts';
import { neighboursOf } from '#domain/time-entry/neighbours.ts';
import { judgeTimeEntryWrite } from '#domain/time-entry/write-rule.ts';
import type { TimeEntry, TimeEntryEvent, TimeEntryWrite } from '#domain/time-entry/time-entry.ts';
import type { DeviceClock } from '#lib/data/device-clock.ts';
import { baseFor, docOf, isGone } from '#lib/data/engine/entry-doc.ts';
import { entriesAround } from '#lib/data/engine/entry-queries.ts';
import type { PersonContext } from '#lib/data/engine/person-context.ts';
import { personFactsOf } from '#lib/data/engine/person-facts.ts';
import type { EntryDoc } from '#lib/data/engine/rx-schema.ts';
import type { Stamper } from '#lib/data/engine/stamper.ts';
import type { Refusal } from '#lib/data/types.ts';

type Stored = RxDocumentData<EntryDoc>;
export type EntryDraft = Omit<TimeEntryWrite, 'mutation'>;

/** One act on one record: what it becomes, seen from what it is when the write really happens. */
export interface EntryChange {
	readonly id: string;
	readonly event: TimeEntryEvent;
	readonly comment?: string;
	/** Only on the version that this act (a mutation's id) left behind; anything newer refuses with `E_STATE`. */
	readonly onlyOn?: string;
	/** null = there is nothing to do any more. `current` is null for a record that is not there (or deleted). */
	build(current: TimeEntry | null): EntryDraft | null;
}

export interface Written {
	readonly id: string;
	readonly before: TimeEntry | null;
	readonly after: TimeEntry;
}

export type GroupOutcome = Result<readonly Written[], Refusal>;

interface Row {
	readonly previous?: Stored;
	readonly document: Stored;
}

interface Plan {
	readonly row: Row;
	readonly written: Written;
}

/** Storage problems of the device itself. */
export type StorageProblem = 'full' | 'lost';

const ATTEMPTS = 5;

/**
 * The only writer of local acts: asks the rules, names the mutation, and writes all records of one act in one
 * durable transaction. Says no with the rule's code, or with `E_STORAGE` when the device cannot keep it.
 */
export class EntryWriter {
	readonly #entries: RxCollection<EntryDoc>;
	readonly #stamper: Stamper;
	readonly #clock: DeviceClock;
	readonly #context: () => Promise<PersonContext>;
	readonly #since: () => number;
	readonly #onStorageProblem: (problem: StorageProblem | null) => void;
	readonly #onWrite: (write: Promise<unknown>) => void;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(options: {
		readonly entries: RxCollection<EntryDoc>;
		readonly stamper: Stamper;
		readonly clock: DeviceClock;
		readonly context: () => Promise<PersonContext>;
		/** Position of the last pull. */
		readonly since: () => number;
		/** Told of what the storage refuses, and with null that it took something. */
		readonly onStorageProblem: (problem: StorageProblem | null) => void;
		/** Told of every write as it begins. */
		readonly onWrite: (write: Promise<unknown>) => void;
	}) {
		this.#entries = options.entries;
		this.#stamper = options.stamper;
		this.#clock = options.clock;
		this.#context = options.context;
		this.#since = options.since;
		this.#onStorageProblem = options.onStorageProblem;
		this.#onWrite = options.onWrite;
	}

	/** All changes or, when a rule says no to one of them, none. */
	async write(changes: readonly EntryChange[]): Promise<Result<readonly Written[], Refusal>> {
		const [outcome] = await this.writeGroups([changes]);
		return outcome ?? ok([]);
	}

	/** Several groups in one transaction: each is written whole or refused whole. */
	writeGroups(groups: readonly (readonly EntryChange[])[]): Promise<GroupOutcome[]> {
		const turn = this.#queue.then(() => this.#writeGuarded(groups));
		this.#queue = turn.catch(() => undefined);
		this.#onWrite(turn);
		return turn;
	}

	async #writeGuarded(groups: readonly (readonly EntryChange[])[]): Promise<GroupOutcome[]> {
		try {
			const outcomes = await this.#writeAll(groups);
			if (outcomes.some((outcome) => outcome.ok && outcome.value.length > 0)) this.#onStorageProblem(null);
			return outcomes;
		} catch (error) {
			const problem = storageProblemOf(error);
			if (problem === null) throw error;
			this.#onStorageProblem(problem);
			return groups.map(() => err({ code: 'E_STORAGE', problem }));
		}
	}

	async #writeAll(groups: readonly (readonly EntryChange[])[]): Promise<GroupOutcome[]> {
		const done = groups.map((): Written[] => []);
		const outcomes: (GroupOutcome | null)[] = groups.map(() => null);
		let open = groups.map((group) => [...group]);
		for (let attempt = 0; attempt < ATTEMPTS && open.some((group) => group.length > 0); attempt += 1) {
			const planned = await this.#plan(open);
			planned.forEach((plan, index) => {
				if (!plan.ok) outcomes[index] = plan;
			});
			const rows = planned.flatMap((plan) => (plan.ok ? plan.value.map((one) => one.row) : []));
			const failed = await this.#store(rows);
			planned.forEach((plan, index) => {
				if (!plan.ok) return;
				done[index]?.push(...plan.value.map((one) => one.written).filter((one) => !failed.has(one.id)));
			});
			// Only a write that came in between (another tab, the replication) leads here: judge again.
			open = open.map((group) => group.filter((change) => failed.has(change.id)));
		}
		return outcomes.map((outcome, index) => outcome ?? ok(done[index] ?? []));
	}

	async #store(rows: readonly Row[]): Promise<ReadonlySet<string>> {
		if (rows.length === 0) return new Set();
		const result = await this.#entries.storageInstance.bulkWrite([...rows], 'tagwerk-act');
		return new Set(result.error.map((error) => error.documentId));
	}

	async #plan(groups: readonly (readonly EntryChange[])[]): Promise<Result<Plan[], Refusal>[]> {
		const changes = groups.flat();
		const stored = await this.#entries.storageInstance.findDocumentsById(
			changes.map((change) => change.id),
			true
		);
		const byId = new Map(stored.map((doc) => [doc.id, doc]));
		const around = await this.#around(changes, byId);
		const plans: Result<Plan[], Refusal>[] = [];
		for (const group of groups) plans.push(await this.#planGroup(group, byId, around));
		return plans;
	}

	async #planGroup(
		group: readonly EntryChange[],
		byId: ReadonlyMap<string, Stored>,
		around: readonly TimeEntry[]
	): Promise<Result<Plan[], Refusal>> {
		const plans: Plan[] = [];
		for (const change of group) {
			const judged = await this.#judge(change, byId.get(change.id) ?? null, around);
			if (!judged.ok) return judged;
			if (judged.value !== null) plans.push(judged.value);
		}
		return ok(plans);
	}

	/** Entries around the ones that are confirmed: overlaps and marks need them, drafts do not. */
	async #around(changes: readonly EntryChange[], byId: ReadonlyMap<string, Stored>): Promise<TimeEntry[]> {
		const confirmed = changes
			.filter((change) => change.event === 'confirm')
			.map((change) => byId.get(change.id)?.data ?? null)
			.filter((entry) => entry !== null);
		if (confirmed.length === 0) return [];
		return entriesAround(this.#entries, (await this.#context()).me.userId, confirmed);
	}

	async #judge(
		change: EntryChange,
		stored: Stored | null,
		around: readonly TimeEntry[]
	): Promise<Result<Plan | null, Refusal>> {
		const isThere = stored !== null && !isGone(stored) && stored.data !== null;
		const current = isThere ? stored.data : null;
		if (change.onlyOn !== undefined && current?.mutation.id !== change.onlyOn)
			return err({ code: 'E_STATE' });
		const draft = change.build(current);
		if (draft === null) return ok(null);
		const mutation = this.#stamp(change, stored);
		const next: TimeEntryWrite = { ...draft, mutation };
		const verdict = await this.#ask(change, stored, current, next, around);
		if (verdict.outcome !== 'accept') return err<Refusal>(verdict.reason);
		const isDeletion = change.event === 'delete';
		const after: TimeEntry = { ...verdict.record, mutation };
		const document = {
			...(stored ?? { _attachments: {}, _meta: { lwt: 0 }, _rev: '' }),
			...docOf(after, { pending: true, removed: isDeletion, since: this.#since(), base: baseFor(stored) }),
			_deleted: false
		} as Stored;
		return ok({
			row: stored === null ? { document } : { previous: stored, document },
			written: { id: change.id, before: current, after }
		});
	}

	#stamp(change: EntryChange, stored: Stored | null): Mutation {
		const unacknowledged = stored?.pending === 1 && stored.data !== null ? stored.data.mutation : null;
		return this.#stamper.stamp(change.event, unacknowledged, change.comment);
	}

	async #ask(
		change: EntryChange,
		stored: Stored | null,
		current: TimeEntry | null,
		next: TimeEntryWrite,
		around: readonly TimeEntry[]
	) {
		const context = await this.#context();
		const now = msToInstant(this.#clock.correctedNow());
		const master = current ?? (stored?.removed === 1 ? stored.data : null);
		return judgeTimeEntryWrite({
			...personFactsOf(context, context.employees.get(next.userId) ?? null, now),
			master,
			isMasterDeleted: current === null && master !== null,
			next,
			isDeletion: change.event === 'delete',
			event: change.event,
			others: neighboursOf(next, around)
		});
	}
}

/** Whether an error is the device's storage giving up: full, or taken away by the browser. */
export function storageProblemOf(error: unknown): StorageProblem | null {
	const names = new Set<string>();
	let inner: unknown = error;
	for (let depth = 0; depth < 5 && inner !== null && typeof inner === 'object'; depth += 1) {
		if ('name' in inner) names.add(String(inner.name));
		inner = 'inner' in inner ? inner.inner : 'cause' in inner ? inner.cause : null;
	}
	if (names.has('QuotaExceededError')) return 'full';
	if (names.has('DatabaseClosedError') || names.has('InvalidStateError') || names.has('UnknownError'))
		return 'lost';
	return names.has('AbortError') ? 'full' : null;
}
