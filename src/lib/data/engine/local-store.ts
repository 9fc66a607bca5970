import type { RxCollection } from 'rxdb/plugins/core';
import { map, type Observable } from 'rxjs';
import type { LocalDoc, LocalKind } from '#lib/data/engine/rx-schema.ts';
import type { Decision, RequestQuestion } from '#lib/data/types.ts';
import type { Instant } from '#domain/time/instant.ts';

/** The facts of a decision as they are kept; what may be chosen is worked out when it is shown. */
export interface StoredDecision extends Omit<Decision, 'choices' | 'date' | 'zone'> {
	/**
	 * The record into which the chosen version is being written. Stands here before that write and goes with the
	 * decision after it, so that an app which ends in between knows whether the question is still open.
	 */
	readonly settlingAs?: string | undefined;
}

/** The device's own small collection: decisions, drafts of forms, settings. */
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
		return this.#collection
			.find({ selector: { kind: 'decision' }, sort: [{ kind: 'desc' }, { at: 'desc' }] })
			.$.pipe(map((docs) => docs.map((doc) => doc.toJSON().data as unknown as StoredDecision)));
	}

	/** What was dropped of absences and corrections. */
	questions$(): Observable<readonly RequestQuestion[]> {
		return this.#collection
			.find({ selector: { kind: 'question' }, sort: [{ kind: 'desc' }, { at: 'desc' }] })
			.$.pipe(map((docs) => docs.map((doc) => doc.toJSON().data as unknown as RequestQuestion)));
	}

	async decision(id: string): Promise<StoredDecision | null> {
		const doc = await this.#collection.findOne(id).exec();
		return doc?.kind === 'decision' ? (doc.toJSON().data as unknown as StoredDecision) : null;
	}

	/** Notes on a decision that its answer is being written into a record. */
	async settleAs(decision: StoredDecision, entryId: string): Promise<void> {
		await this.put('decision', decision.id, decision.at, { ...decision, settlingAs: entryId });
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

	/** Whether something is kept under an id, kept up to date. */
	has$(id: string): Observable<boolean> {
		return this.#collection.findOne(id).$.pipe(map((doc) => doc !== null));
	}

	async get(id: string): Promise<Record<string, unknown> | null> {
		return (await this.#collection.findOne(id).exec())?.toJSON().data ?? null;
	}
}
