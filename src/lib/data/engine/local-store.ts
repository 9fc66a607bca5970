import type { RxCollection } from 'rxdb/plugins/core';
import { map, type Observable } from 'rxjs';
import { instantToMs, msToInstant, type Instant } from '#domain/time/instant.ts';
import type { Written } from '#lib/data/engine/entry-writer.ts';
import { putLocalDocs } from '#lib/data/engine/put-local-docs.ts';
import type { RequestDone } from '#lib/data/engine/requests/request-done.ts';
import type { LocalDoc, LocalKind } from '#lib/data/engine/rx-schema.ts';
import type { Decision, RequestQuestion, SettledChoice } from '#lib/data/types.ts';

/** How long what was decided stays in the list of what is done, with its undo. */
export const SETTLED_DAYS = 30;

/**
 * The record into which the chosen version is being written. Stands beside an item before that write and goes with the
 * item after it, so that an app which ends in between knows whether the question is still open.
 */
interface Settling {
	readonly settlingAs?: string | undefined;
}

type WorkedOut = 'choices' | 'date' | 'zone' | 'now' | 'hasMovedOn' | 'proposal';

/** The facts of a decision as they are kept; what may be chosen is worked out when it is shown. */
export interface StoredDecision extends Omit<Decision, WorkedOut>, Settling {
	/** Where the chosen version is written; without it: into the entries. */
	readonly settlingIn?: 'corrections' | undefined;
}

export interface StoredQuestion extends RequestQuestion, Settling {
	/** The last act on the record before the answer; null = there was no record. */
	readonly settlingOn?: string | null | undefined;
}

/** An item that was decided, as it was, and what the answer wrote, so that both can be taken back. */
export interface StoredSettled {
	readonly id: string;
	readonly at: Instant;
	readonly choice: SettledChoice;
	readonly item:
		| { readonly of: 'decision'; readonly is: StoredDecision }
		| { readonly of: 'question'; readonly is: StoredQuestion };
	readonly entries: readonly Written[];
	readonly request: RequestDone | null;
}

/** The device's own small collection: decisions and what became of them, drafts of forms, settings. */
export class LocalStore {
	readonly #collection: RxCollection<LocalDoc>;

	constructor(collection: RxCollection<LocalDoc>) {
		this.#collection = collection;
	}

	/** Writes down what was dropped. The id is the mutation's, so that a repeated answer changes nothing. */
	async fileDecisions(decisions: readonly StoredDecision[]): Promise<void> {
		if (decisions.length === 0) return;
		const result = await this.#collection.bulkInsert(
			decisions.map((decision) => ({
				id: decision.id,
				kind: 'decision' as const,
				at: decision.at,
				data: { ...decision } as Record<string, unknown>
			}))
		);
		const failed = result.error.find((error) => error.status !== 409);
		if (failed) throw new Error(`the decision could not be kept (${failed.status})`);
	}

	decisions$(): Observable<readonly StoredDecision[]> {
		return this.#all$<StoredDecision>('decision');
	}

	/** What was dropped of absences and corrections. */
	questions$(): Observable<readonly StoredQuestion[]> {
		return this.#all$<StoredQuestion>('question');
	}

	/** What was decided, latest first; what is older than 30 days goes with the next decision. */
	settled$(): Observable<readonly StoredSettled[]> {
		return this.#all$<StoredSettled>('settled');
	}

	decision(id: string): Promise<StoredDecision | null> {
		return this.#one<StoredDecision>('decision', id);
	}
	question(id: string): Promise<StoredQuestion | null> {
		return this.#one<StoredQuestion>('question', id);
	}
	settled(id: string): Promise<StoredSettled | null> {
		return this.#one<StoredSettled>('settled', id);
	}

	/** The open items into whose record an answer was being written when the app ended. */
	async settling(): Promise<{
		readonly decisions: readonly StoredDecision[];
		readonly questions: readonly StoredQuestion[];
	}> {
		const selector = { kind: { $gte: 'decision' as const, $lte: 'question' as const } };
		const docs = await this.#collection.find({ selector, sort: [{ kind: 'desc' }, { at: 'desc' }] }).exec();
		const of = <T extends Settling>(kind: LocalKind) =>
			docs
				.filter((doc) => doc.kind === kind)
				.map((doc) => doc.toJSON().data as unknown as T)
				.filter(({ settlingAs }) => settlingAs !== undefined);
		return { decisions: of('decision'), questions: of('question') };
	}

	/** Notes on an open item what is known about it besides: an answer under way, somebody who was asked. */
	async noteOn({ of, is }: StoredSettled['item']): Promise<void> {
		await this.put(of, is.id, is.at, { ...is });
	}

	/** Items become done in one transaction. Whatever is about the same act later finds them done. */
	async settle(settled: readonly StoredSettled[]): Promise<void> {
		await this.#put(settled.map((one) => docOf('settled', one.id, one.at, one)));
		const newest = settled[0]?.at;
		if (newest === undefined) return;
		const oldest = msToInstant(instantToMs(newest) - SETTLED_DAYS * 86_400_000);
		const over = await this.#collection.find({ selector: { kind: 'settled', at: { $lt: oldest } } }).exec();
		if (over.length > 0) await this.removeAll(over.map((doc) => doc.id));
	}

	/** Puts what was decided among the open items again. False when one of them is open already, or decided anew. */
	async reopen(settled: readonly StoredSettled[]): Promise<boolean> {
		const held = await Promise.all(settled.map((one) => this.settled(one.id)));
		if (held.some((one, index) => one?.at !== settled[index]?.at)) return false;
		await this.#put(settled.map(({ item: { of, is } }) => docOf(of, is.id, is.at, withoutSettling(is))));
		return true;
	}

	async remove(id: string): Promise<void> {
		await this.removeAll([id]);
	}

	/** All in one transaction; what another tab removed is gone already. */
	async removeAll(ids: readonly string[]): Promise<void> {
		const { error } = await this.#collection.bulkRemove([...ids]);
		if (error.length === 0) return;
		const left = await this.#collection.findByIds(error.map((one) => one.documentId)).exec();
		await Promise.all([...left.values()].map((doc) => doc.incrementalRemove()));
	}

	async put(kind: LocalKind, id: string, at: Instant, data: Record<string, unknown>): Promise<void> {
		await this.#collection.upsert({ id, kind, at, data });
	}

	#put(docs: readonly LocalDoc[]): Promise<void> {
		return putLocalDocs(this.#collection.storageInstance, docs);
	}

	#all$<T>(kind: LocalKind): Observable<readonly T[]> {
		return this.#collection
			.find({ selector: { kind }, sort: [{ kind: 'desc' }, { at: 'desc' }] })
			.$.pipe(map((docs) => docs.map((doc) => doc.toJSON().data as T)));
	}

	async #one<T>(kind: LocalKind, id: string): Promise<T | null> {
		const doc = await this.#collection.findOne(id).exec();
		return doc?.kind === kind ? (doc.toJSON().data as T) : null;
	}

	/** Whether something is kept under an id, kept up to date. */
	has$(id: string): Observable<boolean> {
		return this.#collection.findOne(id).$.pipe(map((doc) => doc !== null));
	}

	async get(id: string): Promise<Record<string, unknown> | null> {
		return (await this.#collection.findOne(id).exec())?.toJSON().data ?? null;
	}
}

function docOf(kind: LocalKind, id: string, at: Instant, data: object): LocalDoc {
	return { id, kind, at, data: { ...data } };
}

function withoutSettling<T extends Settling>(item: T): T {
	return { ...item, settlingAs: undefined, settlingIn: undefined, settlingOn: undefined };
}
